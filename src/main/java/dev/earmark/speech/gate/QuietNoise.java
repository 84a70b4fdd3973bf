package dev.earmark.speech.gate;

import java.util.Random;

/**
 * Gaussian noise with a standard deviation of one step of 16-bit sound, in place of the engine's random dither: without any, digital
 * silence upsets the model's features. Depends only on the place in the recording, so the same recording gets the same noise.
 */
public final class QuietNoise {

    private static final int LENGTH = 1 << 16;
    private static final long SEED = 16_000;

    private final float[] noise = new float[LENGTH];

    public QuietNoise() {
        Random random = new Random(SEED);
        for (int i = 0; i < LENGTH; i++) {
            noise[i] = (float) random.nextGaussian();
        }
    }

    /** @param from place of the first sample in the recording */
    public void addTo(float[] samples, int count, long from) {
        for (int i = 0; i < count; i++) {
            samples[i] += noise[(int) (from + i) & LENGTH - 1];
        }
    }
}
