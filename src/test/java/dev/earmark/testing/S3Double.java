package dev.earmark.testing;

import dev.earmark.blobs.s3.S3Settings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server that speaks the S3 API (s3proxy on a folder), in a process of its own with its own libraries, which {@code pom.xml} fetches. */
public final class S3Double implements AutoCloseable {

    public static final String ACCESS_KEY = "local-identity";
    public static final String SECRET_KEY = "local-secret";

    private static final Path LIBRARIES = Path.of("target/s3proxy");

    private final Process process;
    private final Path folder;
    private final int port;

    private S3Double(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** One for all tests of this process; ends with it. */
    public static S3Double shared() {
        return Shared.STARTED;
    }

    private static final class Shared {
        static final S3Double STARTED = start(temporary());

        private static Path temporary() {
            try {
                return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "s3-");
            } catch (IOException refused) {
                throw new AssertionError(refused);
            }
        }
    }

    /** @param folder of this machine in which it keeps its buckets */
    public static S3Double start(Path folder) {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = free.getLocalPort();
            free.close();
            Path buckets = Files.createDirectories(folder.resolve("buckets"));
            Path settings = Files.writeString(folder.resolve("s3proxy.conf"), """
                    s3proxy.authorization=aws-v4
                    s3proxy.identity=%s
                    s3proxy.credential=%s
                    s3proxy.endpoint=http://127.0.0.1:%d
                    jclouds.provider=filesystem-nio2
                    jclouds.filesystem.basedir=%s
                    """.formatted(ACCESS_KEY, SECRET_KEY, port, buckets.toAbsolutePath()));
            Path logging = Files.writeString(folder.resolve("logback.xml"), """
                    <configuration><appender name="out" class="ch.qos.logback.core.ConsoleAppender"><encoder><pattern>%msg%n</pattern>
                    </encoder></appender><root level="warn"><appender-ref ref="out"/></root></configuration>""");
            Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dlogback.configurationFile=" + logging.toAbsolutePath(),
                    "-cp", LIBRARIES.toAbsolutePath() + "/*", "org.gaul.s3proxy.Main", "--properties", settings.toString()))
                    .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            S3Double server = new S3Double(process, folder, port);
            server.awaitReady();
            return server;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private void awaitReady() throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("s3proxy does not answer: " + Files.readString(folder.resolve("log")));
            }
            ServiceProcess.pause(50);
        }
    }

    private boolean answers() {
        try {
            HttpURLConnection asked = (HttpURLConnection) URI.create(endpoint()).toURL().openConnection();
            return asked.getResponseCode() > 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /** With an empty bucket of a name that nobody has used. @return its name */
    public String bucket() {
        try {
            return Files.createTempDirectory(folder.resolve("buckets"), "bucket-").getFileName().toString();
        } catch (IOException refused) {
            throw new AssertionError(refused);
        }
    }

    /** Where a bucket lies, to look at it and to break what is in it. */
    public Path folder(String bucket) {
        return folder.resolve("buckets").resolve(bucket);
    }

    public S3Settings settings() {
        return new S3Settings(endpoint(), "us-east-1", ACCESS_KEY, SECRET_KEY, true, null, null, 64L << 20);
    }

    /** The same as names of the environment. */
    public Map<String, String> environment() {
        return Map.of("EARMARK_S3_ENDPOINT", endpoint(), "EARMARK_S3_ACCESS_KEY", ACCESS_KEY, "EARMARK_S3_SECRET_KEY", SECRET_KEY,
                "EARMARK_S3_PATH_STYLE", "true");
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new AssertionError("s3proxy does not end");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
