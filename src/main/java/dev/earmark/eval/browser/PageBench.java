package dev.earmark.eval.browser;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * How quick the page is, by the clock of the page itself: its navigation begins at 0, and something is there when a frame with it was
 * painted. Beside the clock stand processor times of tab and service, because on a busy machine only these say something of the page.
 */
public final class PageBench {

    private static final int ROUNDS = 7;
    private static final int VERDICTS = 20;
    private static final long BETWEEN_VERDICTS_MS = 1_000;
    private static final double MEGABYTE = 1e6;
    private static final int WARM = 10;
    private static final int LAST = 40;
    /** Of two years. */
    private static final String ALL_FIGURES = "/trends?by=agent&figures=qa-score,critical-misses,sentiment-shift,handle-time,"
            + "override-rate,automated-share,unscored-share&from=2025-12-31T00:00:00Z&to=2027-12-31T00:00:00Z";

    /** Notes when what the address promises was painted, when a key was pressed, and when a change was answered. */
    private static final String WATCH = """
            (() => {
              const signs = [
                [/^\\/calls\\/./, () => document.querySelector('page-call')?.listening && ['#criterion-1', '#turn-0'].every(one => document.querySelector(one))],
                [/^\\/calls$/, () => document.querySelector('tbody a.row, page-calls .empty')],
                [/^\\/trends$/, () => document.querySelector('page-trends .heat tbody tr')],
              ];
              const look = () => {
                if (signs.some(([path, there]) => path.test(location.pathname) && there())) setTimeout(() => { window.shownAt = performance.now(); });
                else requestAnimationFrame(look);
              };
              requestAnimationFrame(look);
              addEventListener('keydown', () => { window.keyAt = performance.now(); }, true);
              const fetched = window.fetch;
              window.fetch = async (address, options) => {
                const answer = await fetched(address, options);
                if (options?.method === 'PUT') window.savedAt = performance.now();
                return answer;
              };
            })()""";

    /** Milliseconds that a tick takes in the middle of the call. */
    private static final String FOLLOW = """
            (() => {
              const now = document.querySelector('page-call').listening;
              now.words.build();
              const begun = performance.now();
              for (let i = 0; i < 1000; i++) { now.player.position = 1800 + i / 60; now.moved(); }
              return (performance.now() - begun) / 1000;
            })()""";

    private final BrowserTab tab;
    private final URI server;
    private final DoubleSupplier serverSeconds;
    private final List<PageFigure> figures = new ArrayList<>();

    /** @param serverSeconds processor time that the service has taken so far */
    public PageBench(BrowserTab tab, URI server, DoubleSupplier serverSeconds) {
        this.tab = tab;
        this.server = server;
        this.serverSeconds = serverSeconds;
        tab.before(WATCH);
    }

    /** Logs in by the form. */
    public void logIn(String login, String password) {
        tab.logIn(server, login, password);
    }

    /** What one opening of an address took, in milliseconds. */
    private record Opening(double clock, double processor, double server) {}

    private Opening opened(String path) {
        double server0 = serverSeconds.getAsDouble();
        double processor0 = tab.processorSeconds();
        tab.value("window.left = true");
        tab.open(server + path);
        tab.until("!window.left && window.shownAt");
        double processor = tab.processorSeconds();
        double worked = processor < processor0 ? processor : processor - processor0; // less: another process shows the page
        return new Opening(tab.number("shownAt"), 1000 * worked, 1000 * (serverSeconds.getAsDouble() - server0));
    }

