package dev.earmark.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The machine's own Chromium, driven from tests. Nothing is downloaded. */
public final class Chromium implements AutoCloseable {

    private static final List<String> PLACES = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--autoplay-policy=no-user-gesture-required");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(FLAGS));
    }

    /** Without Chromium: fails where {@code CI=true}, elsewhere says so loudly and skips the tests of the class. */
    public static Chromium open() {
        return PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst().map(Chromium::new).orElseGet(Chromium::missing);
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Chromium missing() {
        String sentence = "No Chromium in any of " + PLACES + ": install it (Debian: apt-get install chromium) to test the pages.";
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(sentence);
        }
        System.err.println("\n!!!!!! PAGES NOT TESTED. " + sentence + "\n");
        return abort(sentence);
    }
}
