package dev.earmark.eval.bench;

import dev.earmark.eval.LabelledSet;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Facts;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.measure.Measurer;
import dev.earmark.measure.Measures;
import dev.earmark.measure.Sentiment;
import dev.earmark.rubric.Rubric;
import dev.earmark.scoring.criterion.Scorer;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Measures how many transcripts one core scores in a second when the vectors of their sentences are known already, and what a vector
 * costs. Counted is the processor time of the scoring thread, so other work on the machine does not disturb the figures much; the first
 * rounds, in which the compiler warms up and vectors are computed, do not count.
 */
public final class SpeedEval {

    /** Turns of each transcript that is scored. */
    public static final int TURNS = 30;

    private static final Sentiment NO_SENTIMENT = new Sentiment("none", List.of(), null);
    private static final double SECONDS = 4;
    private static final int SENTENCES = 100;
    private static final long BETWEEN_CASES_MS = 1_000;

    private final Measurer measurer;
    private final Scorer scorer;
    private final Embedder embedder;
    private final double seconds;

    /**
     * @param scorer   with remembered vectors
     * @param embedder that remembers nothing
     */
    public SpeedEval(Measurer measurer, Scorer scorer, Embedder embedder) {
        this(measurer, scorer, embedder, SECONDS);
    }

    /** @param seconds of warming up, and as many of counting */
    SpeedEval(Measurer measurer, Scorer scorer, Embedder embedder, double seconds) {
        this.measurer = measurer;
        this.scorer = scorer;
        this.embedder = embedder;
        this.seconds = seconds;
    }

    /**
     * @param transcriptsPerSecond   scored by one core
     * @param millisecondsPerVector processor time for the vector of one turn's text
     */
    public record Speed(double transcriptsPerSecond, double millisecondsPerVector) {}

    private record Prepared(Transcript transcript, Measures measures) {}

    /**
     * Takes about ten seconds of processor time.
     *
     * @throws NotFound when the set is too small for one transcript
     */
    public Speed run(PrintStream out, LabelledSet set, Rubric rubric) {
        List<Prepared> prepared = joined(set).stream()
                .map(transcript -> new Prepared(transcript, measurer.measure(transcript, Map.of(), NO_SENTIMENT)))
                .toList();
        if (prepared.isEmpty()) {
            throw new NotFound("eval.set-missing", set.name() + " has fewer than " + TURNS + " turns in all.");
        }
        Supplier<Integer> round = () -> {
            prepared.forEach(one -> scorer.score(one.transcript, Facts.NONE, one.measures, rubric));
            return prepared.size();
        };
        perSecond(round);
        Speed speed = new Speed(perSecond(round), millisecondsPerVector(prepared));
        print(out, set, rubric, prepared.size(), speed);
        return speed;
    }

    private static void print(PrintStream out, LabelledSet set, Rubric rubric, int transcripts, Speed speed) {
        out.println(String.format(Locale.ROOT, "%s, rubric %s, %d transcripts of %d turns:", set.name(), rubric.id(), transcripts, TURNS));
        out.println(String.format(Locale.ROOT, "  scoring alone, vectors known:  %6.0f transcripts a second on one core (%.2f ms each)",
                speed.transcriptsPerSecond, 1_000 / speed.transcriptsPerSecond));
        out.println(String.format(Locale.ROOT, "  computing a vector:            %6.2f ms of processor time a sentence",
                speed.millisecondsPerVector));
    }

    private double millisecondsPerVector(List<Prepared> prepared) {
        List<String> sentences = prepared.stream().flatMap(one -> one.transcript.turns().stream()).map(Turn::text).distinct()
                .limit(SENTENCES).toList();
        embedder.embed(sentences.subList(0, Math.min(10, sentences.size())));
        double before = cpuSeconds();
        embedder.embed(sentences);
        return (cpuSeconds() - before) * 1_000 / sentences.size();
    }

    /** Rounds until the time is used up; how many things a second were done. */
    private double perSecond(Supplier<Integer> round) {
        double start = cpuSeconds();
        long done = 0;
        double spent = 0;
        while (spent < seconds) {
            done += round.get();
            spent = cpuSeconds() - start;
        }
        return done / spent;
    }

    /** Of this thread. */
    private static double cpuSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    /** The set's conversations one after the other, cut into transcripts of equal length. */
    private static List<Transcript> joined(LabelledSet set) {
        List<Transcript> joined = new ArrayList<>();
        List<Turn> turns = new ArrayList<>();
        long shiftMs = 0;
        for (LabelledSet.Case one : set.cases()) {
            for (Turn turn : one.transcript().turns()) {
                turns.add(shifted(turn, turns.size(), shiftMs));
                if (turns.size() == TURNS) {
                    joined.add(new Transcript(set.name() + "-" + joined.size(), one.transcript().channel(), one.transcript().source(),
                            one.transcript().engine(), turns));
                    turns = new ArrayList<>();
                    shiftMs = -startMs(turn);
                }
            }
            shiftMs = turns.isEmpty() ? 0 : endMs(turns) + BETWEEN_CASES_MS;
        }
        return joined;
    }

    private static Turn shifted(Turn turn, int index, long byMs) {
        TimeSpan time = turn.time();
        return new Turn(index, turn.speaker(), time == null ? null : new TimeSpan(time.startMs() + byMs, time.endMs() + byMs), turn.text(),
                List.of());
    }

    private static long startMs(Turn turn) {
        TimeSpan time = turn.time();
        return time == null ? 0 : time.startMs();
    }

    private static long endMs(List<Turn> turns) {
        return turns.stream().map(Turn::time).mapToLong(time -> time == null ? 0 : time.endMs()).max().orElse(0);
    }
}
