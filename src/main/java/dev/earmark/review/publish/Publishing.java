package dev.earmark.review.publish;

import dev.earmark.access.Principal;
import dev.earmark.events.EventType;
import dev.earmark.fault.Conflict;
import dev.earmark.interaction.Interaction;
import dev.earmark.library.RubricName;
import dev.earmark.results.CurrentScorecard;
import dev.earmark.review.Dispute;
import dev.earmark.review.Publication;
import dev.earmark.review.PublicationState;
import dev.earmark.review.deed.Deeds;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Shares interactions with their agents. Safe for many threads. */
public final class Publishing {

    private final Deeds deeds;
    private final CurrentScorecard current = new CurrentScorecard();

    public Publishing(Deeds deeds) {
        this.deeds = deeds;
    }

    /**
     * Shares the current scorecard.
     *
     * @throws Conflict with {@code review.no-agent}, {@code review.nothing-to-share}, {@code review.shared-already} or {@code
     *                  review.dispute-open}
     */
    public void share(String id, Principal by) {
        deeds.store().write(tx -> {
            share(tx, Deeds.known(tx, id, by), by);
            return true;
        });
    }

    /** As the other, within the caller's transaction. */
    void share(Store.Tx tx, Interaction interaction, Principal by) {
        String id = interaction.id();
        if (interaction.facts().agentId() == null) {
            throw new Conflict("review.no-agent", "It is not known which agent this interaction belongs to, so it cannot be shared.");
        }
        ScoreLine line = current.of(tx, id).orElseThrow(() -> new Conflict("review.nothing-to-share",
                "The interaction has no score yet, so there is nothing to share."));
        Optional<Publication> before = tx.publications().find(id);
        if (before.filter(one -> one.isOf(line.rubricId(), line.rubricVersion())).isPresent()) {
            throw new Conflict("review.shared-already", "The interaction is shared with its agent already.");
        }
        if (tx.publications().disputes(id).stream().anyMatch(Dispute::open)) {
            throw new Conflict("review.dispute-open", "The agent disputes the scorecard that was shared before; decide on that first.");
        }
        Instant now = deeds.now();
        RubricName name = new RubricName(line.rubricId(), line.rubricVersion());
        Duration days = Duration.ofDays(current.rubric(tx, name).disputeDays());
        tx.publications().put(id, new Publication(name.id(), name.version(), Deeds.by(by), now, now.plus(days), null));
        show(tx, id);
        deeds.done(tx, by, "review.share", interaction, EventType.SHARED, Map.of("rubric", name.toString()));
    }

    /**
     * Takes a share back, as long as the agent has not answered: it is a draft again, which the agent does not see.
     *
     * @throws Conflict with {@code review.not-shared} or {@code review.answered}
     */
    public void takeBack(String id, Principal by) {
        deeds.store().write(tx -> {
            Interaction interaction = Deeds.known(tx, id, by);
            Publication publication = shared(tx, id);
            boolean disputed = tx.publications().disputes(id).stream().anyMatch(one -> one.rubric().equals(publication.rubric()));
            if (disputed || publication.acknowledgedAt() != null) {
                throw new Conflict("review.answered", "The agent has " + (disputed ? "disputed" : "acknowledged")
                        + " it already, so it stays shared.");
            }
            tx.publications().remove(id);
            tx.publications().show(id, PublicationState.DRAFT);
            deeds.done(tx, by, "review.unshare", interaction, EventType.UNSHARED, Map.of("rubric", publication.rubric()));
            return true;
        });
    }

    /** What lists say of an interaction that was shared, by what is known of it now. */
    static PublicationState show(Store.Tx tx, String id) {
        Publication publication = tx.publications().find(id).orElseThrow();
        List<Dispute> disputes = tx.publications().disputes(id).stream()
                .filter(one -> one.rubric().equals(publication.rubric())).toList();
        PublicationState state = PublicationState.of(publication, disputes);
        tx.publications().show(id, state);
        return state;
    }

    /**
     * The agent has seen it and agrees.
     *
     * @throws Conflict with {@code review.not-the-agent}, {@code review.acknowledged} or {@code review.dispute-open}
     */
    public void acknowledge(String id, Principal by) {
        deeds.store().write(tx -> {
            Interaction interaction = ofAgent(tx, id, by);
            Publication publication = shared(tx, id);
            if (publication.acknowledgedAt() != null) {
                throw acknowledged();
            }
            if (tx.publications().disputes(id).stream().anyMatch(Dispute::open)) {
                throw new Conflict("review.dispute-open", "You dispute a verdict; wait for the decision, or take the dispute back.");
            }
            tx.publications().put(id, publication.acknowledged(deeds.now()));
            show(tx, id);
            deeds.done(tx, by, "review.acknowledge", interaction, EventType.ACKNOWLEDGED, Map.of("rubric", publication.rubric()));
            return true;
        });
    }

    static Conflict acknowledged() {
        return new Conflict("review.acknowledged", "You have acknowledged this interaction already.");
    }

    /** @throws Conflict with {@code review.not-shared} */
    static Publication shared(Store.Tx tx, String id) {
        return tx.publications().find(id).orElseThrow(() -> new Conflict("review.not-shared",
                "The interaction is not shared with its agent."));
    }

    /** @throws Conflict with {@code review.not-the-agent} when it is another one's who may see it */
    static Interaction ofAgent(Store.Tx tx, String id, Principal by) {
        Interaction interaction = Deeds.known(tx, id, by);
        if (by.agentId() == null || !Objects.equals(by.agentId(), interaction.facts().agentId())) {
            throw new Conflict("review.not-the-agent", "Only the agent of an interaction can acknowledge or dispute it.");
        }
        return interaction;
    }
}
