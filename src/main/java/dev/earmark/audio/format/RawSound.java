package dev.earmark.audio.format;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sound of one channel without any header, told by the ending of its name. */
public final class RawSound {

    private static final int TELEPHONE_HZ = 8_000;
    private static final Map<String, SampleEncoding> BY_ENDING = Map.of(
            "ulaw", SampleEncoding.MU_LAW, "ul", SampleEncoding.MU_LAW, "mulaw", SampleEncoding.MU_LAW, "pcmu", SampleEncoding.MU_LAW,
            "alaw", SampleEncoding.A_LAW, "al", SampleEncoding.A_LAW, "pcma", SampleEncoding.A_LAW);
    /** Asterisk's signed linear: {@code .sln} is 8 kHz, {@code .sln16} 16 kHz, up to {@code .sln96}. */
    private static final Pattern SIGNED_LINEAR = Pattern.compile("sl(?:n|in)(\\d{1,3})?");

    /** How {@code .raw} and {@code .pcm} are read, which say nothing of it themselves. */
    public enum Layout {
        LINEAR_16, MU_LAW, A_LAW
    }

    private final SampleEncoding encoding;
    private final int sampleRateHz;

    private RawSound(SampleEncoding encoding, int sampleRateHz) {
        this.encoding = encoding;
        this.sampleRateHz = sampleRateHz;
    }

    /**
     * @param name   of the file
     * @param layout of {@code .raw} and {@code .pcm}
     * @param rateHz of {@code .raw} and {@code .pcm}
     * @return null when the name does not end like raw sound
     */
    public static @Nullable RawSound of(String name, Layout layout, int rateHz) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        SampleEncoding known = BY_ENDING.get(ending);
        if (known != null) {
            return new RawSound(known, TELEPHONE_HZ);
        }
        Matcher linear = SIGNED_LINEAR.matcher(ending);
        if (linear.matches()) {
            return new RawSound(SampleEncoding.SIGNED_16, linearRate(linear.group(1)));
        }
        if (!ending.equals("raw") && !ending.equals("pcm")) {
            return null;
        }
        return new RawSound(switch (layout) {
            case LINEAR_16 -> SampleEncoding.SIGNED_16;
            case MU_LAW -> SampleEncoding.MU_LAW;
            case A_LAW -> SampleEncoding.A_LAW;
        }, rateHz);
    }

    private static int linearRate(@Nullable String thousands) {
        if (thousands == null) {
            return TELEPHONE_HZ;
        }
        int khz = Integer.parseInt(thousands);
        return khz == 44 ? 44_100 : Math.clamp(khz * 1_000L, SoundShape.LOWEST_RATE_HZ, SoundShape.HIGHEST_RATE_HZ);
    }

    SampleEncoding encoding() {
        return encoding;
    }

    public int sampleRateHz() {
        return sampleRateHz;
    }
}
