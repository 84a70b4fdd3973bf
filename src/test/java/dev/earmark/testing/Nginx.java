package dev.earmark.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An nginx that runs the example of the service page. */
public final class Nginx implements AutoCloseable {

    public static final String HOW_TO_GET =
            "No nginx in /usr/sbin, and none could be fetched: install it (Debian: apt-get install nginx-light) to try the example of "
            + "the service page.";

    private static final Path INSTALLED = Path.of("/usr/sbin/nginx");
    private static final Path UNPACKED = Path.of("target/nginx");

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Fetches Debian's, without installing it, when there is none. */
    public static synchronized boolean isThere() {
        if (program().isEmpty()) {
            fetch();
        }
        return program().filter(Nginx::runs).isPresent();
    }

    private static Optional<Path> program() {
        return Stream.of(INSTALLED, UNPACKED.resolve("usr/sbin/nginx").toAbsolutePath()).filter(Files::isExecutable).findFirst();
    }

    private static boolean runs(Path program) {
        return run(List.of(program.toString(), "-v"), Path.of("target"));
    }

    private static void fetch() {
        try {
            Path into = Files.createDirectories(UNPACKED.resolve("fetched"));
            run(List.of("sh", "-c", "apt-get download nginx && dpkg-deb -x nginx_*.deb .."), into);
        } catch (IOException unwritable) {
            // then there is none
        }
    }

    private static boolean run(List<String> command, Path folder) {
        try {
            Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The example with other places for its port, its certificate and the server behind it. */
    private static String example(PemFiles files, int port, int behind) throws IOException {
        Matcher example = Pattern.compile("(?s)```nginx\n(.*?)```").matcher(Files.readString(Path.of("src/docs/service.md")));
        if (!example.find()) {
            throw new AssertionError("the service page has no example for nginx");
        }
        String text = example.group(1);
        for (String[] place : new String[][] {{"listen 443 ssl;", "listen 127.0.0.1:" + port + " ssl;"},
                {"/etc/ssl/qa.example.org.pem", files.certificate().toString()},
                {"/etc/ssl/qa.example.org.key", files.key().toString()}, {"127.0.0.1:8080", "127.0.0.1:" + behind}}) {
            if (!text.contains(place[0])) {
                throw new AssertionError("the example does not hold " + place[0]);
            }
            text = text.replace(place[0], place[1]);
        }
        return text;
    }

    /** @param folder for what it writes @param behind port of the server */
    public static Nginx start(Path folder, PemFiles files, int behind) {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.createDirectories(folder);
            int port = free.getLocalPort();
            free.close();
            String temporary = Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                    .map(name -> name + "_temp_path " + folder.resolve(name) + ";\n").reduce("", String::concat);
            Path configuration = Files.writeString(folder.resolve("nginx.conf"),
                    "daemon off;\nmaster_process off;\npid " + folder.resolve("pid") + ";\nerror_log stderr;\n"
                    + "events {}\nhttp {\naccess_log off;\n" + temporary + example(files, port, behind) + "}\n");
            Process process = new ProcessBuilder(program().orElseThrow().toString(), "-p", folder.toString(), "-e", "stderr", "-c",
                    configuration.toString())
                    .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
            Nginx nginx = new Nginx(process, port);
            Workplace.until(() -> nginx.answers() || !process.isAlive());
            if (!process.isAlive()) {
                throw new AssertionError("nginx ended: " + Files.readString(folder.resolve("log")));
            }
            return nginx;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private boolean answers() {
        try (Socket _ = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
