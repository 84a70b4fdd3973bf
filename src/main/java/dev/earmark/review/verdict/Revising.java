package dev.earmark.review.verdict;

import dev.earmark.access.Principal;
import dev.earmark.events.EventType;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Interaction;
import dev.earmark.library.RubricName;
import dev.earmark.results.CurrentScorecard;
import dev.earmark.review.PickedWords;
import dev.earmark.review.Revision;
import dev.earmark.review.Revision.Said;
import dev.earmark.review.Revisions;
import dev.earmark.review.deed.Deeds;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.Store;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Transcript;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Adds verdicts of people, and takes them back. Safe for many threads. */
public final class Revising {

    private final Deeds deeds;
    private final CurrentScorecard current = new CurrentScorecard();

    public Revising(Deeds deeds) {
        this.deeds = deeds;
    }

    /**
     * Adds a verdict on a criterion of the current scorecard.
     *
     * @throws NotFound with {@code interaction.unknown}, {@code review.not-scored}, {@code review.criterion-unknown}
     * @throws Rejected when evidence is picked that does not stand in the transcript
     * @throws Conflict with {@code review.changed-meanwhile} when somebody was faster
     */
    public void revise(String id, String criterion, VerdictChange change, Principal by) {
        deeds.store().write(tx -> {
            Interaction interaction = Deeds.known(tx, id, by);
            RubricName name = current(tx, id);
            Verdict machine = machine(tx, id, name, criterion).verdict();
            List<Evidence> evidence = change.evidence().isEmpty() ? List.of() : picked(tx, id, change);
            Said said = new Said(change.verdict(), kept(change.reason()), change.mark(), evidence, tx.transcripts().current(id), machine);
            append(tx, interaction, name, criterion, change.seen(), said, by);
            return true;
        });
    }

    private static List<Evidence> picked(Store.Tx tx, String id, VerdictChange change) {
        Transcript transcript = tx.findings().heard(id).orElseThrow().transcript();
        return change.evidence().stream().map(picked -> PickedWords.of(transcript, picked.turn(), picked.quote())).toList();
    }

    /**
     * Takes the verdict that holds back.
     *
     * @throws Conflict also with {@code review.nothing-to-undo}
     */
    public void undo(String id, String criterion, int seen, Principal by) {
        deeds.store().write(tx -> {
            Interaction interaction = Deeds.known(tx, id, by);
            RubricName name = current(tx, id);
            machine(tx, id, name, criterion);
            Revisions revisions = tx.reviews().of(id, name.toString());
            if (revisions.last(criterion) == seen && revisions.held(criterion).isEmpty()) {
                throw new Conflict("review.nothing-to-undo", "The verdict on \"" + criterion + "\" is the machine's; there is none to be"
                        + " taken back.");
            }
            append(tx, interaction, name, criterion, seen, null, by);
            return true;
        });
    }

    /**
     * Within the caller's transaction: adds a revision, adds up anew and tells of it. The same change sent twice by one person, whose first
     * answer was lost, is taken once.
     *
     * @param seen number of the last revision of the criterion that was seen
     * @param said null to take back what holds
     */
    public void append(
            Store.Tx tx, Interaction interaction, RubricName name, String criterion, int seen, @Nullable Said said, Principal by) {
        String id = interaction.id();
        tx.findings().lockScorecards(id);
        Revisions before = tx.reviews().of(id, name.toString());
        if (isKept(before.of(criterion), seen, said, by)) {
            return;
        }
        Revision revision = new Revision(deeds.id(), name.toString(), criterion, seen + 1, said, Deeds.by(by), deeds.now());
        if (before.last(criterion) != seen || !tx.reviews().add(id, revision)) {
            throw overtaken(before.of(criterion));
        }
        Scorecard shown = current.refresh(tx, id, name);
        deeds.done(tx, by, said == null ? "review.undo" : "review.revise", interaction, EventType.REVISED,
                detail(name, criterion, shown));
    }

    private static boolean isKept(List<Revision> revisions, int seen, @Nullable Said said, Principal by) {
        return !revisions.isEmpty() && revisions.getLast().number() == seen + 1 && Objects.equals(revisions.getLast().said(), said)
                && revisions.getLast().by().id().equals(Deeds.by(by).id());
    }

    private static Conflict overtaken(List<Revision> revisions) {
        String who = revisions.isEmpty() ? "Somebody" : PlainText.quoted(revisions.getLast().by().name());
        Instant when = revisions.isEmpty() ? Instant.EPOCH : revisions.getLast().at();
        String at = revisions.isEmpty() ? "" : " at " + when.truncatedTo(ChronoUnit.SECONDS);
        return new Conflict("review.changed-meanwhile", who + " has decided on this criterion" + at + "; look at it and decide again.");
    }

    private static Map<String, String> detail(RubricName name, String criterion, Scorecard shown) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("rubric", name.toString());
        detail.put("criterion", criterion);
        shown.judgements().stream().filter(one -> one.criterion().equals(criterion)).findFirst().ifPresent(one -> {
            detail.put("verdict", one.verdict().label());
            detail.put("origin", shown.confirmed(one) ? "human-confirmed" : "ai-suggested");
        });
        Double percent = shown.percent();
        if (percent != null) {
            detail.put("percent", String.valueOf(Math.round(percent * 100) / 100.0));
        }
        Boolean passed = shown.passed();
        if (passed != null) {
            detail.put("passed", passed.toString());
        }
        return detail;
    }

    private RubricName current(Store.Tx tx, String id) {
        ScoreLine line = current.of(tx, id).orElseThrow(() -> new NotFound("review.not-scored",
                "The interaction has no score yet, so there is nothing to review."));
        return new RubricName(line.rubricId(), line.rubricVersion());
    }

    /** What the machine says of a criterion. @throws NotFound with {@code review.criterion-unknown} */
    public static Judgement machine(Store.Tx tx, String id, RubricName name, String criterion) {
        return tx.findings().scorecard(id, name.id(), name.version()).orElseThrow().judgements().stream()
                .filter(judgement -> judgement.criterion().equals(criterion)).findFirst()
                .orElseThrow(() -> new NotFound("review.criterion-unknown", "The rubric " + name + " has no criterion \""
                        + PlainText.quoted(criterion) + "\"."));
    }

    /** As it may be stored and shown. */
    static String kept(String reason) {
        return PlainText.kept(reason, clause -> new Rejected("review.text-invalid", "The text " + clause + ".")).strip();
    }
}
