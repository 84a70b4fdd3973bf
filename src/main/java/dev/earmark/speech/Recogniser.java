package dev.earmark.speech;

/**
 * Hears one channel from its beginning to its end: 16 kHz, one piece after the other. Belongs to the thread that made it. Results are
 * the engine's JSON; times in them count in seconds of the sound that was fed.
 */
interface Recogniser extends AutoCloseable {

    int SAMPLE_RATE_HZ = 16_000;

    /**
     * @param samples values of 16-bit sound
     * @param count   how many of them, 0 to their number
     * @return whether an utterance is complete; {@link #result} then gives its words
     */
    boolean accept(float[] samples, int count);

    String result();

    /** The words since the last result, when there is no more sound. */
    String finalResult();

    @Override
    void close();
}
