package dev.earmark.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An author's answer is one more line in the file that the author wrote, and nothing else. */
class YamlListEditTest {

    private static final YamlFile FILE = new YamlFile("list.yaml", "rubric.invalid");

    @Test
    void anItemIsOneMoreLineAndCommentsStay() {
        String text =
                "# kept\nexamples:\n  count:\n    - one      # first\n    - two      # second\n\n  # about near ones\n  at-least: 0.6\n";

        assertThat(added(text, "three more")).isEqualTo("# kept\nexamples:\n  count:\n    - one      # first\n    - two      # second\n"
                + "    - three more\n\n  # about near ones\n  at-least: 0.6\n");
    }

    @Test
    void aListOnOneLineStaysOnOneLine() {
        assertThat(added("examples: {count: [one, \"two\"], at-least: 0.6}  # end\n", "it's three"))
                .isEqualTo("examples: {count: [one, \"two\", it's three], at-least: 0.6}  # end\n");
    }

    @Test
    void aFullLineIsFollowedByAnother() {
        String text = "examples:\n  count: [" + "one two three four five, ".repeat(6) + "six]\n";

        assertThat(added(text, "seven").lines()).hasSize(3).last().asString().isEqualTo("          seven]");
    }

    @Test
    void aListThatIsMissingIsMadeInTheSameStyle() {
        assertThat(edit("examples:\n  count:\n  - one\n  at-least: 0.6\n", "do-not-count", "two"))
                .isEqualTo("examples:\n  count:\n  - one\n  do-not-count:\n    - two\n  at-least: 0.6\n");
        assertThat(edit("examples: {count: [one], at-least: 0.6}", "do-not-count", "two"))
                .isEqualTo("examples: {count: [one], do-not-count: [two], at-least: 0.6}");
    }

    @Test
    void lineEndsOfWindowsStay() {
        assertThat(added("examples:\r\n  count:\r\n    - one\r\n  at-least: 0.6\r\n", "two"))
                .isEqualTo("examples:\r\n  count:\r\n    - one\r\n    - two\r\n  at-least: 0.6\r\n");
    }

    @Test
    void signsOutsideTheFirstPlaneDoNotMoveThePlace() {
        assertThat(added("# \uD83D\uDE00\uD83D\uDE00\nexamples:\n  count:\n    - \"\uD83D\uDE00\"\n    - two\n", "three"))
                .endsWith("    - two\n    - three\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"]}, evil: true", "- a: b # c", "yes", "null", "12", "~", "{a: b}", "\\u0041 \\ \"", "a\nevil: true\n",
        "\u2028x\u0085y", "\uFEFFx",
        "'single'", "*alias", "&anchor x", "!!python/object:os.system", "%YAML 1.2", "--- x", "tab\there", "\uD83D\uDE00 smile", "é ü ß 好",
        "ends with: ", " leading", "can't do", "don't you, ever", "1e3", "0x10", "2024-01-01", "\u200Bhidden", "null byte \u0000 here"
    })
    void whateverACustomerSaysIsReadBackAsThatAndNothingElse(String hostile) {
        for (String text : List.of("examples:\n  count:\n    - one\n  at-least: 0.6\n", "examples: {count: [one], at-least: 0.6}\n")) {
            Map<String, ?> read = FILE.parse(added(text, hostile)).plain();

            assertThat(read).isEqualTo(Map.of("examples", Map.of("count", List.of("one", hostile), "at-least", 0.6)));
        }
    }

    @Test
    void aListThatStandsThereTwiceByAliasIsLeftAlone() {
        String text = "words: &w [one, two]\nexamples:\n  count: *w\n";

        assertThatThrownBy(() -> added(text, "three")).isInstanceOf(Rejected.class).hasMessageContaining("by hand");
    }

    private static String added(String text, String item) {
        return edit(text, "count", item);
    }

    private static String edit(String text, String key, String item) {
        return new YamlListEdit(FILE, text).added(List.of("examples"), key, "count", item);
    }
}
