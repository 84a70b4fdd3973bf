package dev.earmark.scoring.criterion;

import static dev.earmark.scoring.Judging.label;
import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.call;
import static dev.earmark.testing.Calls.customer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.RubricYaml;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Evidence.Kind;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Judging;
import dev.earmark.scoring.Verdict;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worst possible judge invents what it needs; no verdict of its may stand. */
class InventedEvidenceTest {

    private static final Transcript CALL = call(customer("hello"), agent("what do you want"));
    private static final Criterion CRITERION = RubricYaml.only("check: {phrase: thank you}").criteria().findFirst().orElseThrow();
    private static final Evidence TRUE = new Evidence(Kind.PROOF, 1, Speaker.AGENT, new TimeSpan(800, 2_000), "what do you want");

    private static String standing(Verdict verdict, Evidence... evidence) {
        Judgement claimed = new Judgement("c", verdict, verdict instanceof Verdict.Met ? 100 : 0, 100, 1, VerdictSource.of("liar"),
                "Because.", List.of(evidence));
        Judgement judgement = CriterionScorer.verified(claimed, CRITERION, Judging.conversation(CALL));
        if (judgement.verdict() instanceof Verdict.Unscored) {
            assertThat(judgement.points()).isZero();
            assertThat(judgement.evidence()).isEmpty();
        }
        return label(judgement);
    }

    @Test
    void trueWordsStand() {
        assertThat(standing(new Verdict.Met(), TRUE)).isEqualTo("met");
    }

    @Test
    void quoteNobodySaidLeavesTheCriterionUnscored() {
        Evidence invented = new Evidence(Kind.PROOF, 1, Speaker.AGENT, new TimeSpan(800, 2_000), "thank you for calling");
        assertThat(standing(new Verdict.Met(), invented)).isEqualTo("unscored quote-unverified");
        assertThat(standing(new Verdict.NotMet(), invented)).isEqualTo("unscored quote-unverified");
        assertThat(standing(new Verdict.Partly(0.5), invented)).isEqualTo("unscored quote-unverified");
    }

    @Test
    void oneInventedQuoteAmongTrueOnesIsEnough() {
        assertThat(standing(new Verdict.Met(), TRUE, new Evidence(Kind.PROOF, 1, Speaker.AGENT, null, "want")))
                .isEqualTo("unscored quote-unverified");
    }

    @Test
    void theCustomersWordsAreNotTheAgents() {
        assertThat(standing(new Verdict.Met(), new Evidence(Kind.PROOF, 0, Speaker.AGENT, new TimeSpan(0, 300), "hello")))
                .isEqualTo("unscored quote-unverified");
    }

    @Test
    void nobodyMeetsACriterionWithoutProof() {
        assertThat(standing(new Verdict.Met())).isEqualTo("unscored quote-unverified");
        assertThat(standing(new Verdict.Met(), new Evidence(Kind.EXPECTED_HERE, 1, Speaker.AGENT, null, "")))
                .isEqualTo("unscored quote-unverified");
        assertThat(standing(new Verdict.Met(), new Evidence(Kind.NEAR_MISS, 1, Speaker.AGENT, new TimeSpan(800, 2_000),
                "what do you want")))
                .isEqualTo("unscored quote-unverified");
    }

    @Test
    void aMissNeedsNoProofButATrueNearMiss() {
        assertThat(standing(new Verdict.NotMet())).isEqualTo("not_met");
        assertThat(standing(new Verdict.NotMet(), new Evidence(Kind.NEAR_MISS, 1, Speaker.AGENT, new TimeSpan(800, 2_000),
                "what do you think")))
                .isEqualTo("unscored quote-unverified");
    }

    @Test
    void inventedWordsDoNotExcuseFromACriterion() {
        Evidence invented = new Evidence(Kind.PROOF, 0, Speaker.CUSTOMER, new TimeSpan(0, 300), "never mind");
        assertThat(standing(new Verdict.NotApplicable(), invented)).isEqualTo("unscored quote-unverified");
    }

    @Test
    void inventedWordsAreNotEvenShownBesideAnUnscoredCriterion() {
        Evidence invented = new Evidence(Kind.NEAR_MISS, 1, Speaker.AGENT, new TimeSpan(800, 2_000), "thank you for calling");
        assertThat(standing(new Verdict.Unscored(Verdict.Cause.LOW_CONFIDENCE), invented)).isEqualTo("unscored quote-unverified");
    }
}
