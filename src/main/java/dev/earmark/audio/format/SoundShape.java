package dev.earmark.audio.format;

import dev.earmark.fault.Rejected;
import dev.earmark.text.PlainText;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Size and shape of a recording, as its header tells.
 *
 * @param channels     1 to 8
 * @param sampleRateHz 8,000 to 96,000
 * @param seconds      0 when the header does not tell
 */
public record SoundShape(int channels, int sampleRateHz, double seconds) {

    public static final int MOST_CHANNELS = 8;
    static final int LOWEST_RATE_HZ = 8_000;
    static final int HIGHEST_RATE_HZ = 96_000;

    /**
     * @param channels     as declared, any value
     * @param sampleRateHz as declared, any value
     * @throws Rejected when a declared value is outside of what is read
     */
    public static SoundShape checked(Path file, long channels, long sampleRateHz, double seconds) {
        if (channels < 1 || channels > MOST_CHANNELS) {
            throw new Rejected("audio.channels", "%s declares %d channels, but recordings have 1 to %d."
                    .formatted(PlainText.name(file), channels, MOST_CHANNELS));
        }
        if (sampleRateHz < LOWEST_RATE_HZ || sampleRateHz > HIGHEST_RATE_HZ) {
            throw new Rejected("audio.sample-rate", String.format(Locale.ROOT,
                    "%s declares %d samples a second, but recordings have 8000 to 96000; convert it to 8000 or 16000.",
                    PlainText.name(file), sampleRateHz));
        }
        return new SoundShape((int) channels, (int) sampleRateHz, seconds);
    }
}
