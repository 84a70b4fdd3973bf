package dev.earmark.language.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
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
    @ValueSource(strings = {"judge-criteria", "confirm-quotes", "summarise", "better-line"})
    void shippedPromptsAreRight(String name) {
        assertThat(new PromptLibrary(Path.of("prompts")).get(name).id()).isEqualTo(name + " v1");
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
