package dev.earmark.pipeline;

import dev.earmark.fault.Unavailable;
import dev.earmark.interaction.Progress;
import dev.earmark.language.ModelUse;
import dev.earmark.results.Result;
import dev.earmark.rubric.Rubric;
import dev.earmark.steps.MarkStep;
import dev.earmark.steps.MeasureStep;
import dev.earmark.steps.ScoreStep;
import dev.earmark.steps.StepInput;
import dev.earmark.steps.StepOutput;
import dev.earmark.steps.StepPlan;
import dev.earmark.steps.StepPlan.Row;
import dev.earmark.steps.SummariseStep;
import dev.earmark.steps.TranscribeStep;
import dev.earmark.store.Findings.Counted;
import dev.earmark.store.Findings.Heard;
import dev.earmark.transcript.Transcript;
import dev.earmark.trust.Calibration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Takes one interaction from recording to result in memory, by the plan that the queue goes by, too. Typed conversations and finished
 * transcripts enter behind the step that listens, and pass the very same others. Safe for many threads.
 */
public final class Pipeline {

    private final StepPlan plan;
    private final Function<Rubric, Optional<Calibration>> calibrations;
    private final Map<String, Optional<Calibration>> asked = new ConcurrentHashMap<>();

    /** @param calibrations what labels have shown of a rubric; asked once for each */
    public Pipeline(StepPlan plan, Function<Rubric, Optional<Calibration>> calibrations) {
        this.plan = plan;
        this.calibrations = calibrations;
    }

    /**
     * Goes on from what came in to the last step.
     *
     * @throws dev.earmark.fault.Fault when a step refuses the interaction or lacks what it needs
     */
    public Result run(Incoming incoming, Rubric rubric, Progress progress) {
        ModelUse use = new ModelUse();
        StepInput known = use.of(() -> walked(incoming, rubric, progress));
        Heard heard = known.of(TranscribeStep.HEARD);
        Counted counted = known.of(MeasureStep.COUNTED);
        return new Result(known.facts(), heard.transcript(), counted.measures(), counted.sentiment(), known.of(ScoreStep.SCORECARD),
                known.of(MarkStep.MOMENTS).all(), known.maybe(SummariseStep.SUMMARY).orElse(null),
                use.tally().isNothing() ? null : use.tally());
    }

    /**
     * As {@link #run(Incoming, Rubric, Progress)}, by a rubric that is chosen when the words are known.
     *
     * @param chooser is asked once
     */
    public Result run(Incoming incoming, Function<Transcript, Rubric> chooser, Progress progress) {
        return switch (incoming) {
            case Incoming.Transcribed transcribed -> run(transcribed, chooser.apply(transcribed.transcript()), progress);
            case Incoming.Received received -> run(heard(received, progress), chooser, progress);
        };
    }

    /** What a recording is once its words are known: the longest step alone. */
    public Incoming.Transcribed heard(Incoming.Received received, Progress progress) {
        Heard heard = with(StepInput.of(received.facts()).with(received.recording(), null), plan.first(), progress)
                .of(TranscribeStep.HEARD);
        return new Incoming.Transcribed(received.facts(), heard.transcript(), heard.loudness());
    }

    /** Everything that the steps of the plan have found; throws as {@link #run}. */
    public StepInput walked(Incoming incoming, Rubric rubric, Progress progress) {
        StepInput known = StepInput.of(incoming.facts()).judgedBy(rubric, calibration(rubric));
        Deque<Row<?>> due = new ArrayDeque<>();
        switch (incoming) {
            case Incoming.Received received -> {
                known = known.with(received.recording(), null);
                due.add(plan.first());
            }
            case Incoming.Transcribed transcribed -> {
                known = known.with(TranscribeStep.HEARD, new Heard(transcribed.transcript(), transcribed.loudness()));
                due.addAll(plan.after(TranscribeStep.HEARD.step()));
            }
        }
        while (!due.isEmpty()) {
            Row<?> row = due.removeFirst();
            known = with(known, row, progress);
            due.addAll(plan.after(row.name()));
        }
        return known;
    }

    private Optional<Calibration> calibration(Rubric rubric) {
        return Objects.requireNonNull(asked.computeIfAbsent(rubric.sha256(), _ -> calibrations.apply(rubric)));
    }

    private static <T> StepInput with(StepInput known, Row<T> row, Progress progress) {
        Optional<T> found = row.foreground() ? row.step().find(known, progress).finding() : aside(row, known, progress);
        return found.map(finding -> known.with(row.step().finding(), finding)).orElse(known);
    }

    /**
     * A result is none the worse for a model that cannot be asked; one that says when it may be asked again is waited for by whoever
     * called.
     */
    private static <T> Optional<T> aside(Row<T> row, StepInput known, Progress progress) {
        try {
            return row.step().find(known, progress).finding();
        } catch (Unavailable away) {
            if (away.code().equals("language.rate-limited")) {
                throw away;
            }
            return Optional.empty();
        }
    }

    /** The words alone. */
    public Transcript transcribe(Incoming.Received received, Progress progress) {
        StepOutput<?> heard = plan.first().step().find(StepInput.of(received.facts()).with(received.recording(), null), progress);
        return TranscribeStep.HEARD.type().cast(heard.finding().orElseThrow()).transcript();
    }
}
