package dev.earmark.speech;

/**
 * How speech is heard.
 *
 * @param model       name of a model in the manifest
 * @param threads     channels that are decoded at the same time, over all calls; each takes one core and about 140 MB
 * @param skipSilence whether long silences are kept from the recogniser; half of the processor time of a two-channel call
 * @param tuned       whether our settings replace those of the model: the same sound gives the same words, and the search is narrower;
 *                    off only to compare with the engine as it comes
 */
public record SpeechSettings(String model, int threads, boolean skipSilence, boolean tuned) {

    public static final String SMALL_ENGLISH = "vosk-model-en-0.3.45";
    private static final int MOST_THREADS = 256;

    public SpeechSettings {
        if (model.isBlank()) {
            throw new IllegalArgumentException("speech.model is blank, but must name a model of the manifest");
        }
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("speech.threads is " + threads + ", but must be 1 to " + MOST_THREADS);
        }
    }

    /** The small English model, one channel on each core, silence skipped, tuned. */
    public static SpeechSettings defaults() {
        int cores = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        return new SpeechSettings(SMALL_ENGLISH, cores, true, true);
    }

    /** The engine as it comes, fed with whole channels: what {@link #defaults()} is measured against. */
    public static SpeechSettings plain() {
        return new SpeechSettings(SMALL_ENGLISH, defaults().threads(), false, false);
    }
}
