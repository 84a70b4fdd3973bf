package dev.earmark.results;

import dev.earmark.access.Reach;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Interaction;
import dev.earmark.library.RubricName;
import dev.earmark.scoring.Scorecard;
import dev.earmark.store.Findings;
import dev.earmark.store.Findings.Counted;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.Store;
import dev.earmark.text.PlainText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the findings of an interaction together again, for those who show results. Safe for many threads. */
public final class KnownResult {

    private final CurrentScorecard current = new CurrentScorecard();
    private final MarkedMoments marked = new MarkedMoments();

    /**
     * Does not ask who may see it.
     *
     * @param rubricId      null for the current scorecard
     * @param rubricVersion null for the highest version of that rubric that it was scored by
     * @throws NotFound with {@code results.not-scored} when there is no such scorecard yet
     */
    public Result of(Store.Tx tx, String interactionId, @Nullable String rubricId, @Nullable Integer rubricVersion) {
        return of(tx, interactionId, rubricId, rubricVersion, Reach.EVERYTHING);
    }

    /** As the other, for somebody who may not know of every scorecard; that the interaction is within reach was asked before. */
    public Result of(Store.Tx tx, String interactionId, @Nullable String rubricId, @Nullable Integer rubricVersion, Reach reach) {
        Findings findings = tx.findings();
        Optional<Interaction> interaction = tx.interactions().find(interactionId, Reach.EVERYTHING);
        Optional<ScoreLine> line = current.chosen(tx, interactionId, rubricId, rubricVersion, reach);
        Optional<Heard> heard = findings.heard(interactionId);
        Optional<Counted> counted = findings.counted(interactionId);
        Optional<Scorecard> card = line.flatMap(one -> current.scorecard(tx, interactionId, new RubricName(one.rubricId(),
                one.rubricVersion())));
        if (interaction.isEmpty() || heard.isEmpty() || counted.isEmpty() || line.isEmpty() || card.isEmpty()) {
            throw new NotFound("results.not-scored", "The interaction has no scorecard" + by(rubricId, rubricVersion) + " yet.");
        }
        return new Result(
                interaction.get().facts(), heard.get().transcript(), counted.get().measures(), counted.get().sentiment(), card.get(),
                marked.of(tx, interactionId, line.get()).orElse(List.of()),
                findings.summary(interactionId, line.get().rubricId(), line.get().rubricVersion()).orElse(null),
                reach.publishedOnly() ? null : tx.modelCosts().of(interactionId).orElse(null));
    }

    private static String by(@Nullable String rubricId, @Nullable Integer rubricVersion) {
        return rubricId == null ? "" : " by the rubric "
                + PlainText.quoted(rubricVersion == null ? rubricId : rubricId + "@" + rubricVersion);
    }
}
