package dev.earmark.review.verdict;

import dev.earmark.access.Reach;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Interaction;
import dev.earmark.library.RubricName;
import dev.earmark.results.CurrentScorecard;
import dev.earmark.review.Dispute;
import dev.earmark.review.Publication;
import dev.earmark.review.PublicationState;
import dev.earmark.review.Revisions;
import dev.earmark.scoring.Scorecard;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.ReviewQueue.Waiting;
import dev.earmark.store.Reviews.Confirmation;
import dev.earmark.store.Store;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of the review of one interaction.
 *
 * @param name              of the rubric of the scorecard that is shown
 * @param shown             with what people say laid over it
 * @param machine           what the machine says
 * @param confirmation      who looked at all of it since it was scored last; null for nobody
 * @param transcriptVersion that everything rests on
 * @param publication       null for a draft
 * @param disputes          of this scorecard, the oldest first
 */
public record ReviewSheet(
        Interaction interaction, RubricName name, Scorecard shown, Scorecard machine, Revisions revisions,
        @Nullable Confirmation confirmation, int transcriptVersion, PublicationState state, @Nullable Publication publication,
        List<Dispute> disputes, Waiting waiting) {

    public ReviewSheet {
        disputes = List.copyOf(disputes);
    }

    /**
     * @param reach of whoever asks, which decides whose scorecard it is about; that the interaction is within it was asked before
     * @throws NotFound with {@code review.not-scored}
     */
    public static ReviewSheet of(Store.Tx tx, Interaction interaction, Reach reach, CurrentScorecard current) {
        String id = interaction.id();
        ScoreLine line = current.chosen(tx, id, null, null, reach).orElseThrow(() -> new NotFound("review.not-scored",
                "The interaction has no score yet, so there is nothing to review."));
        RubricName name = new RubricName(line.rubricId(), line.rubricVersion());
        Optional<Publication> publication = tx.publications().find(id);
        long epoch = current.epoch(tx, id, name);
        return new ReviewSheet(interaction, name, current.scorecard(tx, id, name).orElseThrow(),
                tx.findings().scorecard(id, name.id(), name.version()).orElseThrow(), tx.reviews().of(id, name.toString()),
                tx.reviews().confirmation(id, name.toString()).filter(one -> one.epoch() == epoch).orElse(null),
                tx.transcripts().current(id), tx.interactions().people(id).publication(), publication.orElse(null),
                tx.publications().disputes(id).stream().filter(one -> one.rubric().equals(name.toString())).toList(), tx.queue().of(id));
    }
}
