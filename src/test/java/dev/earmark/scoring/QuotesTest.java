package dev.earmark.scoring;

import static dev.earmark.scoring.Judging.judge;
import static dev.earmark.scoring.Judging.label;
import static dev.earmark.scoring.Judging.quotes;
import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.call;
import static dev.earmark.testing.Calls.chat;
import static dev.earmark.testing.Calls.customer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.scoring.Evidence.Kind;
import dev.earmark.transcript.TimeSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is shown as said. */
class QuotesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {day}                | It ships on March 4th!         | March 4th
            at {number}          | we open at 5pm                 | at 5pm
            {duration}           | within 24 hours, promised      | 24 hours
            {money}              | it is $40.50.                  | $40.50
            i am sorry           | Well, I’m sorry!               | I’m sorry
            i can not            | No, I can't do it              | I can't
            card                 | the (card)                     | card
            cafe                 | the CAFE                       | CAFE
            order {number}       | order #12345-6                 | order #12345-6
            """)
    void aQuoteIsWholeWordsAsTheyStandInTheTurn(String phrase, String said, String quote) {
        Judgement judgement = judge("check: {phrase: \"" + phrase + "\"}", chat(agent(said)));
        assertThat(label(judgement)).isEqualTo("met");
        assertThat(quotes(judgement, Kind.PROOF)).containsExactly(quote);
    }

    @Test
    void aQuoteHasTheTimeOfItsWordsOnly() {
        Judgement judgement = judge("check: {phrase: \"{money}\"}",
                call(customer("how much"), agent("a hundred and thirty four dollars please")));
        assertThat(judgement.evidence()).singleElement().extracting(Evidence::time).isEqualTo(new TimeSpan(1_100, 2_900));
    }

    @Test
    void aMarkInTheMiddleOfAQuoteIsPartOfIt() {
        Judgement judgement = judge("check: {phrase: thank you}", call(agent("well thank [noise] you")));
        assertThat(quotes(judgement, Kind.PROOF)).containsExactly("thank [noise] you");
        assertThat(judgement.evidence().getFirst().time()).isEqualTo(new TimeSpan(300, 1_200));
    }

    @Test
    void hostileWordsAreQuotedAsTheyAre() {
        Judgement judgement = judge("check: {phrase: \"call now\"}", chat(agent("<b onclick='x'>Call</b> \u001b[0m now\u202e")));
        assertThat(quotes(judgement, Kind.PROOF)).isEmpty();
        assertThat(quotes(judge("check: {phrase: \"call <9> now\"}", chat(agent("<i>Call\u0007</i> \u001b[0m now\u202e"))), Kind.PROOF))
                .containsExactly("Call\u0007</i> \u001b[0m now");
    }

    @Test
    void aReasonNamesTheTimeOrTheTurn() {
        assertThat(judge("check: {phrase: hello}", call(agent("well then hello"))).reason()).isEqualTo("The agent says so at 0:00.");
        assertThat(judge("check: {phrase: hello}", chat(customer("hi"), agent("hello"))).reason())
                .isEqualTo("The agent says so in turn 2.");
    }
}
