package dev.earmark.review.publish;

import dev.earmark.access.Principal;
import dev.earmark.events.EventType;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Interaction;
import dev.earmark.library.RubricName;
import dev.earmark.results.CurrentScorecard;
import dev.earmark.review.Dispute;
import dev.earmark.review.Need;
import dev.earmark.review.deed.Deeds;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.Reviews.Confirmation;
import dev.earmark.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A person has looked at all of a scorecard and lets it stand. Safe for many threads. */
public final class Finishing {

    private final Deeds deeds;
    private final Publishing publishing;
    private final CurrentScorecard current = new CurrentScorecard();

    public Finishing(Deeds deeds, Publishing publishing) {
        this.deeds = deeds;
        this.publishing = publishing;
    }

    /**
     * Confirms the current scorecard, and takes it out of the queue.
     *
     * @param seen  how many revisions were seen
     * @param share whether the agent gets to see it at once, unless it is shared already
     * @throws Conflict with {@code review.changed-meanwhile} when somebody has revised it since
     */
    public void finish(String id, int seen, boolean share, Principal by) {
        deeds.store().write(tx -> {
            Interaction interaction = Deeds.known(tx, id, by);
            tx.findings().lockScorecards(id);
            RubricName name = current(tx, id);
            if (tx.reviews().of(id, name.toString()).all().size() != seen) {
                throw new Conflict("review.changed-meanwhile",
                        "Somebody has changed a verdict since you looked at this scorecard; look at it again.");
            }
            tx.reviews().confirm(id, new Confirmation(name.toString(), current.epoch(tx, id, name), Deeds.by(by), deeds.now()));
            current.refresh(tx, id, name);
            leaveQueue(tx, id);
            deeds.done(tx, by, "review.finish", interaction, EventType.REVIEWED, Map.of("rubric", name.toString(), "origin",
                    "human-confirmed"));
            if (share && tx.publications().find(id).filter(one -> one.isOf(name.id(), name.version())).isEmpty()) {
                publishing.share(tx, interaction, by);
            }
            return true;
        });
    }

    /** What is disputed waits for its decision. */
    private void leaveQueue(Store.Tx tx, String id) {
        List<Dispute> disputes = tx.publications().disputes(id);
        tx.queue().finished(id);
        tx.queue().need(id, disputes.stream().anyMatch(Dispute::open) ? Set.of(Need.DISPUTED) : Set.of(), null, deeds.now());
    }

    private RubricName current(Store.Tx tx, String id) {
        ScoreLine line = current.of(tx, id).orElseThrow(() -> new NotFound("review.not-scored",
                "The interaction has no score yet, so there is nothing to review."));
        return new RubricName(line.rubricId(), line.rubricVersion());
    }
}
