package dev.earmark.eval.browser;

import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An installed Chromium without a window, with a profile of its own. Ends with {@link #close()}. */
public final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
            "chromium-headless-shell");
    private static final List<String> PLACES = List.of("/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome");
    private static final Path ON_A_MAC = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    private static final List<String> FLAGS = List.of("--headless=new", "--remote-debugging-port=0", "--no-first-run",
            "--no-default-browser-check", "--disable-gpu", "--disable-quic", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-extensions", "--autoplay-policy=no-user-gesture-required",
            "--window-size=1280,900", "--enable-precise-memory-info");
    private static final Duration LONGEST_START = Duration.ofMinutes(1);

    private final Process process;
    private final DevTools tools;

    private Browser(Process process, DevTools tools) {
        this.process = process;
        this.tools = tools;
    }

    /**
     * @param named   program to be started; null for an installed one
     * @param profile an empty folder
     * @throws Unavailable with {@code eval.no-browser} when there is none, {@code eval.browser-failed} when it does not start
     */
    public static Browser start(@Nullable Path named, Path profile) {
        Path program = named != null ? named : installed().orElseThrow(() -> new Unavailable("eval.no-browser",
                "No Chromium or Chrome is installed in any of " + String.join(", ", PLACES) + ", and the page is measured in one; install"
                + " it (Debian: apt-get install chromium) or name one by --chromium FILE."));
        if (!Files.isExecutable(program)) {
            throw new Unavailable("eval.no-browser", program + " is no program that can be started; name a Chromium or Chrome by"
                    + " --chromium FILE.");
        }
        List<String> command = new ArrayList<>(List.of(program.toString(), "--user-data-dir=" + profile.toAbsolutePath()));
        command.addAll(FLAGS);
        if (System.getProperty("user.name").equals("root")) {
            command.add("--no-sandbox"); // Chromium refuses to start as root with it
        }
        command.add("about:blank");
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(profile.resolve("log").toFile()).start();
            return new Browser(process, new DevTools(address(process, profile)));
        } catch (IOException refused) {
            throw DevTools.failed(program + " cannot be started: " + refused.getMessage(), refused);
        }
    }

    /** The first that is found in the usual places. */
    static Optional<Path> installed() {
        Stream<Path> usual = PLACES.stream().flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)));
        return Stream.concat(usual, Stream.of(ON_A_MAC)).filter(Files::isExecutable).findFirst();
    }

    /** It writes where it listens into its profile. */
    private static URI address(Process process, Path profile) {
        Path told = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + LONGEST_START.toNanos();
        try {
            while (process.isAlive() && System.nanoTime() < end) {
                List<String> lines = Files.exists(told) ? Files.readAllLines(told) : List.of();
                if (lines.size() == 2) {
                    return URI.create("ws://127.0.0.1:" + lines.getFirst() + lines.getLast());
                }
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
        } catch (IOException unreadable) {
            process.destroyForcibly();
            throw DevTools.failed("its profile cannot be read", unreadable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw DevTools.failed("it did not start; see " + profile.resolve("log"), null);
    }

    /** A new tab. */
    public BrowserTab tab() {
        String target = tools.ask(null, "Target.createTarget", DevTools.fields().put("url", "about:blank")).path("targetId").asText();
        String session = tools.ask(null, "Target.attachToTarget", DevTools.fields().put("targetId", target).put("flatten", true))
                .path("sessionId").asText();
        return new BrowserTab(tools, session);
    }

    @Override
    public void close() {
        tools.close();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
