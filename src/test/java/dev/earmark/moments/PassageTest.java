package dev.earmark.moments;

import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.call;
import static dev.earmark.testing.Calls.chat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Evidence.Kind;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PassageTest {

    private static Passage passage(Transcript transcript, @Nullable TimeSpan time, String quote) {
        return Passage.around(new Evidence(Kind.PROOF, 0, Speaker.AGENT, time, quote), transcript);
    }

    @Test
    void ofASpokenTurnEightWordsAreHeardOnEitherSide() {
        Transcript transcript = call(agent("a b c d e f g h i j k l m n o p q r s t"));

        assertThat(passage(transcript, new TimeSpan(3_000, 3_300), "k"))
                .isEqualTo(new Passage(0, new TimeSpan(600, 5_700), "c d e f g h i j k l m n o p q r s"));
    }

    @Test
    void aShortTurnIsHeardWhole() {
        assertThat(passage(call(agent("yes the card is blocked now")), new TimeSpan(900, 1_500), "is blocked"))
                .isEqualTo(new Passage(0, new TimeSpan(0, 1_800), "yes the card is blocked now"));
    }

    @Test
    void ofTypedTextTheSentenceIsShown() {
        Transcript transcript = chat(agent("Hello Ann. I have refunded 3.50 for you! Anything else?"));

        assertThat(passage(transcript, null, "refunded")).isEqualTo(new Passage(0, null, "I have refunded 3.50 for you!"));
        assertThat(passage(transcript, null, "Anything else")).isEqualTo(new Passage(0, null, "Anything else?"));
    }

    @Test
    void wordsThatStandTwiceOrInAnEndlessSentenceAreShownAlone() {
        assertThat(passage(chat(agent("Sorry. So sorry.")), null, "orry")).isEqualTo(new Passage(0, null, "orry"));
        assertThat(passage(chat(agent("well ".repeat(60) + "sorry")), null, "sorry")).isEqualTo(new Passage(0, null, "sorry"));
    }

    @Test
    void whereNothingWasSaidThePlaceStaysAsItIs() {
        assertThat(passage(call(agent("hello")), new TimeSpan(0, 300), "")).isEqualTo(new Passage(0, new TimeSpan(0, 300), ""));
    }
}
