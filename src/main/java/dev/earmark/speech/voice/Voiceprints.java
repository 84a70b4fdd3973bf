package dev.earmark.speech.voice;

import dev.earmark.audio.samples.Pcm;
import java.util.Optional;

/** Makes numbers of a voice that are near each other for the same voice, whatever it says. Safe for many threads. */
public interface Voiceprints {

    /** Of the model. */
    String name();

    /** Of the model, lower-case hexadecimal. */
    String sha256();

    /**
     * What a stretch of a channel tells of the voice in it.
     *
     * @return a vector of length 1, always of as many numbers; empty where it is too short, and where the model has no answer
     * @throws dev.earmark.fault.Unavailable when the model is missing, damaged, or none that can be used
     */
    Optional<float[]> of(Pcm pcm, long startMs, long endMs);
}
