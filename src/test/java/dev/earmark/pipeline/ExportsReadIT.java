package dev.earmark.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.eval.reader.ReaderSample;
import dev.earmark.eval.reader.ReadersEval;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reader, on inputs of its own with what is right: those of {@code eval readers}. */
class ExportsReadIT {

    private static final Path INPUTS = Path.of("eval-sets/readers");

    private final ReadersEval eval = new ReadersEval(new TranscriptReader(IntakeSettings.defaults()));

    static Stream<ReaderSample> samples() {
        return ReaderSample.in(INPUTS).stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadAsItIsMeant(ReaderSample sample) {
        assertThat(eval.told(sample.input())).isEqualTo(sample.expected());
    }

    @Test
    void everyReaderHasInputsEnoughAndOneThatIsReadWrongBreaksTheBar() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        assertThat(eval.run(out, ReaderSample.in(INPUTS))).isTrue();

        ReaderSample wrong = new ReaderSample("lines", "wrong on purpose", "Agent: hello\nCustomer: hi\n", "chat\nagent hello\nagent hi");
        assertThat(eval.run(out, List.of(wrong, wrong, wrong, wrong, wrong))).isFalse();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("lines", "0 of  5 right", "wrong on purpose", "customer hi");
    }
}
