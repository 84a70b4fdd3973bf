package dev.earmark.language.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptsIT {

    private static final String GOOD = """
            ---
            name: p
            version: 1
            variables: [claim]
            fenced: [words]
            reply-schema:
              - {name: answer, one-of: [yes, no]}
            ---
            # System
            Rules.
            # User
            {{claim}} {{words}}
            """;

    @TempDir
    Path folder = Path.of("");

    private Prompt read(String text) throws IOException {
        Files.writeString(folder.resolve("p.md"), text);
        return new PromptLibrary(folder).get("p");
    }

    @ParameterizedTest
    @ValueSource(strings = {"judge-criteria v1", "confirm-quotes v1", "summarise v2", "better-line v2"})
    void shippedPromptsAreRight(String id) {
        assertThat(new PromptLibrary(Path.of("prompts")).get(id.split(" ", 2)[0]).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "judge-criteria | 6 at most, each of at most 400 characters | evidence: most 6, quote: most 400, reason: most 240",
        "judge-criteria | one sentence in English of at most 240 characters | reason: most 240",
        "confirm-quotes | one sentence of at most 240 characters | reason: most 240",
        "summarise | At most 6 sentences, 5 follow-ups, 1 of each of the others, each of at most 240 characters | summary: most 6, "
                + "follow_ups: most 5, reason_for_contact: most 1, outcome_evidence: most 1, sentence: most 240",
        "summarise | at most 400 characters that the sentence rests on | quote: most 400",
        "better-line | at most 200 characters | line: most 200",
        "better-line | at most 5 lines | lines: most 5",
    })
    void limitsThatAreDemandedStandInThePromptAndInTheShapeOfTheReply(String name, String words, String limits) {
        Prompt prompt = new PromptLibrary(Path.of("prompts")).get(name);

        assertThat(prompt.fill(filled(name), fenced(name)).system()).contains(words);
        assertThat(limits(prompt.schema().fields())).contains(limits.split(", "));
    }

    private static Map<String, String> filled(String name) {
        return switch (name) {
            case "judge-criteria" -> Map.of("part", "", "questions", "", "correction", "");
            case "confirm-quotes" -> Map.of("claims", "");
            case "better-line" -> Map.of("missed", "", "correction", "");
            default -> Map.of("part", "", "correction", "");
        };
    }

    private static Map<String, Fence> fenced(String name) {
        return switch (name) {
            case "confirm-quotes" -> Map.of("quotes", Fence.empty());
            case "better-line" -> Map.of("places", Fence.empty(), "last", Fence.empty());
            default -> Map.of("transcript", Fence.empty(), "last", Fence.empty());
        };
    }

    private static List<String> limits(List<ReplySchema.Field> fields) {
        return fields.stream().flatMap(field -> switch (field) {
            case ReplySchema.Text text -> Stream.of(text.name() + ": most " + text.most());
            case ReplySchema.Choice _ -> Stream.empty();
            case ReplySchema.Several several -> Stream.concat(Stream.of(several.name() + ": most " + several.most()),
                    limits(several.fields()).stream());
        }).toList();
    }

    @Test
    void thePromptOfCriteriaSaysWhatIsEvidenceAndWhatIsHidden() {
        String rules = new PromptLibrary(Path.of("prompts")).get("judge-criteria")
                .fill(Map.of("part", "", "questions", "", "correction", ""), fenced("judge-criteria")).system();

        assertThat(rules).contains("The evidence may be either party's", "what there was no occasion for is \"not_applicable\"",
                "Names of the two parties are replaced by AGENT and CUSTOMER");
        assertThat(List.of("confirm-quotes", "summarise", "better-line")).allSatisfy(name ->
                assertThat(Files.readString(Path.of("prompts", name + ".md")))
                        .containsPattern("(?i)names (?:of the two parties )?are replaced"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{{claim}} {{words}} | {{claim}} | the text has no gap {{words}}",
        "{{claim}} {{words}} | {{claim}} {{words}} {{more}} | the text has the gap {{more}}, which is not among the variables",
        "Rules. | Rules {{claim}}. | the system part has the gap {{claim}}",
        "name: p | name: q | the file's name says",
        "fenced: [words] | fenced: [words, claim] | is both a variable and fenced",
        "version: 1 | versions: 1 | unknown key",
        "# User | # Users | is not laid out as a prompt",
    })
    void promptWhoseVariablesAndTextDisagreeIsRefused(String from, String to, String because) {
        assertThatThrownBy(() -> read(GOOD.replace(from, to))).isInstanceOfSatisfying(Rejected.class, fault -> {
            assertThat(fault.code()).isEqualTo("language.prompt-invalid");
            assertThat(fault.sentence()).contains(because);
        });
    }

    @Test
    void gapsAreFilledOnceSoThatWordsCannotOpenNewOnes() throws IOException {
        Question question = read(GOOD).fill(Map.of("claim", "{{words}} $1"),
                Map.of("words", Fence.around(List.of(new Fence.Line("T001 AGENT", "{{claim}}")))));

        assertThat(question.user()).startsWith("{{words}} $1 ").doesNotContain("T001 AGENT: {{words}}").contains("T001 AGENT: ((claim))");
        assertThat(question.system()).isEqualTo("Rules.");
    }

    @Test
    void everyGapHasToBeFilled() throws IOException {
        Prompt prompt = read(GOOD);

        assertThatThrownBy(() -> prompt.fill(Map.of("claim", "x"), Map.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
