package dev.earmark.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.NotFound;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricYaml;
import dev.earmark.scoring.criterion.Scorer;
import dev.earmark.testing.FakeEmbedder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActsEvalIT {

    private static final Rubric RUBRIC = RubricYaml.rubric("""
            rubric: small
            version: 1
            title: Small
            sections:
              - id: all
                title: All
                criteria:
                  - {id: greeting, question: Does the agent greet?, weight: 60, check: {phrase: [hello]}}
                  - {id: unlabelled, question: Does the agent thank?, weight: 40, check: {phrase: [thank you]}}
            """);
    private static final String CHATS = """
            {"turns": [{"speaker": "agent", "text": "hello there", "act": "hello"}, {"speaker": "customer", "text": "hello", "act": "hello"}]}
            {"turns": [{"speaker": "agent", "text": "good day", "act": "hello"}, {"speaker": "agent", "text": "hello again", "act": "custom"}, {"speaker": "agent", "text": " ", "act": "hello"}]}
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final FakeEmbedder embedder = new FakeEmbedder();
    private final ActsEval eval = new ActsEval(new Scorer(embedder, embedder), Map.of("greeting", Set.of("hello")));

    @Test
    void eachAgentTurnIsAskedAloneAndHeldAgainstItsAct() throws IOException {
        Map<String, Detection> found = eval.run(out, Files.writeString(folder.resolve("chats.jsonl"), CHATS), RUBRIC, false);

        assertThat(found).containsOnlyKeys("greeting");
        assertThat(found.get("greeting")).extracting(Detection::precision, Detection::recall, Detection::there)
                .containsExactly(0.5, 0.5, 2);
    }

    @Test
    void freelyTypedTurnsAreLeftOutOfTheSecondFigure() throws IOException {
        eval.run(out, Files.writeString(folder.resolve("chats.jsonl"), CHATS), RUBRIC, true);

        assertThat(bytes.toString(StandardCharsets.UTF_8)).startsWith("chats.jsonl: 3 agent turns, 2 of them not typed freely")
                .contains("P 0.50 R 0.50 F1 0.500 of   2  P 1.00 R 0.50 F1 0.667 of   2")
                .contains("missed hello: good day").contains("false alarm custom: hello again");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> eval.run(out, folder.resolve("none.jsonl"), RUBRIC, false)).isInstanceOf(NotFound.class)
                .hasMessageContaining("none.jsonl");
    }
}
