package dev.earmark.review.publish;

import dev.earmark.access.Principal;
import dev.earmark.events.EventType;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Interaction;
import dev.earmark.library.RubricName;
import dev.earmark.review.Dispute;
import dev.earmark.review.Dispute.Settled;
import dev.earmark.review.Dispute.State;
import dev.earmark.review.FeedbackMark;
import dev.earmark.review.Need;
import dev.earmark.review.Publication;
import dev.earmark.review.Revision;
import dev.earmark.review.Revision.Said;
import dev.earmark.review.Revisions;
import dev.earmark.review.deed.Deeds;
import dev.earmark.review.queue.Triage;
import dev.earmark.review.verdict.Revising;
import dev.earmark.scoring.Verdict;
import dev.earmark.store.Reviews.Confirmation;
import dev.earmark.store.Store;
import dev.earmark.text.PlainText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Agents dispute verdicts, and reviewers decide. Safe for many threads. */
public final class Disputing {

    private final Deeds deeds;
    private final Revising revising;

    public Disputing(Deeds deeds, Revising revising) {
        this.deeds = deeds;
        this.revising = revising;
    }

    /**
     * The agent disputes a verdict of the scorecard that was shared.
     *
     * @param suggested what it should be
     * @throws Conflict with {@code review.not-the-agent}, {@code review.acknowledged}, {@code review.too-late}, {@code
     *                  review.dispute-open} or {@code review.decided-already}
     * @throws Rejected with {@code review.same-verdict}
     */
    public void open(String id, String criterion, Verdict suggested, String reason, Principal by) {
        deeds.store().write(tx -> {
            Interaction interaction = Publishing.ofAgent(tx, id, by);
            Publication publication = Publishing.shared(tx, id);
            mustBeInTime(publication);
            RubricName name = new RubricName(publication.rubricId(), publication.rubricVersion());
            mustDiffer(tx, id, name, criterion, suggested);
            if (of(tx, id, name, criterion).stream().anyMatch(Dispute::decided)) {
                throw new Conflict("review.decided-already", "Your dispute about \"" + criterion + "\" was decided; it cannot be opened"
                        + " again.");
            }
            Dispute dispute = new Dispute(deeds.id(), id, name.id(), name.version(), criterion, State.OPEN, suggested, kept(reason),
                    Deeds.by(by), deeds.now(), null);
            if (!tx.publications().open(dispute)) {
                throw new Conflict("review.dispute-open", "You dispute the verdict on \"" + criterion + "\" already.");
            }
            Publishing.show(tx, id);
            Triage.change(tx, id, Need.DISPUTED, true, deeds.now());
            deeds.done(tx, by, "dispute.open", interaction, EventType.DISPUTE_OPENED, detail(dispute));
            return true;
        });
    }

    private void mustBeInTime(Publication publication) {
        if (publication.acknowledgedAt() != null) {
            throw Publishing.acknowledged();
        }
        if (!publication.mayDispute(deeds.now())) {
            throw new Conflict("review.too-late", "Verdicts could be disputed until "
                    + publication.disputeUntil().truncatedTo(ChronoUnit.SECONDS) + "; speak to your team lead.");
        }
    }

    private static void mustDiffer(Store.Tx tx, String id, RubricName name, String criterion, Verdict suggested) {
        Verdict machine = Revising.machine(tx, id, name, criterion).verdict();
        Verdict present = tx.reviews().of(id, name.toString()).held(criterion).map(Revision::said).map(Said::verdict).orElse(machine);
        if (present.equals(suggested)) {
            throw new Rejected("review.same-verdict", "The verdict on \"" + criterion + "\" is \"" + present.label()
                    + "\" already; suggest another one.");
        }
    }

    private static List<Dispute> of(Store.Tx tx, String id, RubricName name, String criterion) {
        return tx.publications().disputes(id).stream()
                .filter(one -> one.rubric().equals(name.toString()) && one.criterion().equals(criterion)).toList();
    }

