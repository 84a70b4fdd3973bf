package dev.earmark.eval.playbook;

import dev.earmark.eval.clock.ProcessClock;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.playbook.CallFacts;
import dev.earmark.playbook.PlayFinder;
import dev.earmark.playbook.PlayFindings;
import dev.earmark.playbook.PlaySettings;
import dev.earmark.playbook.SeenCalls;
import dev.earmark.playbook.trait.CallTraits;
import dev.earmark.playbook.trait.SentenceSketches;
import dev.earmark.playbook.trait.TraitParser;
import dev.earmark.playbook.trait.TraitReader;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Turn;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How long a playbook of many calls takes, how much memory, and what another day costs. The traits of the calls are kept as text, as a
 * store keeps them, and read from that each time. For one thread.
 */
public final class PlaybookScale {

    private static final int DAY = 2_000;
    private static final int AGENTS = 200;
    private static final double ERRORS = 0.15;
    private static final double MEGABYTE = 1 << 20;
    private static final double KILOBYTES = 1 << 10;

    private final TraitReader reader;
    private final PlayFinder finder = new PlayFinder(PlaySettings.USUAL);
    private final PrintStream out;
    private final List<CallFacts> facts = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private final List<Double> outcomes = new ArrayList<>();
    private final TradeTexts trade = TradeTexts.load(TradeTexts.TRADES.getFirst());
    private Duration reading = Duration.ZERO;
    private Duration readingBusy = Duration.ZERO;

    public PlaybookScale(Embedder embedder, PrintStream out) {
        this.reader = new TraitReader(new SentenceSketches(embedder));
        this.out = out;
    }

    /** @param calls at least 2,000 */
    public void run(int calls) {
        Random random = new Random(calls);
        Month month = new Month(trade, MonthPlan.draw(trade, AGENTS, true, true, random), ERRORS, random);
        month.make(calls, this::take);
        report("calls read once", calls, reading, readingBusy);
        find();
        reading = Duration.ZERO;
        readingBusy = Duration.ZERO;
        month.make(DAY, this::take);
        report("another day's calls read", DAY, reading, readingBusy);
        find();
    }

    private void take(Month.Call call) {
        Instant begin = Instant.now();
        Duration busy = processor();
        String text = reader.read(call.transcript(), Set.of(), complaints(call)).toText();
        reading = reading.plus(Duration.between(begin, Instant.now()));
        readingBusy = readingBusy.plus(processor()).minus(busy);
        CallFacts known = call.facts();
        facts.add(new CallFacts(known.id() + "-" + facts.size(), known.agent(), known.queue(), known.reason(), known.period()));
        kept.add(text);
        outcomes.add(call.outcome());
    }

    /** Which of the customer's turns complain is known when a call is read; here by its last words. */
    private BitSet complaints(Month.Call call) {
        BitSet complaints = new BitSet();
        for (Turn turn : call.transcript().turns()) {
            complaints.set(turn.index(), turn.speaker() == Speaker.CUSTOMER && trade.of("complaint").stream()
                    .anyMatch(sentence -> turn.text().endsWith(sentence.substring(sentence.lastIndexOf(' ')))));
        }
        return complaints;
    }

    private void find() {
        Instant begin = Instant.now();
        Duration busy = processor();
        SeenCalls seen = finder.read(facts, visitor -> {
            for (int i = 0; i < kept.size(); i++) {
                visitor.accept(new TraitParser().parse(kept.get(i)), i);
            }
        });
        PlayFindings found = finder.find(seen, outcomes.stream().mapToDouble(Double::doubleValue).toArray());
        report("playbook made of", facts.size(), Duration.between(begin, Instant.now()), processor().minus(busy));
        if (found instanceof PlayFindings.Looked looked) {
            out.printf(Locale.ROOT, "  %,d things compared, %d plays, ", looked.tried(), looked.plays().size());
        }
        Runtime runtime = Runtime.getRuntime();
        out.printf(Locale.ROOT, "%,.0f MB of heap in use; the process took %,.0f MB at most%n",
                (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE, peak());
    }

    /** Most memory of the process since it began, in megabytes; below 0 where the system does not tell. */
    private static double peak() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:")).mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                    .findFirst().orElse(-KILOBYTES) / KILOBYTES;
        } catch (IOException elsewhere) {
            return -1;
        }
    }

    private static Duration processor() {
        return Duration.ofNanos(ProcessClock.nanos());
    }

    private void report(String what, int calls, Duration took, Duration busy) {
        out.printf(Locale.ROOT, "%s: %,d in %.1f s, %.1f s of processor time%n", what, calls, took.toMillis() / 1_000.0,
                busy.toMillis() / 1_000.0);
    }
}
