package dev.earmark.example;

import dev.earmark.access.Principal;
import dev.earmark.library.RubricName;
import dev.earmark.moments.Moment.Tone;
import dev.earmark.results.CurrentScorecard;
import dev.earmark.review.Audience;
import dev.earmark.review.FeedbackMark;
import dev.earmark.review.deed.Deeds;
import dev.earmark.review.deed.Remarking;
import dev.earmark.review.publish.Disputing;
import dev.earmark.review.publish.Finishing;
import dev.earmark.review.publish.Publishing;
import dev.earmark.review.verdict.Revising;
import dev.earmark.review.verdict.VerdictChange;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Verdict;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.Store;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What reviewers, coaches and agents of the example do with one scorecard, at the time when they are said to have done it. */
final class Colleagues {

    private static final int REVIEWED_PERCENT = 75;
    private static final int ACKNOWLEDGED_PERCENT = 60;
    private static final int DISPUTED_PERCENT = 30;
    private static final int WITHDRAWN_PERCENT = 9;
    private static final int UPHELD_PERCENT = 45;
    private static final int COMMENTED_PERCENT = 18;
    private static final int MOST_CORRECTIONS = 2;
    private static final double HALF = 0.5;
    private static final int LEAST_OPEN = 3;
    /** What is younger waits for a reviewer. */
    private static final Duration FRESH = Duration.ofHours(30);
    /** A dispute that is younger may still be open. */
    private static final Duration UNDER_WAY = Duration.ofDays(9);

    private final Script script;
    private final Store store;
    private final PastClock past;
    private final Clock present;
    private final Random random = new Random(20_260_302);
    private final Revising revising;
    private final Finishing finishing;
    private final Publishing publishing;
    private final Disputing disputing;
    private final Remarking remarking;
    private final CurrentScorecard current = new CurrentScorecard();
    private int open;

    Colleagues(Script script, Store store, Clock present, Supplier<String> ids) {
        this.script = script;
        this.store = store;
        this.present = present;
        this.past = new PastClock(present);
        Deeds deeds = new Deeds(store, past, ids);
        this.revising = new Revising(deeds);
        this.publishing = new Publishing(deeds);
        this.finishing = new Finishing(deeds, publishing);
        this.disputing = new Disputing(deeds, revising);
        this.remarking = new Remarking(deeds);
    }

    /**
     * Somebody looks at a scorecard, and its agent at what comes of it; of some nobody has looked at yet.
     *
     * @param chat   what was meant; null for a call
     * @param always whether it is looked at for certain
     */
    void see(String id, String agentId, Plan.@Nullable Chat chat, Instant endedAt, boolean always) {
        boolean young = Duration.between(endedAt, present.instant()).compareTo(FRESH) < 0;
        boolean wanted = chance(REVIEWED_PERCENT);
        if (!always && (young || !wanted) || store.read(tx -> tx.publications().find(id).isPresent())) {
            return;
        }
        List<Principal> reviewers = script.cast().reviewers();
        int turn = random.nextInt(reviewers.size());
        Instant at = past.set(endedAt.plus(hours(3, 26)));
        int corrections = correct(id, chat, reviewers.get(turn));
        remark(id, agentId);
        finishing.finish(id, corrections, true, reviewers.get(turn));
        answer(id, agentId, at, reviewers.get((turn + 1) % reviewers.size()), always);
    }

    /** @return how often */
    private int correct(String id, Plan.@Nullable Chat chat, Principal reviewer) {
        int count = 0;
        for (Judgement judgement : judgements(id)) {
            Optional<Boolean> meant = chat == null ? Optional.empty() : chat.written().intended(judgement.criterion());
            boolean strict = judgement.verdict() instanceof Verdict.NotMet && meant.equals(Optional.of(true));
            boolean kind = judgement.verdict() instanceof Verdict.Met && meant.equals(Optional.of(false));
            if (count < MOST_CORRECTIONS && (strict || kind)) {
                revise(id, judgement, strict ? new Verdict.Met() : new Verdict.NotMet(), strict ? "too-strict" : "too-kind", reviewer);
                count++;
            }
        }
        if (count == 0 && chance(DISPUTED_PERCENT)) {
            Optional<Judgement> missed = missed(id);
            missed.ifPresent(one -> revise(id, one, new Verdict.Partly(HALF), "partly", reviewer));
            return missed.isPresent() ? 1 : 0;
        }
        return count;
    }

