package dev.earmark.app.command.eval;

import dev.earmark.app.OwnProcess;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code earmark serve} in a process of its own ({@link OwnProcess}). Whatever happens, it ends with this process.
 */
final class StartedService implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration LONGEST_END = Duration.ofSeconds(35);

    private final Process process;
    private final int port;
    private final double secondsToReady;

    private StartedService(Process process, int port, double secondsToReady) {
        this.process = process;
        this.port = port;
        this.secondsToReady = secondsToReady;
    }

    /**
     * Returns when it says that it is ready.
     *
     * @param data    for models and caches
     * @param storage for its database and recordings, and where it runs
     * @throws Unavailable with {@code app.service-not-started}
     */
    static StartedService start(Path home, Path data, Path storage) {
        return start(home, data, storage, Map.of());
    }

    /** As the other. @param settings names of the environment */
    static StartedService start(Path home, Path data, Path storage, Map<String, String> settings) {
        int port = freePort();
        int management = freePort();
        ProcessBuilder builder = OwnProcess.of(home, data, storage, "serve")
                .redirectErrorStream(true).redirectOutput(storage.resolve("service.log").toFile());
        builder.environment().putAll(Map.of("EARMARK_STORE_FOLDER", storage.toAbsolutePath().toString(),
                "EARMARK_WEB_PORT", "" + port, "EARMARK_WEB_MANAGEMENT_PORT", "" + management));
        builder.environment().putAll(settings);
        long start = System.nanoTime();
        try {
            Process process = builder.start();
            awaitReady(process, URI.create("http://127.0.0.1:" + management + "/ready"), storage);
            return new StartedService(process, port, (System.nanoTime() - start) / 1e9);
        } catch (IOException failed) {
            throw new Unavailable("app.service-not-started", "The service to be measured cannot be started: " + failed.getMessage() + ".",
                    failed);
        }
    }

    private static void awaitReady(Process process, URI ready, Path storage) {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (process.isAlive() && System.nanoTime() < end) {
                if (status(http, ready) == 200) {
                    return;
                }
                Thread.sleep(20);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new Unavailable("app.service-not-started",
                "The service to be measured did not become ready; see " + storage.resolve("service.log") + ".");
    }

    private static int status(HttpClient http, URI uri) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new Unavailable("app.service-not-started", "The service to be measured finds no free port: " + none.getMessage() + ".",
                    none);
        }
    }

    /** From the start of its process until it said that it is ready. */
    double secondsToReady() {
        return secondsToReady;
    }

    /** Seconds of processor that it has taken so far; 0 where the system does not tell. */
    double processorSeconds() {
        return process.info().totalCpuDuration().map(taken -> taken.toMillis() / 1000.0).orElse(0.0);
    }

    URI server() {
        return URI.create("http://127.0.0.1:" + port);
    }

    URI api() {
        return URI.create("http://127.0.0.1:" + port + "/api/v1");
    }

    /** Asks it to end and waits for it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
