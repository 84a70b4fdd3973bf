package dev.earmark.phrase.match;

import static dev.earmark.phrase.Phrases.found;
import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.call;
import static dev.earmark.testing.Calls.chat;
import static dev.earmark.testing.Calls.customer;
import static dev.earmark.testing.Calls.writtenDown;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {number}   | that is twenty one items             | twenty one
            {number}   | that is 5 5 5 1 2 items              | 5 5 5 1 2
            {figure}   | it is four two                       | four two
            {figure}   | it is forty two                      | forty two
            {money}    | that is forty dollars                | forty dollars
            {money}    | that is $40                          | $40
            {money}    | that is twelve dollar                | twelve dollar
            {money}    | just fifty cents                     | fifty cents
            {day}      | see you on Monday                    | Monday
            {day}      | on march twenty first                | march twenty
            {time}     | at nine thirty a.m. then             | nine thirty a.m
            {time}     | at 5 pm                              | 5 pm
            {time}     | by noon                              | noon
            {duration} | in three to five business days or 24 hours | 24 hours
            {duration} | in two weeks                         | two weeks
            """)
    void kindsOfThingsAreFoundHoweverTheyAreSaid(String slot, String said, String words) {
        assertThat(found(slot, chat(agent(said)))).containsExactly(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {number}   | no numbers here
            {figure}   | it is four
            {money}    | forty people
            {money}    | dollars
            {day}      | in march
            {day}      | you may go
            {time}     | at nine
            {duration} | a few days
            {duration} | three items
            """)
    void otherThingsAreNot(String slot, String said) {
        assertThat(found(slot, chat(agent(said)))).isEmpty();
    }

    @Test
    void aNameIsOneOrTwoWordsThatCanBeAName() {
        assertThat(found("my name is {name}", call(agent("hi my name is dana whitfield how are you"))))
                .containsExactly("my name is dana whitfield");
        assertThat(found("my name is {name}", call(agent("my name is dana how are you")))).containsExactly("my name is dana");
        assertThat(found("this is {name}", call(agent("this is not working")))).isEmpty();
        assertThat(found("my name is {name}", call(agent("my name is 5")))).isEmpty();
    }

    @Test
    void aFillerIsNobodysName() {
        assertThat(found("my name is {name}", call(agent("my name is um")))).isEmpty();
        assertThat(found("my name is {name}", call(agent("my name is uh how can i help")))).isEmpty();
        assertThat(found("my name is {name}", call(agent("my name is uhm dana")))).containsExactly("my name is uhm dana");
    }

    @Test
    void theAgentsNameComesFromTheFacts() {
        assertThat(found("this is {agent-name}", chat(agent("Hi, this is Dana")))).containsExactly("this is Dana");
        assertThat(found("this is {agent-name}", chat(agent("Hi, this is Whitfield")))).hasSize(1);
        assertThat(found("this is {agent-name}", chat(agent("Hi, this is Marco")))).isEmpty();
    }

    @Test
    void theCustomersNameComesFromTheFactsOrFromTheCustomer() {
        assertThat(found("thank you {customer-name}", chat(agent("thank you Marco")))).hasSize(1);
        assertThat(found("thank you {customer-name}", chat(customer("my name is Ines Alder"), agent("thank you Ines")))).hasSize(1);
        assertThat(found("thank you {customer-name}", chat(customer("this is Ines"), agent("thank you Ines")))).isEmpty();
        assertThat(found("thank you {customer-name}", chat(agent("thank you sir")))).isEmpty();
    }

    @Test
    void theAgentsNameIsNotTheCustomersEvenWhenTheyShareIt() {
        assertThat(found("thank you {customer-name}", chat(customer("my name is Dana"), agent("thank you Dana")))).isEmpty();
    }

    @Test
    void aSpokenNameMayBeASoundAlike() {
        assertThat(found("thank you so much {customer-name}", call(agent("thank you so much marko")))).hasSize(1);
        assertThat(found("thank you so much {customer-name}", chat(agent("thank you so much marko")))).isEmpty();
    }

    @Test
    void spokenMoneySurvivesARecogniserButNotAWriter() {
        assertThat(found("that will be forty {money}", chat(agent("that will be forty forty dolars")))).isEmpty();
        assertThat(found("{duration}", writtenDown(agent("five minuets")))).isEmpty();
    }

    @Test
    void aCommonWordThatIsTypedIsNoNameUnlessItIsWrittenLikeOne() {
        assertThat(found("{name} here", chat(agent("there is trouble here")))).isEmpty();
        assertThat(found("{name} here", chat(agent("Trouble here again")))).isEmpty();
        assertThat(found("{name} here", chat(agent("hello, Hope here")))).containsExactly("Hope here");
        assertThat(found("{name} here", chat(agent("hello, priyanka here")))).containsExactly("priyanka here");
    }

    @Test
    void aCommonWordThatIsTypedIsNoSlipOfAnother() {
        assertThat(found("thank you for writing", chat(agent("thank you for waiting")))).isEmpty();
        assertThat(found("thank you for writing", chat(agent("thank you for wriiting")))).hasSize(1);
    }
}
