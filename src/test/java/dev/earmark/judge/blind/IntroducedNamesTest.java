package dev.earmark.judge.blind;

import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.chat;
import static dev.earmark.testing.Calls.customer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.interaction.Facts;
import dev.earmark.phrase.ConversationWords;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that nobody told the program and that the parties say themselves. */
class IntroducedNamesTest {

    private static final Facts UNKNOWN = new Facts(null, null, null, null);
    private static final Facts KNOWN = new Facts("7", "Dana", null, null);

    private static IntroducedNames agents(String said, Facts facts) {
        return IntroducedNames.of(new ConversationWords(chat(agent(said), customer("hello")), facts));
    }

    @ParameterizedTest
    @CsvSource({
        "'Hello, this is Peter Miller. How can I help?', 'peter miller'", "my name is zofia and i will help, zofia",
        "'Good morning, you are speaking with Ruben.', ruben", "zbinden speaking, zbinden", "'I am Wieland from the desk', wieland",
        "'Best regards, Aune', aune"})
    void introducedNamesAreFound(String said, String names) {
        assertThat(agents(said, UNKNOWN).agent()).containsExactlyInAnyOrder(names.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"this is upsetting for you", "'I am sorry, it is uploaded'", "'this is Brightwater support for audio'", "'It is Sunday.'",
        "i am allergic to that"})
    void otherWordsAreNotTakenForNames(String said) {
        assertThat(agents(said, UNKNOWN).agent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'Hello, this is Brightwater Audio.', dana", "'Hello, this is Dana Whitfield.', 'dana whitfield'"})
    void whereTheNameIsKnownAHouseIsNotTakenForAnother(String said, String names) {
        assertThat(agents(said, KNOWN).agent()).containsExactlyInAnyOrder(names.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"thank you mr hohenfels, hohenfels", "'Of course, Mrs Prewitt.', prewitt"})
    void titlesNameTheOtherParty(String said, String name) {
        assertThat(agents(said, UNKNOWN).customer()).containsExactly(name);
        assertThat(agents(said, UNKNOWN).agent()).isEmpty();
    }
}
