package dev.earmark.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComplaintsIT {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void aFaultIsOneSentenceWithItsCodeFirst() {
        Complaints complaints = complaints();

        complaints.tell(new Rejected("audio.too-long", "The call is too long."));

        assertThat(told()).isEqualTo("audio.too-long: The call is too long.\n");
        assertThat(complaints.exitCode()).isEqualTo(2);
    }

    @Test
    void theWorstDecidesHowTheProgramEnds() {
        Complaints complaints = complaints();

        complaints.tell(new Unavailable("speech.model-missing", "No model."));
        complaints.tell(new NotFound("rubric.unknown", "No rubric."));

        assertThat(complaints.exitCode()).isEqualTo(3);
    }

    @Test
    void namesOfFilesCannotMoveTheCursorOrAddLines() {
        complaints().tell(new Rejected("audio.broken", "The file a\033[2J\nb\u202e.wav is broken."));

        assertThat(told()).isEqualTo("audio.broken: The file a\ufffd[2J\ufffdb\ufffd.wav is broken.\n");
    }

    @Test
    void aBugIsOneSentenceAndItsDetailsAreInAFile() {
        Complaints complaints = complaints();

        complaints.tell(new IllegalStateException("turn 3 has no speaker"));

        Path log = folder.resolve("logs").resolve("bug-20260102-030405-000.log");
        assertThat(told()).isEqualTo("app.bug: An error of the program happened (IllegalStateException); the details are in " + log
                + "; please report them.\n");
        assertThat(log).content().contains("turn 3 has no speaker", "\tat ");
        assertThat(complaints.exitCode()).isEqualTo(70);
    }

    private Complaints complaints() {
        PrintStream errors = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Complaints(errors, () -> folder.resolve("logs"), Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));
    }

    private String told() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
