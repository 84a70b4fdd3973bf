package dev.earmark.steps;

import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.samples.SoundMask;
import dev.earmark.interaction.Recording;
import dev.earmark.interaction.Recording.Track;
import dev.earmark.steps.StepOutput.NamedFile;
import dev.earmark.transcript.TimeSpan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of a recording again, with private words masked.
 *
 * @param prefix of their names; empty for those that take the place of the files that came in
 */
record MaskedFiles(AudioIntake audio, Recording recording, List<TimeSpan> spans, SoundMask mask, String prefix) {

    private static final List<String> TWO = List.of("agent", "customer");

    MaskedFiles {
        spans = List.copyOf(spans);
    }

    List<NamedFile> all() {
        List<Path> files = recording.tracks().stream().map(Track::file).distinct().toList();
        if (files.size() == 1) {
            return List.of(new NamedFile(prefix + "audio", "audio/wav", content(files.getFirst())));
        }
        return files.stream().map(file -> new NamedFile(prefix + TWO.get(files.indexOf(file)), "audio/wav", content(file))).toList();
    }

    private StepOutput.Content content(Path file) {
        return new StepOutput.Content() {
            @Override
            public void writeTo(OutputStream out) throws IOException {
                audio.maskedCopy(recording, file, spans, mask, out);
            }

            @Override
            public void verify(Path written) {
                audio.verifyMasked(recording, file, spans, mask, written);
            }
        };
    }
}
