package dev.earmark.testing;

import dev.earmark.app.Session;
import dev.earmark.app.command.CommandLines;
import dev.earmark.app.terminal.Output;
import dev.earmark.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code earmark serve} in a process of its own, to be killed, frozen and started again as an operator's machine would. */
public final class ServiceProcess implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();

    /** What the recogniser brings along, under whatever name it was unpacked. */
    private static final Pattern NATIVE = Pattern.compile("vosk|jna");

    private final Process process;
    private final Path log;
    private final int port;
    private final int managementPort;

    private ServiceProcess(Process process, Path log, int port, int managementPort) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.managementPort = managementPort;
    }

    /**
     * Starts it on free ports and waits until it says that it is ready.
     *
     * @param logs     folder outside the data, which is checked afterwards
     * @param settings names of the environment
     */
    public static ServiceProcess start(Path data, Path logs, Map<String, String> settings) {
        ServiceProcess service = launch(data, logs, settings);
        try {
            service.awaitReady(Duration.ofMinutes(3)); // the machine may be busy
        } catch (AssertionError notReady) {
            service.close();
            throw notReady;
        }
        return service;
    }

    /** As {@link #start}, without waiting. */
    public static ServiceProcess launch(Path data, Path logs, Map<String, String> settings) {
        int port = freePort();
        int managementPort = freePort();
        Map<String, String> all = new LinkedHashMap<>(Map.of("EARMARK_WEB_PORT", "" + port, "EARMARK_WEB_MANAGEMENT_PORT",
                "" + managementPort));
        all.putAll(settings);
        try {
            Path log = Files.createTempFile(logs, "service", ".log");
            Process process = builder(data, all, "serve").redirectErrorStream(true).redirectOutput(log.toFile()).start();
            process.getOutputStream().close();
            return new ServiceProcess(process, log, port, managementPort);
        } catch (IOException failed) {
            throw new AssertionError("the service could not be started", failed);
        }
    }

    /** Another command on the same data. A key is made in this process, what else there is in one of its own. @return what it printed */
    public static String command(Path data, Map<String, String> settings, String... arguments) {
        return arguments[0].equals("key") ? key(data, settings, arguments[1]) : apart(data, settings, arguments);
    }

    /** Before the service runs. */
    private static String key(Path data, Map<String, String> settings, String name) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.keySet().removeIf(one -> !one.startsWith("EARMARK_"));
        environment.put("EARMARK_DATA", data.toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Session session = new Session(Path.of("").toAbsolutePath(), environment, new Terminal(false, false, 100), new Output(out),
                System.err);
        if (new CommandLines(session, System.err).execute("key", name, "--new") != 0) {
            throw new AssertionError("no key for " + name);
        }
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private static String apart(Path data, Map<String, String> settings, String... arguments) {
        try {
            Process process = builder(data, settings, arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", arguments) + " ended with " + process.exitValue());
            }
            return out.strip();
        } catch (IOException failed) {
            throw new AssertionError(String.join(" ", arguments), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private static ProcessBuilder builder(Path data, Map<String, String> settings, String... arguments) {
        String heap = settings.getOrDefault("HEAP", "512m");
        String main = arguments[0].equals("serve") ? settings.getOrDefault("MAIN", "") : "";
        ModelStock.into(data);
        List<String> command = new ArrayList<>(main.isEmpty() ? PackagedProgram.command(heap) : PackagedProgram.command(heap, main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(data.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("EARMARK_"));
        builder.environment().put("EARMARK_DATA", data.toString());
        settings.forEach((name, value) -> {
            if (name.startsWith("EARMARK_")) {
                builder.environment().put(name, value);
            }
        });
        return builder;
    }

    /** The service runs in another working folder. */
    public static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString()).collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new AssertionError(none);
        }
    }

    public void awaitReady(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new AssertionError("the service ended with " + process.exitValue() + ": " + log());
            }
            if (status("/ready") == 200) {
                return;
            }
            pause(50);
        }
        throw new AssertionError("the service was not ready after " + most + " (" + readiness().strip() + "): " + log());
    }

    /** Answer of the management port; 0 when there is none. */
    public int status(String path) {
        try {
            return HTTP.send(HttpRequest.newBuilder(management(path)).timeout(Duration.ofSeconds(5)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException down) {
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** What {@code /ready} says, whatever its status. */
    public String readiness() {
        return text("/ready");
    }

    /** All figures in the text format of Prometheus. */
    public String figures() {
        return text("/metrics");
    }

    private String text(String path) {
        try {
            return HTTP.send(HttpRequest.newBuilder(management(path)).timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException down) {
            return "";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    public URI api(String path) {
        return URI.create("http://127.0.0.1:" + port + "/api/v1" + path);
    }

    public URI management(String path) {
        return URI.create("http://127.0.0.1:" + managementPort + path);
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** As a power switch would: nothing is tidied up. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofMinutes(1));
    }

    /** Kills the next process that it starts for a step, once that has loaded the recogniser (Linux). */
    public void killNextChild(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < end) {
            for (ProcessHandle child : process.descendants().toList()) {
                if (proc(child, "cmdline").contains("\0step\0") && NATIVE.matcher(proc(child, "maps")).find()) {
                    child.destroyForcibly();
                    return;
                }
            }
            pause(20);
        }
        throw new AssertionError("it started no process for a step within " + most + ": " + log());
    }

    private static String proc(ProcessHandle one, String file) {
        try {
            return Files.readString(Path.of("/proc/" + one.pid() + "/" + file));
        } catch (IOException gone) {
            return "";
        }
    }

    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    /** Asks it to end. @return its exit code */
    public int stop(Duration most) {
        process.destroy();
        return awaitEnd(most);
    }

    public int awaitEnd(Duration most) {
        try {
            if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the service did not end within " + most);
            }
            return process.exitValue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** What it printed. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    /** What it has printed or prints within a minute: a line may come behind the one that says that it is ready. */
    public Matcher printed(Pattern line) {
        for (int look = 0; look < 600 && !line.matcher(log()).find(); look++) {
            pause(100);
        }
        Matcher found = line.matcher(log());
        if (!found.find()) {
            throw new AssertionError("it did not print " + line + ": " + log());
        }
        return found;
    }

    /** Largest resident memory so far, in bytes (Linux). */
    public long peakMemoryBytes() {
        return statusLine("VmHWM");
    }

    public long memoryBytes() {
        return statusLine("VmRSS");
    }

    private long statusLine(String name) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream().filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).findFirst().orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, "" + pid()).inheritIO().start().waitFor();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
