package dev.earmark.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Fault;
import dev.earmark.fault.Rejected;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class YamlFileTest {

    private final YamlFile file = new YamlFile("a.yaml", "test.invalid");

    @Test
    void theTopMustBeAMapping() {
        refused("- a\n- b", "a.yaml must be a mapping of keys to values at its top.");
        refused("", "a.yaml must be a mapping of keys to values at its top.");
        refused("just words", "a.yaml must be a mapping of keys to values at its top.");
    }

    @Test
    void keyThatStandsThereTwiceIsRefusedWithItsLine() {
        refused("a: 1\nb: 2\na: 3", "a.yaml is not valid YAML in line 3: the key \"a\" stands there twice.");
    }

    @Test
    void keysThatDifferOnlyInKindAreTheSame() {
        refused("m:\n  1: a\n  \"1\": b", "a.yaml, m: the key \"1\" stands there twice.");
    }

    @Test
    void tabsAreToldToBeSpaces() {
        refused("a:\n\tb: 1", "a.yaml is not valid YAML in line 2: indent with spaces, not with tabs.");
    }

    @Test
    void whatTheLibraryComplainsAboutIsOneSentenceWithTheLine() {
        refused("a: [1, 2", "a.yaml is not valid YAML in line 1: expected ',' or ']', but got <stream end> while parsing a flow sequence.");
        refused("a: 1\n--- \nb: 2",
                "a.yaml is not valid YAML in line 2: expected a single document in the stream, but found another document.");
    }

    @Test
    void signThatNoTextHoldsIsRefusedWithItsLine() {
        refused("a: 1\nb: \u0000", "a.yaml is not valid YAML in line 2: the character U+0000 is not allowed.");
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedNotGuessed() {
        byte[] latin = "title: Schöne Grüße".getBytes(StandardCharsets.ISO_8859_1);
        byte[] wide = "title: x".getBytes(StandardCharsets.UTF_16);

        assertThatThrownBy(() -> file.parse(latin)).hasMessage("a.yaml is not text in UTF-8; save it in that encoding.");
        assertThatThrownBy(() -> file.parse(wide)).hasMessage("a.yaml is not text in UTF-8; save it in that encoding.");
    }

    @Test
    void byteOrderMarkAndWindowsLineEndsChangeNothing() {
        YamlMap map = file.parse("\uFEFFtitle: Grüße\r\nlist:\r\n  - one\r\n  - two\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(map.text("title")).isEqualTo("Grüße");
        assertThat(map.texts("list")).containsExactly("one", "two");
    }

    @Test
    void depthBombsAreRefusedByDepthNotByTheStack() {
        refused("a: " + "[".repeat(100_000), "a.yaml nests deeper than 60 levels in line 1.");
        refused("a: " + "{b: ".repeat(40_000), "a.yaml nests deeper than 60 levels in line 1.");
        refused("- ".repeat(100_000) + "x", "a.yaml nests deeper than 60 levels in line 1.");
        refused(indented(200), "a.yaml nests deeper than 60 levels in line 61.");
    }

    @Test
    void bracketsInsideTextAreNoDepth() {
        assertThat(file.parse("a: \"" + "[".repeat(500) + "\"").text("a")).hasSize(500);
    }

    @Test
    void aliasBombsAreRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 25; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        refused(bomb.toString(), "a.yaml unfolds to more than 100000 values; use fewer aliases.");
        refused("a: &a [x]\nb: [" + "*a, ".repeat(60) + "x]",
                "a.yaml is not valid YAML: Number of aliases for non-scalar nodes exceeds the specified max=50.");
    }

    @Test
    void anAnchorThatHoldsItselfIsRefused() {
        refused("a: &a [*a]", "a.yaml has a mapping or list that holds itself, or nests deeper than 60 levels.");
        refused("a: &a\n  b: *a", "a.yaml has a mapping or list that holds itself, or nests deeper than 60 levels.");
        assertThatThrownBy(() -> file.parse("? &a [*a]\n: x")).isInstanceOf(Rejected.class);
    }

    @Test
    void aKeyIsAWord() {
        refused("? [a, b]\n: x", "a.yaml, top: a key must be a word.");
        refused("null: x", "a.yaml, top: a key must be a word.");
        refused("? " + "k".repeat(101) + "\n: x", "a.yaml, top: a key is 101 characters long; at most 100 are read.");
    }

    @Test
    void foreignTagsMakeNoObjects() {
        assertThatThrownBy(() -> file.parse("a: !!javax.script.ScriptEngineManager [x]"))
                .isInstanceOf(Rejected.class)
                .hasMessageStartingWith("a.yaml is not valid YAML")
                .extracting(wrong -> ((Fault) wrong).code()).isEqualTo("test.invalid");
    }

    @Test
    void tooMuchTextIsRefused() {
        refused("a: " + "x".repeat(300_000), "a.yaml is 300003 characters long; at most 262144 are read.");
    }

    private void refused(String text, String sentence) {
        assertThatThrownBy(() -> file.parse(text)).isInstanceOf(Rejected.class).hasMessage(sentence);
    }

    private static String indented(int levels) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < levels; i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }
        return text.toString();
    }
}
