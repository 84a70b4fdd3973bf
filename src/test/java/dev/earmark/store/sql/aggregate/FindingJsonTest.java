package dev.earmark.store.sql.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.measure.Loudness;
import dev.earmark.results.Result;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.store.Findings.Counted;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Findings.Moments;
import dev.earmark.summary.DropReason;
import dev.earmark.summary.Summary;
import dev.earmark.testing.HostileTexts;
import dev.earmark.testing.SampleResults;
import dev.earmark.testing.SampleScores;
import dev.earmark.transcript.Speaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FindingJsonTest {

    private final FindingJson bodies = new FindingJson();

    static Stream<Result> results() {
        return Stream.of(SampleResults.billingCall(), SampleResults.billingCallWithoutAutoFail(), SampleResults.chat(),
                SampleResults.silentCall(),
                SampleResults.hostileCall(HostileTexts.all()));
    }

    @ParameterizedTest
    @MethodSource("results")
    void whatIsReadEqualsWhatWasWritten(Result result) {
        Heard heard = new Heard(result.transcript(),
                Map.of(Speaker.AGENT, new Loudness(-21.3, -3.25), Speaker.CUSTOMER, new Loudness(-90, Double.NEGATIVE_INFINITY)));
        Counted counted = new Counted(result.measures(), result.sentiment());

        assertThat(bodies.read(bodies.write(heard), Heard.class)).isEqualTo(heard);
        assertThat(bodies.read(bodies.write(counted), Counted.class)).isEqualTo(counted);
        assertThat(bodies.read(bodies.write(result.scorecard()), Scorecard.class)).isEqualTo(result.scorecard());
        Moments moments = new Moments(result.moments());
        assertThat(bodies.read(bodies.write(moments), Moments.class)).isEqualTo(moments);
        assertThat(bodies.write(moments)).as("the list alone").isEqualTo(bodies.write(result.moments()));
    }

    @Test
    void whatWasDroppedOfASummaryIsKeptAndWhatWasKeptBeforeIsReadAsNothingDropped() {
        Summary whole = SampleResults.summary();
        Summary summary = new Summary(whole.engine(), whole.sentences(), whole.reasonForContact(), whole.outcome(), whole.followUps(),
                whole.betterLines(), Map.of(DropReason.NOT_DONE, 2));

        assertThat(bodies.read(bodies.write(summary), Summary.class)).isEqualTo(summary);
        assertThat(bodies.write(summary)).contains("\"dropped\":{\"not-done\":2}");
        assertThat(bodies.write(whole)).doesNotContain("dropped");
        assertThat(bodies.read(bodies.write(whole), Summary.class)).isEqualTo(whole);
    }

    @Test
    void whatWouldFailOnceAPersonConfirmsIsKept() {
        Scorecard.AutoFail waiting = new Scorecard.AutoFail(List.of(), 75.0, List.of("verifies_identity"));

        String written = bodies.write(waiting);

        assertThat(bodies.read(written, Scorecard.AutoFail.class)).isEqualTo(waiting);
        assertThat(bodies.read(written.replaceAll(",\"wouldFail\":\\[[^]]*]", ""), Scorecard.AutoFail.class))
                .as("as scorecards were kept before").isEqualTo(new Scorecard.AutoFail(List.of(), 75.0));
    }

    @Test
    void everyVerdictSurvivesWithItsShareOrCause() {
        Stream<Verdict> causes = Stream.of(Verdict.Cause.values()).map(Verdict.Unscored::new);
        List<Verdict> verdicts = Stream.concat(causes,
                Stream.of(new Verdict.Met(), new Verdict.NotMet(), new Verdict.NotApplicable(), new Verdict.Partly(1.0 / 3))).toList();

        for (Verdict verdict : verdicts) {
            Result base = SampleResults.silentCall();
            var card = base.scorecard();
            var changed = new Scorecard(card.rubric(), card.score(), card.max(), card.percent(), card.passed(), card.band(),
                    card.autoFail(), card.coverage(),
                    card.sections(), List.of(SampleScores.judged("c", verdict, 10, "phrase", "because")));
            assertThat(bodies.read(bodies.write(changed), Scorecard.class)).isEqualTo(changed);
        }
    }

    /** The file was written by 0.1.0. */
    @Test
    void aScorecardOfTheFirstVersionIsReadAndWrittenBackLetterForLetter() throws IOException {
        String stored = Files.readString(Path.of("src/test/resources/stored/scorecard-0.1.0.json")).strip();

        Scorecard card = bodies.read(stored, Scorecard.class);

        assertThat(bodies.write(card)).isEqualTo(stored);
        assertThat(card.degraded()).isEqualTo(1);
        assertThat(card.judgements()).extracting(Judgement::engine).containsExactly(
                new VerdictSource(List.of(VerdictSource.Rule.PHRASE, VerdictSource.Rule.EXAMPLES), false),
                new VerdictSource(List.of(new VerdictSource.LanguageModel("openai/gpt-4.1+eu", "judge-criterion v1")), true),
                VerdictSource.Rule.MEASURED.alone());
    }

    @Test
    void aWordOfALongCallTakesLittleRoom() {
        Result call = SampleResults.billingCall();
        long words = call.transcript().turns().stream().mapToLong(turn -> turn.words().size()).sum();

        assertThat(bodies.write(new Heard(call.transcript(), Map.of())).length()).isLessThan((int) (words * 45));
    }
}