    /**
     * The agent takes a dispute back.
     *
     * @throws NotFound with {@code review.dispute-unknown}
     * @throws Conflict with {@code review.dispute-settled} when it is open no longer
     */
    public void withdraw(String id, String dispute, Principal by) {
        deeds.store().write(tx -> {
            Interaction interaction = Publishing.ofAgent(tx, id, by);
            settle(tx, interaction, known(tx, id, dispute), State.WITHDRAWN, "", by);
            return true;
        });
    }

    /**
     * A reviewer decides.
     *
     * @param upheld  whether the agent was right
     * @param verdict instead of the one that the agent suggests; null for that one
     * @throws Conflict with {@code review.own-verdict} when it is about this reviewer's own verdict, {@code review.dispute-settled}
     */
    public void decide(String id, String dispute, boolean upheld, String reason, @Nullable Verdict verdict, Principal by) {
        deeds.store().write(tx -> {
            Interaction interaction = Deeds.known(tx, id, by);
            Dispute open = known(tx, id, dispute);
            mustBeAnothers(tx, open, by);
            settle(tx, interaction, open, upheld ? State.UPHELD : State.DECLINED, kept(reason), by);
            if (upheld) {
                correct(tx, interaction, open, verdict == null ? open.suggested() : verdict, kept(reason), by);
            }
            return true;
        });
    }

    /** Whose verdict is disputed: the last person's, else of whoever confirmed the machine's, else of whoever shared it. */
    private static void mustBeAnothers(Store.Tx tx, Dispute dispute, Principal by) {
        String id = dispute.interactionId();
        Optional<String> decided = tx.reviews().of(id, dispute.rubric()).held(dispute.criterion()).map(one -> one.by().id())
                .or(() -> tx.reviews().confirmation(id, dispute.rubric()).map(Confirmation::by).map(Revision.By::id))
                .or(() -> tx.publications().find(id).map(one -> one.by().id()));
        if (decided.isPresent() && decided.get().equals(by.id())) {
            throw new Conflict("review.own-verdict", "The dispute is about a verdict of yours; somebody else must decide.");
        }
    }

    private void correct(Store.Tx tx, Interaction interaction, Dispute dispute, Verdict verdict, String reason, Principal by) {
        RubricName name = new RubricName(dispute.rubricId(), dispute.rubricVersion());
        Verdict machine = Revising.machine(tx, interaction.id(), name, dispute.criterion()).verdict();
        Revisions revisions = tx.reviews().of(interaction.id(), name.toString());
        Said said = new Said(verdict, reason, FeedbackMark.WRONG_VERDICT, List.of(), tx.transcripts().current(interaction.id()), machine);
        revising.append(tx, interaction, name, dispute.criterion(), revisions.last(dispute.criterion()), said, by);
    }

    private void settle(Store.Tx tx, Interaction interaction, Dispute dispute, State how, String decision, Principal by) {
        Instant now = deeds.now();
        Dispute settled = dispute.settled(how, new Settled(decision, Deeds.by(by), now));
        if (!dispute.open() || !tx.publications().settle(settled)) {
            throw new Conflict("review.dispute-settled", "The dispute is " + dispute.state().label() + " already.");
        }
        Publishing.show(tx, interaction.id());
        boolean others = tx.publications().disputes(interaction.id()).stream().anyMatch(Dispute::open);
        Triage.change(tx, interaction.id(), Need.DISPUTED, others, now);
        deeds.done(tx, by, "dispute." + how.label(), interaction, EventType.DISPUTE_SETTLED, detail(settled));
    }

    private static Dispute known(Store.Tx tx, String id, String dispute) {
        return tx.publications().disputes(id).stream().filter(one -> one.id().equals(dispute)).findFirst()
                .orElseThrow(() -> new NotFound("review.dispute-unknown", "There is no dispute " + dispute + " about this interaction."));
    }

    private static Map<String, String> detail(Dispute dispute) {
        return Map.of("dispute", dispute.id(), "rubric", dispute.rubric(), "criterion", dispute.criterion(), "state",
                dispute.state().label());
    }

    private static String kept(String text) {
        return PlainText.kept(text, clause -> new Rejected("review.text-invalid", "The text " + clause + ".")).strip();
    }
}
