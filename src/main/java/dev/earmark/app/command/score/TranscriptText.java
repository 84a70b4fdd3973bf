package dev.earmark.app.command.score;

import dev.earmark.app.terminal.Output;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A transcript for reading: a line a turn with its start. */
final class TranscriptText {

    private final Output output;

    TranscriptText(Output output) {
        this.output = output;
    }

    void print(Transcript transcript) {
        output.line(PlainText.oneLine(transcript.id()));
        transcript.source().remarks().forEach(remark -> output.line("  → " + PlainText.oneLine(remark.sentence())));
        for (Turn turn : transcript.turns()) {
            output.line("  " + start(turn.time()) + "  " + String.format(Locale.ROOT, "%-9s", turn.speaker().label())
                    + PlainText.oneLine(turn.text()));
        }
        if (transcript.turns().isEmpty()) {
            output.line("  (nobody says anything)");
        }
        output.line("");
    }

    private static String start(@Nullable TimeSpan time) {
        if (time == null) {
            return "       ";
        }
        long tenths = time.startMs() / 100;
        return String.format(Locale.ROOT, "%2d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
    }
}
