package dev.earmark.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class YamlMapTest {

    @Test
    void unknownKeyIsToldItsNearestNeighbourInOneSentence() {
        refused("within: x\nwihtin: y", map -> map.only("within", "from"), "a.yaml, top: unknown key \"wihtin\"; did you mean \"within\"?");
        refused("colour: x", map -> map.only("within", "from"), "a.yaml, top: unknown key \"colour\"; known keys are within, from.");
    }

    @Test
    void placesNameItemsByIdOrCountFromOne() {
        YamlMap map = parse("sections:\n  - id: opening\n    parts: [{a: 1}, {b: 2}]");
        YamlMap part = map.maps("sections").getFirst().maps("parts").get(1);

        assertThat(part.path()).isEqualTo("sections[opening].parts[2]");
        assertThatThrownBy(() -> part.text("a")).hasMessage("a.yaml, sections[opening].parts[2]: \"a\" is missing.");
    }

    @Test
    void numbersOutsideTheirRangeNameTheRange() {
        refused("weight: -5", map -> map.number("weight", 0, 100), "a.yaml, top: \"weight\" is -5; it must be from 0 to 100.");
        refused("weight: 1e300", map -> map.number("weight", 0, 100), "a.yaml, top: \"weight\" is 1.0E300; it must be from 0 to 100.");
    }

    @Test
    void endlessNumbersAndNoNumbersAreRefused() {
        refused("weight: 1e400", map -> map.number("weight", 0, 100), "a.yaml, top: \"weight\" must be a number, not an endless one.");
        refused("weight: .nan", map -> map.number("weight", 0, 100), "a.yaml, top: \"weight\" must be a number, not an endless one.");
        refused("weight: ten", map -> map.number("weight", 0, 100), "a.yaml, top: \"weight\" must be a number, not \"ten\".");
        refused("weight: [1]", map -> map.number("weight", 0, 100), "a.yaml, top: \"weight\" must be a number, not a list.");
    }

    @Test
    void wholeNumbersAreNotRounded() {
        assertThat(parse("version: 3").whole("version", 1, 9)).isEqualTo(3);
        refused("version: 1.5", map -> map.whole("version", 1, 9), "a.yaml, top: \"version\" is 1.5; it must be a whole number.");
    }

    @Test
    void wordsOfYaml11AreText() {
        YamlMap map = parse("a: no\nb: 12:30\nc: on");

        assertThat(map.text("a")).isEqualTo("no");
        assertThat(map.text("b")).isEqualTo("12:30");
        assertThat(map.text("c")).isEqualTo("on");
    }

    @Test
    void oneTextIsAListOfOne() {
        assertThat(parse("a: x").texts("a")).containsExactly("x");
        assertThat(parse("a: [x, 24]").texts("a")).containsExactly("x", "24");
        assertThat(parse("b: 1").texts("a")).isEmpty();
    }

    @Test
    void mappingWhereTextBelongsIsToldToBeQuoted() {
        refused("a: [x, {y: z}]", map -> map.texts("a"), "a.yaml, top: \"a\" must be a list of texts; put quotation marks around item 2.");
    }

    @Test
    void choicesAreListedInTheSameOrderAlways() {
        refused("from: agnet", map -> map.choice("from", Map.of("customer", 1, "agent", 2)),
                "a.yaml, top: \"from\" is \"agnet\"; it must be one of agent, customer.");
    }

    @Test
    void longValuesAreCutInMessages() {
        refused("from: " + "x".repeat(5_000), map -> map.choice("from", Map.of("agent", 1)),
                "a.yaml, top: \"from\" is \"" + "x".repeat(60) + "…\"; it must be one of agent.");
    }

    @Test
    void theNearestWordIsTheOneWithTheFewestEdits() {
        assertThat(Nearest.to("wihtin", java.util.List.of("with", "within"))).contains("within");
        assertThat(Nearest.to("zzz", java.util.List.of("with", "within"))).isEmpty();
        assertThat(Nearest.edits("kitten", "sitting")).isEqualTo(3);
    }

    private static void refused(String text, Consumer<YamlMap> reading, String sentence) {
        YamlMap map = parse(text);
        assertThatThrownBy(() -> reading.accept(map)).hasMessage(sentence);
    }

    private static YamlMap parse(String text) {
        return new YamlFile("a.yaml", "test.invalid").parse(text);
    }
}
