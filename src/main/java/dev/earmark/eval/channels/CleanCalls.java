package dev.earmark.eval.channels;

import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.CallAudio;
import dev.earmark.audio.ChannelChoice;
import dev.earmark.speech.ChannelCopies;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Whether anything is found on the channels of calls to which nothing has happened. Nothing is recognised for that. */
public final class CleanCalls {

    private final PrintStream out;
    private final AudioIntake intake;

    public CleanCalls(PrintStream out, AudioIntake intake) {
        this.out = out;
        this.intake = intake;
    }

    /** @param files with a channel for each party */
    public boolean untouched(List<Path> files) {
        int mono = 0;
        int told = 0;
        for (Path file : files) {
            try (CallAudio audio = intake.take(intake.plan("clean", file, ChannelChoice.AGENT_LEFT))) {
                mono += audio.parties().size() == 1 ? 1 : 0;
                boolean copied = audio.parties().size() > 1 && !ChannelCopies.in(audio).remarks().isEmpty();
                told += copied ? 1 : 0;
                if (copied || audio.parties().size() == 1) {
                    out.println(file.getFileName() + (copied ? ": copies are told" : ": is taken for mono"));
                }
            }
        }
        out.printf("%nOf %d calls as recorded, taken for mono: %d; cross-talk told: %d.%n", files.size(), mono, told);
        return mono == 0 && told == 0;
    }
}
