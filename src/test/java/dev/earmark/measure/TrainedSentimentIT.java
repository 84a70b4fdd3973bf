package dev.earmark.measure;

import static dev.earmark.measure.Sentiment.Label.NEGATIVE;
import static dev.earmark.measure.Sentiment.Label.NEUTRAL;
import static dev.earmark.measure.Sentiment.Label.POSITIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.language.embedding.OnnxEmbedder;
import dev.earmark.measure.Sentiment.Label;
import dev.earmark.testing.CountingEmbedder;
import dev.earmark.testing.TimedCall;
import dev.earmark.transcript.Speaker;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainedSentimentIT {

    private static final OnnxEmbedder EMBEDDER = new OnnxEmbedder(Path.of("target", "embedder"));
    private static final TrainedSentiment READER = new TrainedSentiment(EMBEDDER);

    @AfterAll
    static void close() {
        EMBEDDER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "this is the third time i'm calling and nobody helps",
        "i've been on hold for forty minutes",
        "you took the money twice and nobody gives it back",
        "the new router does not work at all",
        "I am really disappointed with how this was handled.",
        "nobody told me about the fee that's not okay",
        "i'm never buying from you people again"
    })
    void complaintsAreNegative(String said) {
        assertThat(labelOf(said)).isEqualTo(NEGATIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "thank you so much that's wonderful",
        "oh that's great you have been so helpful",
        "Perfect, it works now, thank you so much!",
        "i really appreciate it you made my day",
        "wow that was fast i love it"
    })
    void warmThanksAndPraiseArePositive(String said) {
        assertThat(labelOf(said)).isEqualTo(POSITIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "hi my name is patricia brown",
        "i would like to check my balance",
        "okay",
        "yes that's correct",
        "one two three four",
        "no that's all thank you",
        "what time do you close on saturday",
        "can you repeat that please",
        "my checking account"
    })
    void requestsFactsAndPolitenessAreNeutral(String said) {
        assertThat(labelOf(said)).isEqualTo(NEUTRAL);
    }

    @Test
    void aMishapToldCalmlyIsNotPositive() {
        assertThat(labelOf("i lost my credit card")).isNotEqualTo(POSITIVE);
    }

    @Test
    void probabilitiesAddUpToOneAndBlankTextIsNeutral() {
        assertThat(READER.read(List.of("this is terrible", "", "\u0000", "\ud800", "<script>")))
                .hasSize(5)
                .allSatisfy(p -> assertThat(p[0] + p[1] + p[2]).isEqualTo(1, within(1e-9)));
        assertThat(READER.read(List.of(" ")).getFirst()).containsExactly(0, 1, 0);
    }

    @Test
    void agentsFeelingsAreNeverRead() {
        Sentiment sentiment = READER.read(TimedCall.voice()
                .agent(0, 1, "i hate this job").customer(2, 3, "pardon").unknown(4, 5, "this is terrible").heard());
        assertThat(sentiment.turns()).extracting(Sentiment.Reading::turn).containsExactly(1);
    }

    @Test
    void noisesHaveNoSentiment() {
        assertThat(READER.read(TimedCall.voice().customer(0, 1, "[noise]").customer(2, 3, "").heard()).turns()).isEmpty();
    }

    @Test
    void theStrongestSentenceSpeaksForATypedTurn() {
        Sentiment sentiment = READER.read(TimedCall.chat()
                .untimed(Speaker.CUSTOMER, "Hello. My parcel never arrived and nobody answers my emails. Thanks.").heard());
        assertThat(sentiment.turns()).singleElement().extracting(Sentiment.Reading::label).isEqualTo(NEGATIVE);
    }

    @Test
    void aCustomerWhoIsWonOverHasAPositiveShift() {
        Sentiment sentiment = READER.read(TimedCall.voice()
                .customer(0, 2, "i am so angry you charged me twice")
                .customer(5, 6, "my account number is five five one")
                .customer(9, 12, "oh wonderful thank you so much you have been great").heard());
        assertThat(sentiment.course()).isNotNull().satisfies(course -> {
            assertThat(course.start()).isNegative();
            assertThat(course.shift()).isGreaterThan(0.5);
        });
    }

    @Test
    void aCustomerOfTwoTurnsHasNoCourse() {
        assertThat(READER.read(TimedCall.voice().customer(0, 1, "hello").customer(2, 3, "bye").heard()).course()).isNull();
    }

    @Test
    void aHeadForAnotherEmbedderIsRefused() {
        assertThatThrownBy(() -> new TrainedSentiment(new CountingEmbedder("letters-1")))
                .hasMessageContaining("trained for bge-small-en-v1.5-q").hasMessageContaining("but the embedder is letters-1");
    }

    private static Label labelOf(String said) {
        return TrainedSentiment.label(READER.read(List.of(said)).getFirst());
    }
}
