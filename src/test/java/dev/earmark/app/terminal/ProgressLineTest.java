package dev.earmark.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private static final Terminal INTERACTIVE = new Terminal(true, true, 60);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream errors = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private long nanos;

    @Test
    void whatTakesLessThanASecondIsNotShown() {
        ProgressLine line = line(INTERACTIVE);

        line.at("transcribing", 0);
        after(0.9);
        line.at("transcribing", 0.5);
        line.clear();

        assertThat(shown()).isEmpty();
    }

    @Test
    void stagePercentAndRestAreShownAfterASecond() {
        ProgressLine line = line(INTERACTIVE);

        line.about("call.wav");
        line.at("transcribing", 0);
        after(10);
        line.at("transcribing", 0.25);

        assertThat(shown()).isEqualTo("\r\033[Kcall.wav: transcribing  25 %  about 30 s left");
    }

    @Test
    void longRestIsToldInMinutes() {
        ProgressLine line = line(INTERACTIVE);

        line.at("transcribing", 0);
        after(60);
        line.at("transcribing", 0.1);

        assertThat(shown()).endsWith("about 9 min left");
    }

    @Test
    void theLineIsTakenAwayBeforeSomethingElseIsPrinted() {
        ProgressLine line = line(INTERACTIVE);

        line.at("transcribing", 0);
        after(2);
        line.at("transcribing", 0.5);
        line.clear();

        assertThat(shown()).endsWith("\r\033[K");
    }

    @Test
    void whereNobodyWatchesNothingIsPrinted() {
        ProgressLine line = line(new Terminal(false, false, 60));

        line.at("transcribing", 0);
        after(20);
        line.at("transcribing", 0.5);

        assertThat(shown()).isEmpty();
    }

    @Test
    void nameOfAFileCannotMoveTheCursor() {
        ProgressLine line = line(INTERACTIVE);

        line.about("\033[2Jcall\n.wav");
        line.at("reading", 0);
        after(2);
        line.at("reading", 0);

        assertThat(shown().substring("\r\033[K".length())).doesNotContain("\033", "\n");
    }

    @Test
    void theLineNeverWraps() {
        ProgressLine line = line(INTERACTIVE);

        line.about("x".repeat(500));
        line.at("reading", 0);
        after(2);
        line.at("reading", 0);

        assertThat(shown().substring("\r\033[K".length())).hasSize(59);
    }

    private ProgressLine line(Terminal terminal) {
        return new ProgressLine(errors, terminal, () -> nanos);
    }

    private void after(double seconds) {
        nanos += (long) (seconds * 1e9);
    }

    private String shown() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
