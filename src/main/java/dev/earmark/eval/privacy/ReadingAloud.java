package dev.earmark.eval.privacy;

import dev.earmark.audio.format.WavFile;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.audio.samples.Resampled;
import dev.earmark.transcript.Speaker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The program {@code flite}, which reads aloud; a voice for each party, in the band of a telephone. For one thread. */
public final class ReadingAloud {

    private static final String PROGRAM = "flite";
    private static final long LONGEST_SECONDS = 60;

    private final Path folder;
    private final Map<String, short[]> known = new HashMap<>();

    private ReadingAloud(Path folder) {
        this.folder = folder;
    }

    /** Empty where the program is not installed. @param folder for its files */
    public static Optional<ReadingAloud> in(Path folder) {
        try {
            Process asked = new ProcessBuilder(PROGRAM,
                    "--version").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return asked.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) ? Optional.of(new ReadingAloud(folder)) : Optional.empty();
        } catch (IOException missing) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** At {@link ScriptEars#RATE_HZ}. */
    short[] read(String words, Speaker speaker) {
        String voice = speaker == Speaker.AGENT ? "slt" : "rms";
        return known.computeIfAbsent(voice + " " + words, _ -> spoken(words, voice));
    }

    private short[] spoken(String words, String voice) {
        Path file = folder.resolve("said.wav");
        try {
            Process program = new ProcessBuilder(PROGRAM, "-voice", voice, "-t", words, "-o", file.toString())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (!program.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || program.exitValue() != 0) {
                throw new IllegalStateException(PROGRAM + " did not read \"" + words + "\"");
            }
            try (WavFile wav = WavFile.open(file)) {
                return narrow(wav.channel(0));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        }
    }

    private static short[] narrow(Pcm wide) {
        Resampled narrow = new Resampled(wide, ScriptEars.RATE_HZ);
        float[] samples = new float[(int) narrow.length()];
        int count = narrow.read(0, samples);
        short[] sound = new short[count];
        for (int i = 0; i < count; i++) {
            sound[i] = (short) Math.clamp(Math.round(samples[i]), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return sound;
    }
}
