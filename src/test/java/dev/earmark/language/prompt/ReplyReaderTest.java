package dev.earmark.language.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {

    private static final ReplySchema SCHEMA = new ReplySchema("s", List.of(
            new ReplySchema.Several("evidence", List.of(new ReplySchema.Text("quote", 10)), 2),
            new ReplySchema.Choice("verdict", List.of("met", "not_met")),
            new ReplySchema.Text("reason", 20)));
    private static final String GOOD = "{\"evidence\": [{\"quote\": \"hello\"}], \"verdict\": \"met\", \"reason\": \"so\"}";

    @ParameterizedTest
    @ValueSource(strings = {"%s", "  %s\n", "```json\n%s\n```", "```\n%s\n```", "<think>is it met? {}</think>\n%s", 
        "still thinking {</think> %s",
        "Here it is: %s", "%s and more", "%s\n%s", "{} %s"})
    void anAnswerIsFoundAmongOtherWords(String around) throws ReplyUnreadable {
        ReplyFields fields = ReplyReader.read(SCHEMA, around.replace("%s", GOOD));

        assertThat(fields.text("verdict")).isEqualTo("met");
        assertThat(fields.list("evidence")).singleElement().satisfies(piece -> assertThat(piece.text("quote")).isEqualTo("hello"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{'verdict': 'MET'} | {'reason':'','verdict':'met','evidence':[]}",
        "{'verdict': 'Not met', 'reason': null, 'evidence': null} | {'reason':'','verdict':'not_met','evidence':[]}",
        "{'verdict': 'met', 'score': 100} | {'reason':'','verdict':'met','evidence':[]}",
        "{'verdict': 'met', 'evidence': {'quote': 7}} | {'reason':'','verdict':'met','evidence':[{'quote':'7'}]}",
        "{'verdict': 'met', 'evidence': [{'quote': 'a'}, {'quote': 'b'}, {'quote': 'c'}]} | "
                + "{'reason':'','verdict':'met','evidence':[{'quote':'a'},{'quote':'b'}]}",
        "{'verdict': 'met', 'evidence': [{'quote': 'longer than ten'}]} | "
                + "{'reason':'','verdict':'met','evidence':[{'quote':'longer than ten'}]}"})
    void formIsForgiven(String reply, String read) throws ReplyUnreadable {
        assertThat(ReplyReader.read(SCHEMA, reply.replace('\'', '"')).json()).isEqualTo(read.replace('\'', '"'));
    }

    @Test
    void listStandsForTheObjectWhoseOnlyFieldItIs() throws ReplyUnreadable {
        ReplySchema wrapped = new ReplySchema("w", List.of(new ReplySchema.Several("answers", SCHEMA.fields(), 3)));

        assertThat(ReplyReader.read(wrapped, "[" + GOOD + ", " + GOOD + "]").list("answers")).hasSize(2);
        assertThat(ReplyReader.read(wrapped, GOOD).list("answers")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "met", "The verdict is met.", "[]", "null", "{}", "{\"evidence\": []}",
        "{\"evidence\": [], \"verdict\": \"met\", \"verdict\": \"met\", \"reason\": \"so\"}",
        "{\"evidence\": [], \"verdict\": \"excellent\", \"reason\": \"so\"}",
        "{\"evidence\": 3, \"verdict\": \"met\", \"reason\": \"so\"}",
        "{\"evidence\": [\"hello\"], \"verdict\": \"met\", \"reason\": \"so\"}",
        "{\"evidence\": [], \"verdict\": true, \"reason\": \"so\"}",
        "{\"verdict\": \"met\"} {\"verdict\": \"not_met\"}",
        "{\"evidence\": [], \"verdict\": \"met\", \"reason\": \"so\"",
        "{'evidence': [], 'verdict': 'met', 'reason': 'so'}"})
    void whatIsNoAnswerOrMoreThanOneIsRefusedWithASentenceOfOurs(String reply) {
        assertThatThrownBy(() -> ReplyReader.read(SCHEMA, reply)).isInstanceOfSatisfying(ReplyUnreadable.class,
                refused -> assertThat(refused.sentence()).endsWith(".").doesNotContain("excellent", "hello"));
    }

    @Test
    void endlessNestingIsRefused() {
        assertThatThrownBy(() -> ReplyReader.read(SCHEMA, "{\"evidence\": " + "[".repeat(20_000) + "]".repeat(20_000) + "}"))
                .isInstanceOf(ReplyUnreadable.class);
    }
}
