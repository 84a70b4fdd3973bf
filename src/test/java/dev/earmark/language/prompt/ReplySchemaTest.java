package dev.earmark.language.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplySchemaTest {

    private static final ReplySchema SCHEMA = new ReplySchema("s", List.of(
            new ReplySchema.Several("evidence", List.of(new ReplySchema.Text("quote", 10)), 2),
            new ReplySchema.Choice("verdict", List.of("met", "not_met")),
            new ReplySchema.Text("reason", 20)));
    private static final String GOOD = "{\"evidence\": [{\"quote\": \"hello\"}], \"verdict\": \"met\", \"reason\": \"so\"}";

    @ParameterizedTest
    @ValueSource(strings = {"%s", "  %s\n", "```json\n%s\n```", "```\n%s\n```", "<think>is it met? {}</think>\n%s"})
    void wholeRepliesAreRead(String around) throws ReplyUnreadable {
        ReplyFields fields = SCHEMA.read(around.formatted(GOOD));

        assertThat(fields.text("verdict")).isEqualTo("met");
        assertThat(fields.list("evidence")).singleElement().satisfies(piece -> assertThat(piece.text("quote")).isEqualTo("hello"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "met", "The verdict is met.", "[]", "null", "{}", "{\"evidence\": []}",
        "{\"evidence\": [], \"verdict\": \"met\", \"verdict\": \"met\", \"reason\": \"so\"}",
        "{\"evidence\": [], \"verdict\": \"met\", \"reason\": \"so\", \"score\": 100}",
        "{\"evidence\": [], \"verdict\": \"excellent\", \"reason\": \"so\"}",
        "{\"evidence\": [], \"verdict\": \"MET\", \"reason\": \"so\"}",
        "{\"evidence\": {}, \"verdict\": \"met\", \"reason\": \"so\"}",
        "{\"evidence\": [\"hello\"], \"verdict\": \"met\", \"reason\": \"so\"}",
        "{\"evidence\": [{\"quote\": \"longer than ten\"}], \"verdict\": \"met\", \"reason\": \"so\"}",
        "{\"evidence\": [{\"quote\": \"a\"}, {\"quote\": \"b\"}, {\"quote\": \"c\"}], \"verdict\": \"met\", \"reason\": \"so\"}",
        "{\"evidence\": [], \"verdict\": true, \"reason\": \"so\"}",
        "{\"evidence\": [], \"verdict\": \"met\", \"reason\": \"so\"} and more",
        "Here it is: {\"evidence\": [], \"verdict\": \"met\", \"reason\": \"so\"}",
        "{\"evidence\": [], \"verdict\": \"met\", \"reason\": \"so\"",
        "{'evidence': [], 'verdict': 'met', 'reason': 'so'}"})
    void anythingElseIsRefusedWithASentenceOfOurs(String reply) {
        assertThatThrownBy(() -> SCHEMA.read(reply)).isInstanceOfSatisfying(ReplyUnreadable.class,
                refused -> assertThat(refused.sentence()).endsWith(".").doesNotContain("excellent", "score", "Here it is"));
    }

    @Test
    void endlessNestingIsRefused() {
        assertThatThrownBy(() -> SCHEMA.read("{\"evidence\": " + "[".repeat(20_000) + "]".repeat(20_000) + "}"))
                .isInstanceOf(ReplyUnreadable.class);
    }
}
