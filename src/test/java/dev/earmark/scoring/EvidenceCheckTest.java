package dev.earmark.scoring;

import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.call;
import static dev.earmark.testing.Calls.chat;
import static dev.earmark.testing.Calls.customer;
import static dev.earmark.testing.Calls.writtenDown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.scoring.Evidence.Kind;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceCheckTest {

    private static final Transcript CALL = call(customer("hello"), agent("i can't help you with that café bill can i"),
            customer("i can wait"));
    private static final Transcript CHAT = chat(customer("Hello!"),
            agent("I can't help; I can’t. The cafe\u0301 is shut 😀 now, sub-account 1234."));

    private static boolean holds(int turn, Speaker speaker, @Nullable TimeSpan time, String quote) {
        return EvidenceCheck.holds(new Evidence(Kind.PROOF, turn, speaker, time, quote), CALL);
    }

    private static boolean typed(String quote) {
        return EvidenceCheck.holds(new Evidence(Kind.PROOF, 1, Speaker.AGENT, null, quote), CHAT);
    }

    @Test
    void aQuoteThatWasSaidHolds() {
        assertThat(holds(1, Speaker.AGENT, new TimeSpan(1_400, 2_300), "help you with")).isTrue();
        assertThat(holds(0, Speaker.CUSTOMER, new TimeSpan(0, 300), "hello")).isTrue();
    }

    @Test
    void aQuoteNobodySaidDoesNot() {
        assertThat(holds(1, Speaker.AGENT, new TimeSpan(1_400, 2_300), "i can help you")).isFalse();
        assertThat(holds(1, Speaker.AGENT, new TimeSpan(1_400, 2_300), "Help you with")).isFalse();
        assertThat(holds(1, Speaker.AGENT, new TimeSpan(1_400, 2_300), "help  you with")).isFalse();
        assertThat(holds(1, Speaker.AGENT, new TimeSpan(1_400, 2_300), "help you ... that")).isFalse();
    }

    @Test
    void aQuoteOfTheOtherPartyDoesNot() {
        assertThat(holds(0, Speaker.AGENT, new TimeSpan(0, 300), "hello")).isFalse();
        assertThat(holds(1, Speaker.CUSTOMER, new TimeSpan(1_400, 2_300), "help you with")).isFalse();
        assertThat(holds(1, Speaker.UNKNOWN, new TimeSpan(1_400, 2_300), "help you with")).isFalse();
    }

    @Test
    void aQuoteOfAnotherTurnDoesNot() {
        assertThat(holds(0, Speaker.CUSTOMER, new TimeSpan(1_400, 2_300), "help you with")).isFalse();
        assertThat(holds(3, Speaker.AGENT, new TimeSpan(1_400, 2_300), "help you with")).isFalse();
        assertThat(holds(-1, Speaker.AGENT, new TimeSpan(1_400, 2_300), "help you with")).isFalse();
    }

    @Test
    void aQuoteAtAnotherTimeDoesNot() {
        assertThat(holds(1, Speaker.AGENT, new TimeSpan(1_400, 2_299), "help you with")).isFalse();
        assertThat(holds(1, Speaker.AGENT, new TimeSpan(0, 300), "help you with")).isFalse();
        assertThat(holds(1, Speaker.AGENT, new TimeSpan(800, 3_800), "help you with")).isFalse();
        assertThat(holds(1, Speaker.AGENT, null, "help you with")).isFalse();
    }

    @Test
    void theSameWordsSaidTwiceHoldAtBothTimes() {
        assertThat(holds(1, Speaker.AGENT, new TimeSpan(800, 1_100), "i")).isTrue();
        assertThat(holds(1, Speaker.AGENT, new TimeSpan(3_500, 3_800), "i")).isTrue();
        assertThat(holds(1, Speaker.AGENT, new TimeSpan(1_400, 1_700), "i")).isFalse();
    }

    @Test
    void partsOfWordsAreNotWords() {
        assertThat(holds(1, Speaker.AGENT, new TimeSpan(1_400, 2_300), "elp you with")).isFalse();
        assertThat(holds(1, Speaker.AGENT, new TimeSpan(1_400, 2_300), "help you wit")).isFalse();
        assertThat(typed("12")).isFalse();
        assertThat(typed("account 1234")).isTrue();
    }

    @Test
    void halfOfAShortFormIsNotWhatWasSaid() {
        assertThat(holds(1, Speaker.AGENT, new TimeSpan(800, 1_400), "i can")).isFalse();
        assertThat(holds(1, Speaker.AGENT, new TimeSpan(800, 1_400), "i can't")).isTrue();
        assertThat(typed("I can")).isFalse();
        assertThat(typed("I can't help")).isTrue();
        assertThat(typed("t help")).isFalse();
        assertThat(typed("I can’t")).isTrue();
    }

    @Test
    void aLetterWithoutItsAccentIsAnotherWord() {
        assertThat(typed("The cafe")).isFalse();
        assertThat(typed("The cafe\u0301")).isTrue();
        assertThat(holds(1, Speaker.AGENT, new TimeSpan(2_600, 2_900), "caf")).isFalse();
    }

    @Test
    void halfACharacterIsNoQuote() {
        assertThat(typed("shut \uD83D")).isFalse();
        assertThat(typed("\uDE00 now")).isFalse();
        assertThat(typed("shut 😀 now")).isTrue();
    }

    @Test
    void aTypedQuoteHasNoTime() {
        assertThat(typed("help")).isTrue();
        assertThat(EvidenceCheck.holds(new Evidence(Kind.PROOF, 1, Speaker.AGENT, new TimeSpan(0, 1), "help"), CHAT)).isFalse();
    }

    @Test
    void aQuoteOfATurnWithoutWordTimesHasTheTimeOfTheTurn() {
        Transcript transcript = writtenDown(agent("one moment please"));
        assertThat(EvidenceCheck.holds(new Evidence(Kind.PROOF, 0, Speaker.AGENT, new TimeSpan(0, 900), "moment"), transcript)).isTrue();
        assertThat(EvidenceCheck.holds(new Evidence(Kind.PROOF, 0, Speaker.AGENT, new TimeSpan(300, 600), "moment"), transcript)).isFalse();
    }

    @Test
    void aPlaceWithoutAQuoteMustLieInTheConversation() {
        assertThat(holds(1, Speaker.AGENT, new TimeSpan(0, 1_000), "")).isTrue();
        assertThat(holds(9, Speaker.AGENT, new TimeSpan(0, 1_000), "")).isFalse();
        assertThat(holds(1, Speaker.AGENT, new TimeSpan(0, 3_600_000), "")).isFalse();
        assertThat(EvidenceCheck.holds(new Evidence(Kind.EXPECTED_HERE, null, Speaker.AGENT, new TimeSpan(0, 3_600_000), ""), CALL))
                .isFalse();
        assertThat(EvidenceCheck.holds(new Evidence(Kind.EXPECTED_HERE, null, Speaker.AGENT, null, ""), CALL)).isTrue();
    }

    @Test
    void aQuoteNeedsATurn() {
        assertThat(EvidenceCheck.holds(new Evidence(Kind.PROOF, null, Speaker.AGENT, null, "hello"), CALL)).isFalse();
    }

    @Test
    void nothingHoldsInAnEmptyConversation() {
        assertThat(EvidenceCheck.holds(new Evidence(Kind.PROOF, 0, Speaker.AGENT, null, ""), chat())).isFalse();
    }
}
