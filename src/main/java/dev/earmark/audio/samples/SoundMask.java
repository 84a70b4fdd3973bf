package dev.earmark.audio.samples;

/** What is heard in the place of sound that must not stay. */
public enum SoundMask {
    SILENCE {
        @Override
        public short sample(long number, int rateHz) {
            return 0;
        }
    },
    /** A sine of 1,000 Hz, 26 dB below the loudest that 16 bits hold: nobody takes it for a fault of the line. */
    TONE {
        @Override
        public short sample(long number, int rateHz) {
            return (short) Math.round(TONE_HEIGHT * Math.sin(2 * Math.PI * TONE_HZ * number / rateHz));
        }
    };

    private static final int TONE_HZ = 1_000;
    private static final double TONE_HEIGHT = 1_642; // 32,767 / 10^(26 / 20)

    /** @param number of the sample, from the start of the recording */
    public abstract short sample(long number, int rateHz);
}
