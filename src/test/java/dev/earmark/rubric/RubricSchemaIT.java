package dev.earmark.rubric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.earmark.fault.Rejected;
import dev.earmark.measure.MeasureName;
import dev.earmark.phrase.pattern.Slot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schema that editors use and the reader that the program uses say the same. */
class RubricSchemaIT {

    private static final Path FOLDER = Path.of("rubrics");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode document = json();
    private final JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(document);

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml") && !file.toString().endsWith(".calibration.yaml")
                    && !file.endsWith("moments.yaml")).sorted()
                    .toList().stream();
        }
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments("no title", "title: Service desk\n", ""),
                arguments("no version", "version: 1\n", ""),
                arguments("version in words", "version: 1", "version: first"),
                arguments("half a version", "version: 1", "version: 1.5"),
                arguments("version 0", "version: 1", "version: 0"),
                arguments("unknown key", "pass-mark: 75", "passmark: 75"),
                arguments("pass mark over 100", "pass-mark: 75", "pass-mark: 175"),
                arguments("provisional as per cent", "provisional-below: 0.8", "provisional-below: 80"),
                arguments("unknown channel", "[voice]", "[fax]"),
                arguments("id with blanks", "rubric: desk", "rubric: Service Desk"),
                arguments("band without name", "{name: good, from: 75}", "{from: 75}"),
                arguments("list named like a slot", "house: [", "money: ["),
                arguments("empty word list", "[\"northfield (bank|banking)\"]", "[]"),
                arguments("list name with digits", "house: [", "house2: ["),
                arguments("no criteria", "criteria:\n", "criteria: []\nx:\n"),
                arguments("negative weight", "weight: 60", "weight: -60"),
                arguments("weight in words", "weight: 60", "weight: sixty"),
                arguments("endless weight", "weight: 60", "weight: 1e400"),
                arguments("no question", "question: Does the agent name the bank?", "praise: Fine"),
                arguments("unknown party", "from: customer", "from: supervisor"),
                arguments("unknown window", "first 3 agent turns", "at the beginning"),
                arguments("window of nothing", "first 3 agent turns", "first 0 agent turns"),
                arguments("phrase with punctuation", "\"{house}\"", "\"how are you?\""),
                arguments("phrase without words", "\"{house}\"", "\"( | )\""),
                arguments("no phrase", "[\"{house}\"]", "[]"),
                arguments("two kinds in one check", "{echo: [\"{money}\"]}", "{echo: [\"{money}\"], judged: Really?}"),
                arguments("no kind of check", "{echo: [\"{money}\"]}", "{}"),
                arguments("combination of one", "{echo: [\"{money}\"]}", "{all: [{echo: [\"{money}\"]}]}"),
                arguments("two examples", "{echo: [\"{money}\"]}", "{examples: {count: [one, two]}}"),
                arguments("likelihood as per cent", "{echo: [\"{money}\"]}", "{examples: {count: [one, two, three], at-least: 75}}"),
                arguments("unknown measure", "{echo: [\"{money}\"]}", "{measured: charm, at-least: 1}"),
                arguments("measure without bound", "{echo: [\"{money}\"]}", "{measured: agent-turns}"),
                arguments("auto-fail of everything", "weight: 60", "weight: 60\n        auto-fail: everything"),
                arguments("partly without all", "weight: 60", "weight: 60\n        credit: partly"),
                arguments("search without a name", "{echo: [\"{money}\"]}", "{search: {saved: \"\"}}"),
                arguments("search with a party beside it", "{echo: [\"{money}\"]}", "{search: \"cancel\", from: customer}"),
                arguments("text where a mapping belongs", "check: {echo: [\"{money}\"]}", "check: echo"));
    }

    @Test
    void theGoodRubricIsGoodForBoth() {
        assertThat(validated(RubricTexts.GOOD)).isEmpty();
        assertThat(RubricTexts.read(RubricTexts.GOOD).id()).isEqualTo("desk");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shippedRubricsFitTheSchema(Path file) throws IOException {
        assertThat(validated(Files.readString(file))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void brokenRubricsAreRefusedBySchemaAndReader(String what, String old, String replacement) {
        String text = RubricTexts.with(old, replacement);

        assertThat(validated(text)).as(what).isNotEmpty();
        assertThatThrownBy(() -> RubricTexts.read(text)).as(what).isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @MethodSource("windows")
    void windowsOfTheSchemaAreThoseOfTheReader(String window) {
        assertThat(validated(RubricTexts.with("first 3 agent turns", window))).isEmpty();
        assertThat(WindowParser.parse(window)).isNotNull();
    }

    static List<String> windows() {
        return List.of("whole", "first 30 s", "last 7.5 seconds", "first 10 agent turns", "last 1 customer turn", "next 2 agent turns",
                "after first customer turn", "after first 12 agent turns", "around customer waits of 8 s");
    }

    @Test
    void theSchemaKnowsEveryMeasureAndEverySlot() {
        assertThat(constants("measure")).containsExactlyElementsOf(Arrays.stream(MeasureName.values()).map(MeasureName::label).toList());
        assertThat(constants("slot")).containsExactlyElementsOf(Slot.labels());
    }

    @Test
    void everyKeyOfTheSchemaIsExplained() {
        for (String part : List.of("criterion", "section", "measured-check", "echo-check", "search-check")) {
            document.at("/$defs/" + part + "/properties").properties().forEach(key ->
                    assertThat(key.getValue().has("description") || key.getValue().has("$ref")).as(part + "." + key.getKey()).isTrue());
        }
        document.get("properties").properties().forEach(key ->
                assertThat(key.getValue().path("description").asText()).as(key.getKey()).isNotBlank());
    }

    private List<String> constants(String name) {
        return StreamSupport.stream(document.at("/$defs/" + name + "/oneOf").spliterator(), false)
                .map(choice -> choice.get("const").asText()).toList();
    }

    private Set<ValidationMessage> validated(String yaml) {
        return schema.validate(MAPPER.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml)));
    }

    private static JsonNode json() {
        try {
            return MAPPER.readTree(FOLDER.resolve("rubric.schema.json").toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
