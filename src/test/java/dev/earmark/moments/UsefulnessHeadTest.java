package dev.earmark.moments;

import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.chat;
import static dev.earmark.testing.Calls.customer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.interaction.Facts;
import dev.earmark.measure.Measures;
import dev.earmark.measure.Sentiment.Label;
import dev.earmark.measure.Sentiment.Reading;
import dev.earmark.measure.Sentiment;
import dev.earmark.moments.Moment.Tone;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricYaml;
import dev.earmark.scoring.criterion.Scorer;
import dev.earmark.testing.FakeEmbedder;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How likely a coach would use a moment. */
class UsefulnessHeadTest {

    private final FakeEmbedder embedder = new FakeEmbedder();
    private final MomentFeatures features = new MomentFeatures(TurnActs.NONE, embedder);

    private ScoredInteraction scored() {
        Transcript transcript = chat(agent("hello"), customer("my mug came broken"), agent("well"), customer("that is no help at all"));
        Rubric rubric = RubricYaml.rubric("""
                rubric: small
                version: 1
                title: Small
                sections: [{id: all, title: All, criteria: [{id: kind, question: Is it kind?, weight: 100, check: {phrase: sorry}}]}]
                """);
        Measures measures = new Measures(Map.of(), List.of(), List.of(), List.of());
        return new ScoredInteraction(Facts.NONE, transcript, measures,
                new Sentiment("read", List.of(new Reading(1, Label.NEGATIVE, -0.6), new Reading(3, Label.NEGATIVE, -0.9)), null),
                new Scorer(embedder, embedder).score(transcript, Facts.NONE, measures, rubric), rubric);
    }

    private static Moment moment(String kind, Tone tone, int turn, Speaker speaker, String quote) {
        return new Moment(tone, kind, turn, speaker, null, quote, "why", null, 10);
    }

    private static Moment low() {
        return moment("customer-low-point", Tone.COACHING, 3, Speaker.CUSTOMER, "that is no help at all");
    }

    @Test
    void momentsOfAllKindsHaveAsManyFeatures() {
        int all = features.of(low(), scored()).length;

        assertThat(features.of(moment("kind", Tone.COACHING, 2, Speaker.AGENT, "well"), scored())).hasSize(all);
        assertThat(features.of(moment("of-the-house", Tone.PRAISE, 0, Speaker.AGENT, ""), scored())).hasSize(all);
        assertThat(features.of(new Moment(Tone.COACHING, "dead-air", null, Speaker.AGENT, null, "", "why", null, 10), scored()))
                .hasSize(all).doesNotContain(Double.NaN);
    }

    @Test
    void aHeadThatHasLearntAnotherSentenceModelKnowsNothing() {
        double[] never = new double[features.of(low(), scored()).length + 1];
        never[never.length - 1] = -5;

        assertThat(new UsefulnessHead(embedder.modelId(), never).by(features).of(low(), scored())).isBetween(0.0, 0.01);
        assertThat(new UsefulnessHead("another", never).by(features).of(low(), scored())).isEqualTo(1);
    }

    @Test
    void theHeadInTheProgramIsReadAsItWasWritten() {
        UsefulnessHead head = UsefulnessHead.load();

        assertThat(UsefulnessHead.parse(head.toText()).toText()).isEqualTo(head.toText());
    }
}
