package dev.earmark.audio;

import dev.earmark.audio.format.RawSound;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How much sound is taken in.
 *
 * @param longest       a longer recording is rejected; at most 24 hours
 * @param mostBytes     a larger file, or one that decodes to more bytes, is rejected; at most 4 GiB, which a WAV can hold
 * @param decoding      time that the decoder program may take for one file
 * @param scratchFolder where decoded copies lie while a call is being heard; made when it is missing
 * @param rawLayout     how the samples of {@code .raw} and {@code .pcm} files are written, which have no header
 * @param rawRate       samples a second of such files, 8,000 to 96,000
 */
public record AudioSettings(Duration longest, long mostBytes, Duration decoding, Path scratchFolder, RawSound.Layout rawLayout,
        int rawRate) {

    private static final long WAV_LIMIT = 0xFFFF_0000L;

    public AudioSettings {
        if (longest.isNegative() || longest.isZero() || longest.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException("audio.longest is " + longest + ", but must be more than 0 and at most 24 hours");
        }
        if (mostBytes < 1 || mostBytes > WAV_LIMIT) {
            throw new IllegalArgumentException("audio.most-bytes is " + mostBytes + ", but must be 1 to " + WAV_LIMIT);
        }
        if (decoding.isNegative() || decoding.isZero()) {
            throw new IllegalArgumentException("audio.decoding is " + decoding + ", but must be more than 0");
        }
        if (rawRate < 8_000 || rawRate > 96_000) {
            throw new IllegalArgumentException("audio.raw-rate is " + rawRate + ", but must be 8000 to 96000");
        }
    }

    /** Raw files of 16 bits at 8 kHz. */
    public AudioSettings(Duration longest, long mostBytes, Duration decoding, Path scratchFolder) {
        this(longest, mostBytes, decoding, scratchFolder, RawSound.Layout.LINEAR_16, 8_000);
    }

    /** Eight hours, 4 GiB, ten minutes of decoding, the system's folder for temporary files. */
    public static AudioSettings defaults() {
        Path scratch = Path.of(System.getProperty("java.io.tmpdir"), "earmark");
        return new AudioSettings(Duration.ofHours(8), WAV_LIMIT, Duration.ofMinutes(10), scratch);
    }
}
