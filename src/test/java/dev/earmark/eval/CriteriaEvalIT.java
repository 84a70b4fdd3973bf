package dev.earmark.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.interaction.Facts;
import dev.earmark.measure.MeasureSettings;
import dev.earmark.measure.Measurer;
import dev.earmark.measure.Sentiment;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricShelf;
import dev.earmark.scoring.criterion.Scorer;
import dev.earmark.testing.CountingEmbedder;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CriteriaEvalIT {

    private static final String RUBRIC = """
            rubric: small
            version: 1
            title: Small
            sections:
              - id: all
                title: All
                criteria:
                  - {id: greeting, question: Does the agent greet?, weight: 60, check: {phrase: [hello]}}
                  - {id: closing, question: Does the agent say goodbye?, weight: 40, check: {phrase: [goodbye]}}
            """;

    private final CountingEmbedder embedder = new CountingEmbedder("letters");
    private final CriteriaEval eval = new CriteriaEval(
            new Measurer(MeasureSettings.defaults()), _ -> new Sentiment("none", List.of(), null), new Scorer(embedder, embedder));
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Rubric rubric;

    @BeforeEach
    void readRubric() throws IOException {
        rubric = new RubricShelf(folder).get(Files.writeString(folder.resolve("small.yaml"), RUBRIC).toString());
    }

    @Test
    void verdictsAreHeldAgainstLabels() {
        LabelledSet set = new LabelledSet("two", List.of(
                labelled("a", "hello there", Map.of("greeting", VerdictLabel.MET, "closing", VerdictLabel.NOT_MET)),
                labelled("b", "what", Map.of("greeting", VerdictLabel.NOT_MET, "closing", VerdictLabel.MET))));

        AgreementTable table = eval.run(out, set, rubric, false);

        assertThat(table.criteria().get("greeting")).extracting(Agreement::share, Agreement::kappa).containsExactly(1.0, 1.0);
        assertThat(table.criteria().get("closing")).extracting(Agreement::share, Agreement::kappa).containsExactly(0.5, 0.0);
        assertThat(printed()).startsWith("two: 2 conversations, rubric small 1").contains("all verdicts pooled").doesNotContain("label ");
    }

    @Test
    void disagreementTellsLabelVerdictReasonAndWords() {
        LabelledSet set = new LabelledSet("one", List.of(labelled("a", "well hello there", Map.of("greeting", VerdictLabel.NOT_MET))));

        eval.run(out, set, rubric, true);

        assertThat(printed()).contains("a greeting: label not_met, verdict met").contains("The agent says so in turn 1.")
                .contains("proof in turn 0: \"hello\"");
    }

    @Test
    void labelledCriterionThatTheRubricLacksIsLeftOpen() {
        LabelledSet set = new LabelledSet("one", List.of(labelled("a", "hello", Map.of("empathy", VerdictLabel.MET))));

        assertThat(eval.run(out, set, rubric, true).criteria().get("empathy")).extracting(Agreement::leftOpen).isEqualTo(1);
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static LabelledSet.Case labelled(String id, String text, Map<String, VerdictLabel> labels) {
        Turn turn = new Turn(0, Speaker.AGENT, null, text, List.of());
        Transcript transcript = new Transcript(id, Channel.CHAT, new Source("file", "", 0, 0, 0), Engine.GIVEN, List.of(turn));
        return new LabelledSet.Case(Facts.NONE, transcript, Map.of(), labels);
    }
}
