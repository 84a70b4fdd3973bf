package dev.earmark.moments;

import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.call;
import static dev.earmark.testing.Calls.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Facts;
import dev.earmark.measure.Measures;
import dev.earmark.measure.Sentiment;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricYaml;
import dev.earmark.scoring.criterion.Scorer;
import dev.earmark.search.KeptQueries;
import dev.earmark.testing.FakeEmbedder;
import dev.earmark.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Kinds of moments that a house describes. */
class MomentKindsIT {

    private static final Path SHIPPED = Path.of("rubrics");
    private static final String KINDS = """
            built-in: {missed: off, dead-air: on}
            words: {higher-up: [manager, supervisor]}
            kinds:
              asks-for-manager:
                title: The customer asks for somebody higher up
                why: Listen to what came before.
                tone: coaching
                from: customer
                phrases: ["speak to [a|your] {higher-up}"]
                weight: 9
              wants-to-cancel:
                title: The customer wants to leave
                tone: coaching
                search: 'customer: cancel THEN agent: NOT why within 2 turns'
                better-line: May I ask why?
              house-style:
                title: The agent says it our way
                tone: praise
                where: opening
                saved: Our way
            """;
    private static final Transcript CALL = call(agent("hello this is ours"), customer("let me speak to your manager"),
            agent("just a second"), customer("then cancel it"), agent("done"));

    @TempDir
    private Path folder;

    private MomentKinds kinds(String yaml) throws IOException {
        Files.writeString(folder.resolve(MomentKindsFile.NAME), yaml);
        return MomentKindsFile.of(folder);
    }

    private static List<Moment> moments(MomentKinds kinds, KeptQueries kept, Transcript transcript) {
        Rubric rubric = RubricYaml.rubric("""
                rubric: small
                version: 1
                title: Small
                sections: [{id: all, title: All, criteria: [{id: bye, question: Is it?, weight: 100, check: {phrase: goodbye}}]}]
                """);
        FakeEmbedder embedder = new FakeEmbedder();
        Measures measures = new Measures(Map.of(), List.of(), List.of(), List.of());
        return new MomentFinder(kinds, kept, TurnActs.NONE, Usefulness.UNKNOWN).find(Facts.NONE, transcript, measures,
                new Sentiment("none", List.of(), null),
                new Scorer(embedder, embedder).score(transcript, Facts.NONE, measures, rubric), rubric);
    }

    @Test
    void aKindMarksTheFirstPlaceWhereItIsSaidBySearchByPhraseOrByASavedSearch() throws IOException {
        assertThat(moments(kinds(KINDS), KeptQueries.of(Map.of("Our way", "agent: \"this is ours\"")), CALL))
                .extracting(Moment::kind, Moment::tone, Moment::turn, Moment::quote, Moment::why, Moment::betterLine).containsExactly(
                tuple("asks-for-manager", Moment.Tone.COACHING, 1, "let me speak to your manager",
                        "The customer asks for somebody higher up. Listen to what came before.", null),
                tuple("house-style", Moment.Tone.PRAISE, 0, "hello this is ours", "The agent says it our way.", null),
                tuple("wants-to-cancel", Moment.Tone.COACHING, 3, "then cancel it", "The customer wants to leave.", "May I ask why?"));
    }

    @Test
    void aKindWhoseSearchIsGoneOrDecidesNothingIsPassedOver() throws IOException {
        MomentKinds kinds = kinds(KINDS);
        KeptQueries refused = _ -> {
            throw new Rejected("search.not-words", "It has filters.");
        };

        assertThat(List.of(KeptQueries.NONE, refused, KeptQueries.of(Map.of("Our way", "this is ours")))).allSatisfy(kept ->
                assertThat(moments(kinds, kept, CALL)).extracting(Moment::kind).containsExactly("asks-for-manager", "wants-to-cancel"));
    }

    @Test
    void wordsThatWereHeardBadlyMarkNothing() throws IOException {
        assertThat(moments(kinds(KINDS), KeptQueries.NONE, call(customer("let me speak to your manager").heardAt(0.4)))).isEmpty();
    }

    @Test
    void whatTheProgramFindsByItselfCanBeSwitchedOff() throws IOException {
        assertThat(moments(kinds("built-in: {missed: off}\n"), KeptQueries.NONE, CALL)).isEmpty();
        assertThat(moments(kinds("built-in: {exemplary: off}\n"), KeptQueries.NONE, CALL)).extracting(Moment::kind).containsExactly("bye");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            missed: off                       | missed: perhaps                | one of off, on
            dead-air: on                      | dead-ear: on                   | did you mean "dead-air"?
            search: 'customer: cancel         | search: 'like: leaving         | cannot go by meaning
            search: 'customer: cancel         | search: 'customer: cancel it   | one is enough
            tone: praise                      | tone: fine                     | one of coaching, praise
            saved: Our way                    | from: agent                    | exactly one of phrases, search, saved
            where: opening                    | where: whole                   | one of closing, opening
            phrases: ["speak to               | phrases: ["{nobody} to         | there is no word list {nobody}
            wants-to-cancel:                  | alert:                         | cannot name a kind
            title: The customer wants to leave| why: Because.                  | "title" is missing
            """)
    void aMistakeIsRefusedByReaderWithItsPlace(String old, String replacement, String sentence) {
        assertThat(KINDS).contains(old);
        assertThatThrownBy(() -> kinds(KINDS.replace(old, replacement))).isInstanceOf(Rejected.class).hasMessageContaining("moments.yaml")
                .hasMessageContaining(sentence);
    }

    @Test
    void whatShipsFitsTheSchemaAndIsRead() throws IOException {
        assertThat(schema().validate(tree(Files.readString(SHIPPED.resolve(MomentKindsFile.NAME))))).isEmpty();
        assertThat(schema().validate(tree(KINDS))).isEmpty();
        assertThat(MomentKindsFile.of(SHIPPED).phrases()).hasSizeGreaterThan(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missed: perhaps", "dead-ear: on"})
    void theSchemaRefusesWhatTheReaderRefuses(String line) throws IOException {
        assertThat(schema().validate(tree(KINDS.replace("missed: off", line)))).isNotEmpty();
        assertThat(schema().validate(tree(KINDS.replace("saved: Our way", "saved: Our way\n    search: x")))).isNotEmpty();
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(new ObjectMapper().readTree(SHIPPED.resolve("moments.schema.json").toFile()));
    }

    private static com.fasterxml.jackson.databind.JsonNode tree(String yaml) {
        return new ObjectMapper().valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }
}
