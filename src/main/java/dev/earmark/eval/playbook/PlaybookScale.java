package dev.earmark.eval.playbook;

import dev.earmark.eval.bench.PeakMemory;
import dev.earmark.eval.clock.ProcessClock;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.playbook.PlaySettings;
import dev.earmark.playbook.making.PlaybookMaker;
import dev.earmark.playbook.making.PlaybookQuestion;
import dev.earmark.playbook.making.PlaybookQuestion.Goal;
import dev.earmark.playbook.page.PlaybookText;
import dev.earmark.store.Store;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;

/**
 * How long a playbook of many calls takes, how much memory, and what another day costs: the service's own way, from a store in which the
 * calls lie heard and measured to the playbook with its clips. For one thread.
 */
public final class PlaybookScale {

    private static final int DAY = 2_000;
    private static final int AGENTS = 200;
    private static final double ERRORS = 0.15;
    private static final double MEGABYTE = 1 << 20;
    private static final PlaybookQuestion QUESTION = new PlaybookQuestion(Goal.RESOLVED, null, null, null);

    private final Store store;
    private final PlaybookMaker maker;
    private final PrintStream out;
    private final TradeTexts trade = TradeTexts.load(TradeTexts.TRADES.getFirst());

    /** @param store to be filled; nothing is in it yet */
    public PlaybookScale(Store store, Embedder embedder, PrintStream out) {
        this.store = store;
        this.maker = new PlaybookMaker(store, embedder, PlaySettings.USUAL, Clock.systemUTC());
        this.out = out;
    }

    /** @param calls at least 2,000 */
    public void run(int calls) {
        Random random = new Random(calls);
        Month month = new Month(trade, MonthPlan.draw(trade, AGENTS, true, true, random), ERRORS, random);
        StoredMonth stored = new StoredMonth(store, trade);
        stored.make(month, calls);
        make("first making", calls, calls);
        stored.make(month, DAY);
        make("another day", DAY, calls + DAY);
        out.printf(Locale.ROOT, "the process took %,.0f MB at most%n", PeakMemory.ofThisProcess() / MEGABYTE);
    }

    private void make(String what, int fresh, int all) {
        out.printf(Locale.ROOT, "%s:%n", what);
        Spent reading = new Spent();
        maker.read(QUESTION);
        reading.report(String.format(Locale.ROOT, "%,d calls read", fresh));
        Spent finding = new Spent();
        PlaybookText made = maker.make(QUESTION).playbook();
        finding.report(String.format(Locale.ROOT, "playbook of %,d", all));
        reading.report("together");
        Runtime runtime = Runtime.getRuntime();
        out.printf(Locale.ROOT, "  %,d things compared, %d plays; %,.0f MB of heap in use%n", made.tried(), made.plays().size(),
                (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE);
    }

    /** Since it was made. */
    private final class Spent {

        private final long beganNs = System.nanoTime();
        private final long busyNs = ProcessClock.nanos();

        void report(String what) {
            out.printf(Locale.ROOT, "  %-28s %6.1f s by the clock, %6.1f s of processor time%n", what,
                    Duration.ofNanos(System.nanoTime() - beganNs).toMillis() / 1_000.0,
                    Duration.ofNanos(ProcessClock.nanos() - busyNs).toMillis() / 1_000.0);
        }
    }
}
