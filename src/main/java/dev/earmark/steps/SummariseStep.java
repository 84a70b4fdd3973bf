package dev.earmark.steps;

import dev.earmark.events.EventType;
import dev.earmark.interaction.Progress;
import dev.earmark.store.StepName;
import dev.earmark.summary.Summariser;
import dev.earmark.summary.Summary;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sums up what was scored: nothing waits for it, and nothing is the worse for its failing. */
public final class SummariseStep implements Step<Summary> {

    public static final StepFinding<Summary> SUMMARY = StepFinding.ofRubric(StepName.SUMMARISE, Summary.class);

    private final @Nullable Summariser summariser;

    /** @param summariser null without a language model */
    public SummariseStep(@Nullable Summariser summariser) {
        this.summariser = summariser;
    }

    @Override
    public StepFinding<Summary> finding() {
        return SUMMARY;
    }

    @Override
    public boolean offered() {
        return summariser != null;
    }

    /** Empty also when nothing that the model says holds. @throws dev.earmark.fault.Unavailable when the model cannot be asked */
    @Override
    public StepOutput<Summary> find(StepInput known, Progress progress) {
        return StepOutput.of(summariser == null || known.of(ScoreStep.SCORECARD).noConversation().isPresent() ? Optional.empty()
                : summariser.summarise(
                known.of(TranscribeStep.HEARD).transcript(), known.facts(), known.of(ScoreStep.SCORECARD), known.judgingRubric()));
    }

    @Override
    public boolean keep(Entry entry, Optional<Summary> found) {
        entry.put(SUMMARY, found);
        if (found.isPresent()) {
            entry.happened(EventType.SUMMARISED, Map.of("rubric", entry.rubric().toString()));
        }
        return true;
    }
}
