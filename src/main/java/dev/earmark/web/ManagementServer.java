package dev.earmark.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.earmark.fault.Rejected;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Liveness, readiness and metrics for operators: at this machine only, on a port and threads of its own, so that it answers when the API
 * does not. {@code /live} says 200 as long as the process runs; {@code /ready} says 503 with the reasons, one a line.
 */
public final class ManagementServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpServer server;
    private final Supplier<String> metrics;
    private final List<Check> checks;
    private final List<Check> notes;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("management-", 0)
            .factory());
    private volatile String holdup = "starting";

    /** Something without which no work can be done. @param problem what is wrong, for people; empty when nothing is. May block */
    public record Check(String name, Supplier<Optional<String>> problem) {}

    /**
     * @param port    0 for any that is free
     * @param metrics in the text format of Prometheus
     * @param notes   what is told beside, and makes nothing unready
     * @throws Rejected with {@code web.port-taken}
     */
    public ManagementServer(int port, Supplier<String> metrics, List<Check> checks, List<Check> notes) {
        this.metrics = metrics;
        this.notes = List.copyOf(notes);
        this.checks = List.copyOf(checks);
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 16);
        } catch (IOException taken) {
            throw new Rejected("web.port-taken", "Cannot listen at 127.0.0.1, port " + port
                    + " (web.management-port); is another program there?", taken);
        }
        server.setExecutor(threads);
        server.createContext("/live", exchange -> answer(exchange, "/live", 200, "text/plain; charset=utf-8", "alive\n"));
        server.createContext("/ready", this::ready);
        server.createContext("/metrics", exchange -> answer(exchange, "/metrics", 200, "text/plain; version=0.0.4; charset=utf-8",
                metrics.get()));
        server.createContext("/", exchange -> answer(exchange, "", 404, "text/plain; charset=utf-8",
                "There are /live, /ready and /metrics.\n"));
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Everything has started. */
    public void started() {
        holdup = "";
    }

    /** No new work is taken: readiness says so from now on. */
    public void draining() {
        holdup = "draining";
    }

    private void ready(HttpExchange exchange) throws IOException {
        List<String> reasons = new ArrayList<>();
        if (!holdup.isEmpty()) {
            reasons.add(holdup);
        }
        reasons.addAll(problems(checks));
        int status = reasons.isEmpty() ? 200 : 503;
        if (reasons.isEmpty()) {
            reasons.add("ready");
        }
        reasons.addAll(problems(notes));
        answer(exchange, "/ready", status, "text/plain; charset=utf-8", String.join("\n", reasons) + "\n");
    }

    private List<String> problems(List<Check> all) {
        List<String> problems = new ArrayList<>();
        List<Future<Optional<String>>> asked = all.stream().map(check -> threads.submit(check.problem()::get)).toList();
        for (int i = 0; i < all.size(); i++) {
            String name = all.get(i).name();
            problem(asked.get(i)).ifPresent(problem -> problems.add(name + ": " + problem));
        }
        return problems;
    }

    private static Optional<String> problem(Future<Optional<String>> check) {
        try {
            return check.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            check.cancel(true);
            return Optional.of("no answer within " + PATIENCE.toSeconds() + " s");
        } catch (ExecutionException failed) {
            return Optional.of("the check failed (" + String.valueOf(failed.getCause()).lines().findFirst().orElse("") + ")");
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return Optional.of("stopping");
        }
    }

    /** @param path that the context stands for; it also gets everything below it */
    private static void answer(HttpExchange exchange, String path, int status, String type, String text) throws IOException {
        boolean exact = path.isEmpty() || exchange.getRequestURI().getPath().equals(path);
        byte[] bytes = (exact ? text : "There are /live, /ready and /metrics.\n").getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(exact ? status : 404, head ? -1 : bytes.length);
            if (!head) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
