package dev.earmark.eval.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.eval.LabelledSet;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Facts;
import dev.earmark.measure.MeasureSettings;
import dev.earmark.measure.Measurer;
import dev.earmark.rubric.RubricYaml;
import dev.earmark.scoring.criterion.Scorer;
import dev.earmark.testing.Calls;
import dev.earmark.testing.FakeEmbedder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpeedEvalIT {

    private final FakeEmbedder embedder = new FakeEmbedder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private SpeedEval.Speed run(int turns) {
        Calls.Part[] parts = IntStream.range(0, turns).mapToObj(i -> Calls.agent("hello number " + i)).toArray(Calls.Part[]::new);
        LabelledSet set = new LabelledSet("small", List.of(new LabelledSet.Case(Facts.NONE, Calls.writtenDown(parts), Map.of(), Map.of())));
        return new SpeedEval(new Measurer(MeasureSettings.defaults()), new Scorer(embedder, embedder), embedder, 0.05)
                .run(out, set, RubricYaml.only("check: {phrase: hello}"));
    }

    @Test
    void conversationsAreCutIntoTranscriptsOfEqualLengthAndTimed() {
        SpeedEval.Speed speed = run(2 * SpeedEval.TURNS + 7);

        assertThat(speed.transcriptsPerSecond()).isPositive();
        assertThat(speed.millisecondsPerVector()).isNotNegative();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).startsWith("small, rubric test, 2 transcripts of 30 turns:")
                .contains("transcripts a second on one core");
    }

    @Test
    void aSetTooSmallForOneTranscriptIsRefused() {
        assertThatThrownBy(() -> run(SpeedEval.TURNS - 1)).isInstanceOf(NotFound.class).hasMessage("small has fewer than 30 turns in all.");
    }
}
