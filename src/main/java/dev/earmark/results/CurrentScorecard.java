package dev.earmark.results;

import dev.earmark.library.RubricName;
import dev.earmark.scoring.Scorecard;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.Store;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of the scorecards of an interaction is the one that is shown, and which one is meant by whoever asks. It is the first that there
 * was, whatever takes its place under the same version of the rubric, and the one by a version that somebody asked for once it is there.
 * Nobody else decides; what people correct will be laid over it here. Holds no state.
 */
public final class CurrentScorecard {

    /**
     * Keeps a scorecard, and shows it where it is to be shown.
     *
     * @param epoch of the claim that found it
     * @return false when a later claim has kept its scorecard, or the interaction is gone: the caller must let its transaction fail
     */
    public boolean keep(Store.Tx tx, String interactionId, long epoch, Scorecard card, Instant at) {
        tx.findings().lockScorecards(interactionId);
        RubricName name = new RubricName(card.rubric().id(), card.rubric().version());
        return tx.findings().putScorecard(interactionId, epoch, card, wouldBe(tx, interactionId, name), at);
    }

    /** Whether the scorecard by this version is shown, or would be if there were one. */
    public boolean wouldBe(Store.Tx tx, String interactionId, RubricName name) {
        Optional<ScoreLine> shown = of(tx, interactionId);
        return shown.isEmpty() || is(shown.get(), name)
                || tx.findings().preferred(interactionId).map(wanted -> wanted.equals(name.toString())).orElse(false);
    }

    /** Whether the scorecard by this version is the one that is shown. */
    public boolean is(Store.Tx tx, String interactionId, RubricName name) {
        return of(tx, interactionId).map(line -> is(line, name)).orElse(false);
    }

    private static boolean is(ScoreLine line, RubricName name) {
        return name.equals(new RubricName(line.rubricId(), line.rubricVersion()));
    }

    /** The one that is shown; empty before the interaction is scored. */
    public Optional<ScoreLine> of(Store.Tx tx, String interactionId) {
        return chosen(tx, interactionId, null, null);
    }

    /**
     * The one that somebody means.
     *
     * @param rubricId null for that of the one that is shown
     * @param version  null for the one that is shown, or the highest of a rubric that was named
     */
    public Optional<ScoreLine> chosen(Store.Tx tx, String interactionId, @Nullable String rubricId, @Nullable Integer version) {
        List<ScoreLine> lines = tx.findings().scorecards(interactionId);
        Optional<ScoreLine> shown = lines.stream().filter(ScoreLine::current).findFirst();
        if (rubricId == null && version == null) {
            return shown;
        }
        Optional<String> rubric = Optional.ofNullable(rubricId).or(() -> shown.map(ScoreLine::rubricId));
        return lines.stream()
                .filter(line -> rubric.isPresent() && line.rubricId().equals(rubric.get()))
                .filter(line -> version == null || line.rubricVersion() == version)
                .max(Comparator.comparingInt(ScoreLine::rubricVersion));
    }
}
