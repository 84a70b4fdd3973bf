package dev.earmark.audio;

import dev.earmark.audio.format.SoundKind;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tries every format that is promised: a second of sound in each comes with the program (two tones, made for this; for GSM, noise), is
 * taken in as a call is, and must be as long and as loud as it was made.
 */
public final class FormatTrial {

    private static final String FOLDER = "/formats/";
    private static final double LEAST_SECONDS = 0.9;
    /** Encoders add silence at the ends. */
    private static final double MOST_SECONDS = 1.3;
    private static final double LEAST_DBFS = -30;

    private final AudioIntake intake;
    private final Path folder;

    /** @param folder where the samples lie while they are tried */
    public FormatTrial(AudioIntake intake, Path folder) {
        this.intake = intake;
        this.folder = folder;
    }

    /**
     * @return the titles of the formats, all of which are read
     * @throws Unavailable when the decoder is missing, or does not read one of them
     */
    public List<String> run() {
        List<String> read = new ArrayList<>();
        for (SoundKind kind : SoundKind.values()) {
            try {
                tried(kind);
            } catch (Rejected unread) {
                throw unread(kind, unread.sentence(), unread);
            }
            read.add(kind.title());
        }
        return read;
    }

    private void tried(SoundKind kind) {
        Path sample = sample(kind);
        try (CallAudio call = intake.take(intake.plan("trial", sample, ChannelChoice.AGENT_LEFT))) {
            double seconds = call.source().seconds();
            double loudness = call.parties().getFirst().level().speechDbfs();
            if (intake.kind(sample) != kind || seconds < LEAST_SECONDS || seconds > MOST_SECONDS || loudness < LEAST_DBFS) {
                String found = String.format(Locale.ROOT, "a second of it came out as %.2f s at %.0f dB.", seconds, loudness);
                throw unread(kind, found, new IllegalStateException(kind.name()));
            }
        }
    }

    private Path sample(SoundKind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        try (InputStream sample = FormatTrial.class.getResourceAsStream(FOLDER + name)) {
            if (sample == null) {
                throw new IllegalStateException("no sample of " + kind);
            }
            Path file = folder.resolve("second-of-" + name);
            Files.write(file, sample.readAllBytes());
            return file;
        } catch (IOException full) {
            throw new Unavailable("audio.scratch-folder",
                    "Nothing can be written to " + folder + ", where the sound decoder is tested; check that it is writable and has room.",
                    full);
        }
    }

    private static Unavailable unread(SoundKind kind, String why, Exception cause) {
        return new Unavailable("audio.format-unread", "The sound decoder of this machine does not read " + kind.title() + ": " + why,
                cause);
    }
}
