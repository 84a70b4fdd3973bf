package dev.earmark.eval.browser;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * How long it takes from the last character that is typed into the search until the first hits stand on the screen, by the page's clock.
 */
public final class SearchBench {

    private static final int ROUNDS = 3;
    private static final long BETWEEN_KEYS_MS = 120;
    private static final long BETWEEN_SEARCHES_MS = 700;
    private static final double BAR_MS = 150;

    /** Of words that a quarter of all turns say, of phrases, and with a speaker. */
    private static final List<String> TYPED = List.of("invoice", "second payment", "customer: twice", "agent: sorry",
            "\"within five days\"", "question about the last invoice", "customer: pay THEN agent: sorry");

    /** Notes when a key was pressed, and when hits for just what stands in the field were painted. */
    private static final String WATCH = """
            (() => {
              addEventListener('keydown', () => { window.keyAt = performance.now(); window.hitsAt = 0; }, true);
              const look = () => {
                const page = document.querySelector('page-search');
                const typed = document.querySelector('ear-search-box input')?.value.trim();
                if (page && typed && window.hitsAt === 0 && page.foundFor?.q === typed && page.querySelector('.hit')) {
                  window.hitsAt = -1;
                  setTimeout(() => { window.hitsAt = performance.now(); });
                }
                requestAnimationFrame(look);
              };
              requestAnimationFrame(look);
            })()""";

    private final BrowserTab tab;
    private final URI server;
    private final DoubleSupplier serverSeconds;

    /** @param serverSeconds processor time that the service has taken so far */
    public SearchBench(BrowserTab tab, URI server, DoubleSupplier serverSeconds) {
        this.tab = tab;
        this.server = server;
        this.serverSeconds = serverSeconds;
        tab.before(WATCH);
    }

    public void logIn(String login, String password) {
        tab.logIn(server, login, password);
    }

    /** @param turns how many the search knows */
    public PageFigure typing(long turns) {
        tab.open(server + "/search");
        tab.until("document.querySelector('ear-search-box input')?.matches(':focus')");
        TYPED.forEach(this::typed);
        double before = serverSeconds.getAsDouble();
        double[] ms = IntStream.range(0, ROUNDS).boxed().flatMap(_ -> TYPED.stream()).mapToDouble(this::typed).sorted().toArray();
        double seconds = (serverSeconds.getAsDouble() - before) / ms.length;
        String more = String.format(Locale.ROOT,
                "9 of 10 within %.0f ms, most %.0f ms; service: %.0f ms of processor for each that is typed",
                ms[ms.length * 9 / 10], Arrays.stream(ms).max().orElseThrow(), 1000 * seconds);
        return new PageFigure(String.format(Locale.ROOT, "search of %,d turns, last key to first hits", turns), ms[ms.length / 2], "ms",
                BAR_MS, more);
    }

    /** Types it as a quick typist would. @return milliseconds from its last character to its first hits */
    private double typed(String text) {
        tab.value("(() => { const field = document.querySelector('ear-search-box input'); field.value = '';"
                + " field.dispatchEvent(new Event('input')); field.focus(); })()");
        BrowserTab.pause(BETWEEN_SEARCHES_MS);
        for (int i = 0; i < text.length(); i++) {
            BrowserTab.pause(BETWEEN_KEYS_MS);
            tab.press(text.substring(i, i + 1));
        }
        tab.until("window.hitsAt > 0");
        return tab.number("hitsAt - keyAt");
    }
}
