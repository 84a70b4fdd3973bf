package dev.earmark.speech.voice;

/**
 * How much of what is heard is believed.
 *
 * @param scale  frames follow each other too closely to be independent: each counts only so much
 * @param prior  how sure it is, before anything is heard, that voices do not differ in sound: the inverse of the variance of offsets
 * @param others the same for the pitch and for what a speaker model tells
 */
public record VoiceWeighing(double scale, double prior, double others) {

    /**
     * Ten times that without one: what splits a call in two must pay for three hundred numbers of sound, which two voices that sound alike
     * could otherwise never do.
     */
    private static final double SOUND_BESIDE_MODEL = 40;

    /** The same for everything. */
    public VoiceWeighing(double scale, double prior) {
        this(scale, prior, prior);
    }

    /** Beside a speaker model: only a difference in sound that goes through much of the call counts. */
    VoiceWeighing besideModel() {
        return new VoiceWeighing(scale, SOUND_BESIDE_MODEL, others);
    }
}
