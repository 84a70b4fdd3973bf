package dev.earmark.testing;

import dev.earmark.search.opensearch.OpenSearchSettings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A node of OpenSearch in a process of its own, with its own libraries, which {@code pom.xml} fetches. */
public final class OpenSearchNode implements AutoCloseable {

    private static final Path STARTER = Path.of("src/test/resources/servers/SearchNode.java");
    private static final String KNN = "org.opensearch.knn.plugin.KNNPlugin";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Process process;
    private final Path folder;
    private final int port;

    private OpenSearchNode(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** One with its k-NN plugin for all tests of this process; ends with it. */
    public static OpenSearchNode shared() {
        return Shared.STARTED;
    }

    private static final class Shared {
        static final OpenSearchNode STARTED = start("opensearch", List.of("org.opensearch.transport.Netty4Plugin", KNN));
    }

    /** One of version 3 without k-NN, which only the long form of the promises fetches. */
    public static OpenSearchNode ofVersion3() {
        return start("opensearch3", List.of("org.opensearch.transport.Netty4ModulePlugin"));
    }

    /** @param libraries folder below {@code target} @param plugins their classes, with that of HTTP */
    public static OpenSearchNode start(String libraries, List<String> plugins) {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = free.getLocalPort();
            free.close();
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), libraries + "-node-").toAbsolutePath();
            List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m",
                    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--add-modules", "jdk.incubator.vector", "-cp",
                    Path.of("target", libraries).toAbsolutePath() + "/*", STARTER.toAbsolutePath().toString(), folder.toString(), "" + port));
            command.addAll(plugins);
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
            OpenSearchNode node = new OpenSearchNode(process, folder, port);
            node.awaitReady();
            return node;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private void awaitReady() throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(180).toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("OpenSearch does not answer: " + Files.readString(folder.resolve("log")));
            }
            ServiceProcess.pause(50);
        }
    }

    private boolean answers() {
        try {
            HttpURLConnection asked = (HttpURLConnection) URI.create(url() + "/_cluster/health").toURL().openConnection();
            asked.setReadTimeout(5_000);
            return asked.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Of an index that nobody has used. */
    public OpenSearchSettings settings() {
        return new OpenSearchSettings(url(), null, null, null, "index-" + NUMBERS.incrementAndGet(), 1, 0);
    }

    /** It ends when its standard input does, and so with this process. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
