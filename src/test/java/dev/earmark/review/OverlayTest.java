package dev.earmark.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.review.Revision.By;
import dev.earmark.review.Revision.Said;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricText;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.testing.SampleResults;
import dev.earmark.transcript.Transcript;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class OverlayTest {

    private static final Rubric RUBRIC = RubricText.read("billing-care@7", SampleResults.billingRubric());
    private static final Transcript TRANSCRIPT = SampleResults.billingCall().transcript();
    private static final Scorecard MACHINE = SampleResults.billingCall().scorecard();
    private static final Instant WHEN = Instant.parse("2026-03-02T12:00:00Z");

    private final List<Revision> revisions = new ArrayList<>();

    private void says(String criterion, Verdict verdict, Evidence... evidence) {
        Verdict machine = judgement(MACHINE, criterion).verdict();
        add(criterion, new Said(verdict, "", null, List.of(evidence), 1, machine));
    }

    private void add(String criterion, @Nullable Said said) {
        int number = new Revisions(revisions).last(criterion) + 1;
        revisions.add(new Revision("r-" + revisions.size(), "billing-care@7", criterion, number, said, new By("p", "Kim"),
                WHEN.plusSeconds(revisions.size())));
    }

    private Scorecard shown() {
        return Overlay.of(MACHINE, RUBRIC, new Revisions(revisions), () -> TRANSCRIPT);
    }

    private static Judgement judgement(Scorecard card, String criterion) {
        return card.judgements().stream().filter(one -> one.criterion().equals(criterion)).findFirst().orElseThrow();
    }

    @Test
    void withoutAnybodysWordItIsTheMachines() {
        assertThat(shown()).isSameAs(MACHINE);
    }

    @Test
    void theSumIsMadeByTheSameArithmeticAndTheCriticalMissIsGone() {
        says("fee_disclosure", new Verdict.Met());
        says("no-blame", new Verdict.Partly(0.5));

        assertThat(shown().percent()).isEqualTo(Math.rint(100 * 65 / 95.0 * 1e9) / 1e9);
        assertThat(shown().autoFail().triggered()).isFalse();
        assertThat(shown().coverage().scored()).isEqualTo(7);
        assertThat(judgement(shown(), "no-blame").points()).isEqualTo(5);
        assertThat(shown().sections()).extracting(Scorecard.SectionScore::score).containsExactly(25.0, 15.0, 25.0);
    }

    @Test
    void evidenceThatDoesNotStandInTheTranscriptIsNotShownAndTheRevisionSaysSo() {
        Evidence right = PickedWords.of(TRANSCRIPT, 9, "the refund of thirty two pounds");
        Evidence moved = new Evidence(right.kind(), 8, right.speaker(), right.time(), right.quote());
        says("fee_disclosure", new Verdict.Met(), right, moved);

        Judgement fee = judgement(shown(), "fee_disclosure");
        assertThat(fee.evidence()).containsExactly(right);
        assertThat(Objects.requireNonNull(fee.person()).unfit()).contains("no longer in the transcript");
    }

    @Test
    void whoeverAgreesWithTheMachineKeepsItsEvidenceAndWhoeverDoesNotGetsNone() {
        says("own-name", new Verdict.Met());
        says("further-help", new Verdict.NotMet());

        assertThat(judgement(shown(), "own-name").evidence()).isEqualTo(judgement(MACHINE, "own-name").evidence());
        assertThat(judgement(shown(), "further-help").evidence()).isEmpty();
    }

    /** However verdicts are given and taken back: what holds is the last that was not taken back, and nothing else matters. */
    @RepeatedTest(50)
    void revisionsReplayToTheSameScore(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<String> criteria = MACHINE.judgements().stream().map(Judgement::criterion).toList();
        for (int i = 0; i < 40; i++) {
            String criterion = criteria.get(random.nextInt(criteria.size()));
            boolean held = new Revisions(revisions).held(criterion).isPresent();
            if (held && random.nextInt(3) == 0) {
                add(criterion, null);
            } else {
                says(criterion, verdict(random));
            }
        }
        Scorecard all = shown();
        List<Revision> holding = List.copyOf(new Revisions(revisions).held().values());
        revisions.clear();
        holding.forEach(one -> add(one.criterion(), one.said()));

        assertThat(shown().percent()).isEqualTo(all.percent());
        assertThat(shown().judgements()).extracting(Judgement::verdict)
                .isEqualTo(all.judgements().stream().map(Judgement::verdict).toList());
        criteria.forEach(criterion -> {
            while (new Revisions(revisions).held(criterion).isPresent()) {
                add(criterion, null);
            }
        });
        assertThat(shown()).as("all taken back").isSameAs(MACHINE);
    }

    private static Verdict verdict(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new Verdict.Met();
            case 1 -> new Verdict.Partly(0.1 + 0.8 * random.nextDouble());
            case 2 -> new Verdict.NotMet();
            case 3 -> new Verdict.NotApplicable();
            default -> new Verdict.Unscored(Verdict.Cause.REVIEWER_UNSURE);
        };
    }
}
