package dev.earmark.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.blobs.FolderBlobs;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.Progress;
import dev.earmark.interaction.Status;
import dev.earmark.jobs.WorkListener;
import dev.earmark.jobs.Workers;
import dev.earmark.pipeline.Incoming;
import dev.earmark.pipeline.Pipeline;
import dev.earmark.steps.StepPlan.Row;
import dev.earmark.store.StepName;
import dev.earmark.store.Store;
import dev.earmark.testing.Plans;
import dev.earmark.testing.Workplace;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new step is a class and a row: here they are, and nothing else. */
abstract class OneMoreStepContract {

    /** Counts who said how many turns, beside the moments of the scorecard. */
    record Turns(int agent, int customer, int moments) {}

    private static final class CountTurns implements Step<Turns> {

        static final StepFinding<Turns> TURNS = StepFinding.ofRubric(new StepName("count-turns"), Turns.class);

        @Override
        public StepFinding<Turns> finding() {
            return TURNS;
        }

        @Override
        public StepOutput<Turns> find(StepInput known, Progress progress) {
            Transcript transcript = known.of(TranscribeStep.HEARD).transcript();
            long agent = transcript.turns().stream().filter(turn -> turn.speaker() == Speaker.AGENT).count();
            return StepOutput.of(new Turns((int) agent, transcript.turns().size() - (int) agent, known.of(MarkStep.MOMENTS).all().size()));
        }
    }

    private static final Row<Turns> ROW = Row.of(new CountTurns()).needs(TranscribeStep.HEARD, MarkStep.MOMENTS);

    @TempDir
    Path folder;

    abstract Store open(Path folder);

    private Workplace place(Row<Turns> row) {
        return new Workplace(open(folder), new FolderBlobs(folder.resolve("blobs")), folder,
                (audio, transcriber) -> Plans.with(Plans.usual(audio, transcriber, null), row, MarkStep.MOMENTS.step()));
    }

    private static Optional<Turns> kept(Workplace place, String id) {
        return place.store().read(tx -> tx.findings().get(id, CountTurns.TURNS.step(), "small@1", Turns.class));
    }

    @Test
    void itIsDoneForWhatComesThroughTheQueueAndTheInteractionWaitsForIt() {
        try (Workplace place = place(ROW); Workers workers = place.workers(Duration.ofSeconds(60), WorkListener.NOBODY)) {
            workers.start();
            String call = place.call(place.reception(), null, 440, Priority.FRESH).id();
            String chat = place.chat(place.reception(), "c-1", Priority.FRESH).id();
            Workplace.until(() -> place.interaction(call).status() instanceof Status.Scored
                    && place.interaction(chat).status() instanceof Status.Scored);

            assertThat(kept(place, call)).contains(new Turns(1, 1, 1));
            assertThat(kept(place, chat)).contains(new Turns(1, 1, 1));
        }
    }

    @Test
    void itIsDoneAlsoWhenNobodyWaitsForIt() {
        try (Workplace place = place(ROW.background()); Workers workers = place.workers(Duration.ofSeconds(60), WorkListener.NOBODY)) {
            workers.start();
            String chat = place.chat(place.reception(), "c-1", Priority.FRESH).id();
            Workplace.until(() -> kept(place, chat).isPresent());

            assertThat(kept(place, chat)).contains(new Turns(1, 1, 1));
        }
    }

    @Test
    void itIsDoneOnTheCommandLineToo() {
        try (Workplace place = place(ROW)) {
            String chat = place.chat(place.reception(), "c-1", Priority.FRESH).id();
            Transcript transcript = place.store().read(tx -> tx.findings().heard(chat)).orElseThrow().transcript();
            Pipeline pipeline = new Pipeline(place.plan(), rubric -> Optional.empty());

            StepInput known = pipeline.walked(new Incoming.Transcribed(Facts.NONE, transcript, Map.of()), place.rubrics().load("small", 1),
                    Progress.SILENT);

            assertThat(known.of(CountTurns.TURNS)).isEqualTo(new Turns(1, 1, 1));
        }
    }
}
