package dev.earmark.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The machine's own Chromium, driven from tests. Nothing is downloaded. Classes of tests that run in one process, one after the other in
 * one thread, use the same browser, each with contexts of its own; it ends with the process.
 */
public final class Chromium implements AutoCloseable {

    /** The shell first: it has no window to paint around a page and takes half of the processor time. */
    private static final List<String> PLACES = List.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium",
            "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--autoplay-policy=no-user-gesture-required");

    private static @Nullable Chromium running;

    private final Browser browser;

    private Chromium(Path program) {
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(FLAGS));
    }

    /** Without Chromium: fails where {@code CI=true}, elsewhere says so loudly and skips the tests of the class. */
    public static Chromium open() {
        Chromium open = running;
        if (open == null || !open.browser.isConnected()) {
            open = PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst().map(Chromium::new).orElseGet(Chromium::missing);
            running = open;
        }
        return open;
    }

    public Browser browser() {
        return browser;
    }

    /** Closes every context. */
    @Override
    public void close() {
        browser.contexts().forEach(BrowserContext::close);
    }

    private static Chromium missing() {
        String sentence = "No Chromium in any of " + PLACES + ": install it (Debian: apt-get install chromium-headless-shell) to test "
                + "the pages.";
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(sentence);
        }
        System.err.println("\n!!!!!! PAGES NOT TESTED. " + sentence + "\n");
        return abort(sentence);
    }
}
