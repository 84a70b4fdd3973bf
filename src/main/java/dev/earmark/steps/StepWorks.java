package dev.earmark.steps;

import dev.earmark.library.RubricRegister;
import dev.earmark.audio.AudioIntake;
import dev.earmark.pipeline.Pipeline;
import dev.earmark.blobs.BlobStore;
import dev.earmark.store.Jobs.Claim;
import dev.earmark.store.Jobs.Kind;
import dev.earmark.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** What is done for each kind of step. Safe for many threads. */
public final class StepWorks {

    private final Map<Kind, StepWork> works;

    public StepWorks(Map<Kind, StepWork> works) {
        this.works = Map.copyOf(works);
    }

    public static StepWorks of(
            Store store, BlobStore blobs, AudioIntake audio, Pipeline pipeline, RubricRegister rubrics, Duration rescoreAfter, Clock clock) {
        Happened happened = new Happened(clock);
        Map<Kind, StepWork> works = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            works.put(kind, switch (kind) {
                case TRANSCRIBE -> new TranscribeWork(store, blobs, audio, pipeline, happened);
                case MEASURE -> new MeasureWork(store, pipeline, rubrics, happened);
                case SCORE -> new ScoreWork(store, pipeline, rubrics, happened, new Repeats(rescoreAfter, new Random()));
                case MARK -> new MarkWork(store, pipeline, rubrics, happened);
                case SUMMARISE -> new SummariseWork(store, pipeline, rubrics, happened);
            });
        }
        return new StepWorks(works);
    }

    /** @throws Stale when the interaction is gone @throws dev.earmark.fault.Fault when it cannot be done */
    public Outcome of(Claim claim) {
        return Objects.requireNonNull(works.get(claim.step().kind())).of(claim);
    }
}