    private void revise(String id, Judgement judgement, Verdict verdict, String why, Principal reviewer) {
        revising.revise(id, judgement.criterion(), new VerdictChange(0, verdict, script.any(why, random), FeedbackMark.WRONG_VERDICT,
                List.of()), reviewer);
    }

    private List<Judgement> judgements(String id) {
        return store.read(tx -> {
            ScoreLine line = current.of(tx, id).orElseThrow();
            return current.scorecard(tx, id, new RubricName(line.rubricId(), line.rubricVersion())).orElseThrow().judgements();
        });
    }

    private Optional<Judgement> missed(String id) {
        return judgements(id).stream().filter(one -> one.verdict() instanceof Verdict.NotMet && one.person() == null).findFirst();
    }

    private void remark(String id, String agentId) {
        Principal coach = script.cast().coach(script.cast().agent(agentId).team());
        if (chance(COMMENTED_PERCENT)) {
            remarking.comment(id, null, null, script.any("inside", random), Audience.REVIEWERS, coach);
        }
        if (chance(COMMENTED_PERCENT)) {
            turnOfAgent(id).ifPresent(turn -> remarking.comment(id, turn, null, script.any("hints", random), Audience.AGENT, coach));
        }
        if (chance(COMMENTED_PERCENT) && missed(id).isEmpty()) {
            turnOfAgent(id).ifPresent(turn -> remarking.mark(id, turn, null, Tone.PRAISE, script.any("praise", random), Audience.AGENT,
                    coach));
        }
    }

    /** Where the agent says most. */
    private Optional<Integer> turnOfAgent(String id) {
        return store.read(tx -> tx.findings().heard(id).orElseThrow().transcript().turns().stream()
                .filter(turn -> turn.speaker() == Speaker.AGENT && !turn.text().isBlank())
                .max(Comparator.comparingInt(turn -> turn.text().length())).map(Turn::index));
    }

    private void answer(String id, String agentId, Instant shared, Principal other, boolean always) {
        Principal agent = script.cast().principal(agentId);
        Instant at = shared.plus(hours(2, 30));
        if (at.isAfter(present.instant())) {
            return; // has not looked at it yet
        }
        Optional<Judgement> missed = missed(id);
        past.set(at);
        boolean wanted = chance(DISPUTED_PERCENT);
        if (missed.isPresent() && (wanted || always && open < LEAST_OPEN)) {
            dispute(id, missed.get(), agent, at, other);
        } else if (chance(ACKNOWLEDGED_PERCENT)) {
            publishing.acknowledge(id, agent);
        }
    }

    private void dispute(String id, Judgement missed, Principal agent, Instant at, Principal other) {
        disputing.open(id, missed.criterion(), new Verdict.Met(), script.any("disputed", random), agent);
        String dispute = store.read(tx -> tx.publications().disputes(id)).getLast().id();
        boolean mayWait = Duration.between(at, present.instant()).compareTo(UNDER_WAY) < 0;
        if (mayWait) {
            open++;
            return;
        }
        past.set(at.plus(hours(5, 40)));
        if (chance(WITHDRAWN_PERCENT)) {
            disputing.withdraw(id, dispute, agent);
        } else {
            boolean upheld = chance(UPHELD_PERCENT);
            disputing.decide(id, dispute, upheld, script.any(upheld ? "upheld" : "declined", random), null, other);
        }
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private Duration hours(int least, int most) {
        return Duration.ofMinutes(least * 60L + random.nextInt((most - least) * 60));
    }
}
