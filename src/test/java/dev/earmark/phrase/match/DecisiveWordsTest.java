package dev.earmark.phrase.match;

import static dev.earmark.phrase.Phrases.found;
import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.call;
import static dev.earmark.testing.Calls.chat;
import static dev.earmark.testing.Calls.writtenDown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.transcript.Transcript;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes near a phrase and means something else must not count for it, wherever the words come from. */
class DecisiveWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i can help you with that              | i can help you with
            i can                                 | i can't
            i can                                 | i cannot
            i can                                 | no i can not
            we do                                 | we don't have it
            that is                               | that isn't right
            i can help you with that              | i can not help you with that
            i can help you with that              | i can't help you with that
            i can help you with that              | i can never help you with that
            i am able to help you with that today | i am not able to help you with that today
            we will charge you for the card       | we will not charge you for the card
            i am afraid i can not help you with that today | i am afraid i can help you with that today
            this call is not recorded for training purposes at all | this call is recorded for training purposes at all
            is there anything else                | is there anything
            your card is blocked                  | your car is locked
            fifteen dollars a month               | fifty dollars a month
            call us at 18005551234                | call us at 18005551235
            your balance is 1234 dollars          | your balance is 1235 dollars
            order number 123456                   | order number 123457
            twelve hundred                        | thirteen hundred
            monday                                | sunday
            """)
    void whatMeansSomethingElseDoesNotCount(String phrase, String said) {
        for (Transcript transcript : List.of(call(agent(said)), writtenDown(agent(said)), chat(agent(said)))) {
            assertThat(found(phrase, transcript)).as("%s by %s", transcript.channel(), transcript.engine().name()).isEmpty();
        }
    }
}
