package dev.earmark.eval.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.earmark.fault.Unavailable;
import dev.earmark.language.TokenEstimate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BinaryOperator;

/**
 * Speaks like OpenAI's chat completions at a free port of this machine, until it is closed. What it says is told it; how long it takes,
 * what it refuses and how it fails is its {@link Conduct}. Safe for many threads.
 */
public final class ModelServer implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final BinaryOperator<String> mind;
    private final Conduct conduct;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final PrefixCache cache = new PrefixCache();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final Map<Integer, Integer> refused = new ConcurrentHashMap<>();

    /**
     * @param mind of the system's and the user's words makes the reply; empty where the model refuses
     * @throws Unavailable when no port can be had
     */
    public ModelServer(BinaryOperator<String> mind, Conduct conduct) {
        this.mind = mind;
        this.conduct = conduct;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new Unavailable("eval.no-port", "No port of this machine can be listened at: " + taken.getMessage() + ".", taken);
        }
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    /** For {@code language.base-url}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** How many came. */
    public long requests() {
        return requests.get();
    }

    /** How many it had at the same time at most, those that it refused not counted. */
    public int mostAtOnce() {
        return most.get();
    }

    /** How many it refused, by status. */
    public Map<Integer, Integer> refused() {
        return Map.copyOf(refused);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = MAPPER.readTree(exchange.getRequestBody().readAllBytes());
            long number = requests.incrementAndGet();
            int at = inFlight.incrementAndGet();
            try {
                int status = refusal(number, at);
                if (status != 0) {
                    refuse(exchange, status, WireBodies.refusal(status));
                } else if (conduct.onlyStreams() && !request.path("stream").asBoolean()) {
                    refuse(exchange, 400, WireBodies.onlyStreams());
                } else {
                    most.accumulateAndGet(at, Math::max);
                    say(exchange, request);
                }
            } finally {
                inFlight.decrementAndGet();
            }
        }
    }

    private int refusal(long number, int at) {
        if (conduct.status() != 0) {
            return conduct.status();
        } else if (conduct.places() > 0 && at > conduct.places()) {
            return 429;
        }
        return conduct.brokenEvery() > 0 && number % conduct.brokenEvery() == 0 ? 503 : 0;
    }

    private void refuse(HttpExchange exchange, int status, String body) throws IOException {
        refused.merge(status, 1, Integer::sum);
        if (status == 429) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        send(exchange, status, "application/json", body);
    }

    private void say(HttpExchange exchange, JsonNode request) throws IOException {
        String system = request.path("messages").path(0).path("content").asText();
        String user = request.path("messages").path(1).path("content").asText();
        String said = mind.apply(system, user);
        WireBodies.Tokens tokens = new WireBodies.Tokens(TokenEstimate.of(system + user), cache.tokens(system + user),
                TokenEstimate.of(said));
        try {
            Thread.sleep(conduct.takes());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return;
        }
        String model = request.path("model").asText();
        if (request.path("stream").asBoolean()) {
            send(exchange, 200, "text/event-stream",
                    WireBodies.pieces(model, said, tokens, request.path("stream_options").path("include_usage").asBoolean()));
        } else {
            send(exchange, 200, "application/json", WireBodies.whole(model, said, tokens));
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        threads.close();
    }
}
