package dev.earmark.testing;

import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.AudioSettings;
import dev.earmark.audio.CallAudio;
import dev.earmark.audio.ChannelChoice;
import dev.earmark.audio.SoundCut;
import dev.earmark.audio.ffmpeg.FfmpegDecoder;
import dev.earmark.transcript.TimeSpan;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first seconds of a recording, for tests that look at nothing behind them: hearing takes time as the recording is long. */
public final class Beginning {

    private Beginning() {}

    /**
     * Writes it as a WAV file of two channels.
     *
     * @param call    with the agent on the left
     * @param seconds of it
     * @param data    where the decoder is unpacked; the file comes into this folder too
     */
    public static Path of(Path call, int seconds, Path data) {
        AudioIntake intake = new AudioIntake(AudioSettings.defaults(), new FfmpegDecoder(AudioSettings.defaults(), data));
        Path file = data.resolve(call.getFileName().toString().replaceAll("\\..*", "-" + seconds + ".wav"));
        try (CallAudio audio = intake.take(intake.plan("c", call, ChannelChoice.AGENT_LEFT));
                OutputStream out = Files.newOutputStream(file)) {
            SoundCut.write(audio, new TimeSpan(0, seconds * 1_000L), 0, out);
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