    private static Opening median(List<Opening> all) {
        return new Opening(median(all.stream().mapToDouble(Opening::clock).toArray()),
                median(all.stream().mapToDouble(Opening::processor).toArray()),
                median(all.stream().mapToDouble(Opening::server).toArray()));
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Each path in turn, so that what else the machine does slows all of them. @return medians in the order of the paths */
    private List<Opening> inTurn(String... paths) {
        List<List<Opening>> all = Arrays.stream(paths).map(_ -> (List<Opening>) new ArrayList<Opening>()).toList();
        for (int round = -1; round < ROUNDS; round++) {
            for (int i = 0; i < paths.length; i++) {
                Opening one = opened(paths[i]);
                if (round >= 0) {
                    all.get(i).add(one);
                }
            }
        }
        return all.stream().map(PageBench::median).toList();
    }

    /**
     * Opens a list that holds nothing, the whole list, and the call of an hour.
     *
     * @param interactions how many the whole list has, as they were counted
     */
    public void openings(String hour, long interactions) {
        tab.forgetFiles();
        Opening first = opened("/calls/" + hour);
        List<Opening> medians = inTurn("/calls?agent=nobody", "/calls", "/calls/" + hour, ALL_FIGURES);
        Opening empty = medians.get(0);
        figures.add(new PageFigure("review page of a one-hour call, ready", medians.get(2).clock, "ms", 1_000,
                more(medians.get(2), empty) + String.format(Locale.ROOT, "; the first time, without files: %.0f ms", first.clock)));
        figures.add(new PageFigure(String.format(Locale.ROOT, "list of %,d interactions, first rows", interactions), medians.get(1).clock,
                "ms", 500, more(medians.get(1), empty)));
        figures.add(new PageFigure(String.format(Locale.ROOT, "figures of %,d interactions, with tables", interactions),
                medians.get(3).clock, "ms", 1_000, more(medians.get(3), empty)));
    }

    private static String more(Opening one, Opening empty) {
        return String.format(Locale.ROOT, "processor: tab %.0f ms, service %.0f ms; an empty list: %.0f ms, so %.1f times as long",
                one.processor, one.server, empty.clock, one.clock / empty.clock);
    }

    /** What the page of the hour loads, how it follows the sound, and how soon a verdict is kept. */
    public void hour(String hour) {
        opened("/calls/" + hour);
        figures.add(new PageFigure("scripts and styles, compressed", tab.number("performance.getEntriesByType('resource')"
                + ".filter(one => /\\/ui\\/.*\\.(js|css)$/.test(one.name)).reduce((sum, one) => sum + one.encodedBodySize, 0) / 1000"),
                "kB", 150, String.format(Locale.ROOT, "%.0f files", tab.number("performance.getEntriesByType('resource')"
                        + ".filter(one => /\\/ui\\/.*\\.(js|css)$/.test(one.name)).length"))));
        figures.add(new PageFigure("following the sound, a tick", tab.number(FOLLOW), "ms", 2, ""));
        verdicts();
    }

    private void verdicts() {
        tab.press("]");
        double server0 = serverSeconds.getAsDouble();
        double[] ms = IntStream.range(0, VERDICTS).mapToDouble(i -> {
            pause();
            tab.value("window.savedAt = 0");
            tab.press(i % 2 == 0 ? "2" : "3");
            tab.until("window.savedAt");
            return tab.number("savedAt - keyAt");
        }).sorted().toArray();
        figures.add(new PageFigure("verdict key to kept", ms[VERDICTS / 2], "ms", 100, String.format(Locale.ROOT,
                "least %.0f ms, 9 of 10 within %.0f ms; service: %.0f ms of processor for each", ms[0], ms[VERDICTS * 9 / 10],
                1000 * (serverSeconds.getAsDouble() - server0) / VERDICTS)));
    }

    /** Nobody decides more often; what follows a verdict, or the opening of a call, is over by then. */
    private static void pause() {
        BrowserTab.pause(BETWEEN_VERDICTS_MS);
    }

    /** What a tab holds while one and the same call is shown. */
    private record Held(double bytes, double nodes) {

        String line() {
            return String.format(Locale.ROOT, "%.2f MB, %.0f nodes", bytes / MEGABYTE, nodes);
        }
    }

    /**
     * Goes from one call to the next in the same tab. After ten, and after forty, it looks at what is held while the first call is shown:
     * other calls have other evidence, and before the tenth the browser still compiles what it has not yet needed.
     *
     * @param calls at least 40
     */
    public void memory(List<String> calls) {
        opened("/calls/" + calls.getFirst());
        through(calls.subList(1, WARM));
        Held early = held(calls.getFirst());
        through(calls.subList(WARM, LAST));
        Held late = held(calls.getFirst());
        String more = "after " + WARM + " calls " + early.line() + ", after " + LAST + " " + late.line();
        figures.add(new PageFigure("memory of the tab, 40 calls beside 10", late.bytes / early.bytes, "x", 1.1, more));
        figures.add(new PageFigure("nodes of the tab, 40 calls beside 10", late.nodes / early.nodes, "x", 1.01, ""));
    }

    private void through(List<String> calls) {
        calls.forEach(this::goTo);
    }

    private void goTo(String call) {
        tab.value("void navigation.navigate('/calls/" + call + "', { info: 'page' })");
        tab.until("(page => page?.data?.detail.id === '" + call + "' && page.listening)(document.querySelector('page-call'))");
    }

    private Held held(String call) {
        goTo(call);
        pause();
        return new Held(tab.heapBytes(), tab.nodes());
    }

    public List<PageFigure> figures() {
        return List.copyOf(figures);
    }
}
