package dev.earmark.testing;

import dev.earmark.search.opensearch.OpenSearchSettings;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A node of OpenSearch in a process of its own, with its own libraries, which {@code pom.xml} fetches. */
public final class OpenSearchNode implements AutoCloseable {

    private static final Path STARTER = Path.of("src/test/resources/servers/SearchNode.java");
    private static final String KNN = "org.opensearch.knn.plugin.KNNPlugin";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final @Nullable Process process;
    private final Path folder;
    private final int port;

    private OpenSearchNode(@Nullable Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** One with its k-NN plugin for all tests, also of other processes at the same time; ends with the last of them. */
    public static OpenSearchNode shared() {
        return Shared.JOINED;
    }

    private static final class Shared {

        static final OpenSearchNode JOINED;
        /** The node reads from this pipe, which ends when nobody has it open for writing any more. */
        private static final RandomAccessFile HELD;

        static {
            try {
                Path folder = Files.createDirectories(Path.of("target", "opensearch-shared"));
                try (FileChannel door = FileChannel.open(folder.resolve("door"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock _ = door.lock()) {
                    Path pipe = folder.resolve("pipe");
                    if (!Files.exists(pipe)) {
                        new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor();
                    }
                    HELD = new RandomAccessFile(pipe.toFile(), "rw");
                    JOINED = joined(folder.resolve("node"), pipe);
                }
            } catch (IOException failed) {
                throw new AssertionError(failed);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }

        /** @param place where whoever starts it says where it is */
        private static OpenSearchNode joined(Path place, Path pipe) throws IOException {
            if (Files.exists(place)) {
                List<String> said = Files.readAllLines(place);
                OpenSearchNode running = new OpenSearchNode(null, Path.of(said.getFirst()), Integer.parseInt(said.getLast()));
                if (running.answers()) {
                    return running;
                }
            }
            OpenSearchNode started = start("opensearch", List.of("org.opensearch.transport.Netty4Plugin", KNN),
                    Redirect.from(pipe.toFile()));
            Files.write(place, List.of(started.folder.toString(), "" + started.port));
            return started;
        }
    }

    /** One of version 3 without k-NN, which only the long form of the promises fetches. */
    public static OpenSearchNode ofVersion3() {
        return start("opensearch3", List.of("org.opensearch.transport.Netty4ModulePlugin"));
    }

    /** @param libraries folder below {@code target} @param plugins their classes, with that of HTTP */
    public static OpenSearchNode start(String libraries, List<String> plugins) {
        return start(libraries, plugins, Redirect.PIPE);
    }

    private static OpenSearchNode start(String libraries, List<String> plugins, Redirect life) {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = free.getLocalPort();
            free.close();
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), libraries + "-node-").toAbsolutePath();
            List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m",
                    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--add-modules", "jdk.incubator.vector", "-cp",
                    Path.of("target", libraries).toAbsolutePath() + "/*", STARTER.toAbsolutePath().toString(), folder.toString(),
                    "" + port));
            command.addAll(plugins);
            Process process = new ProcessBuilder(command).redirectInput(life).redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile()).start();
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
            if (process == null || !process.isAlive() || System.nanoTime() > end) {
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
        String name = "index-" + ProcessHandle.current().pid() + "-" + NUMBERS.incrementAndGet();
        return new OpenSearchSettings(url(), null, null, null, name, 1, 0);
    }

    /** It ends when its standard input does, and so with this process. */
    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
