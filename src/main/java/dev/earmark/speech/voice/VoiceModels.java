package dev.earmark.speech.voice;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known beforehand of how voices differ, from many speakers.
 *
 * @param space  of the speech model, asked for when it is needed; empty where that has learnt nothing of it
 * @param prints of a speaker model that the operator names; null without one
 */
public record VoiceModels(Supplier<Optional<VoiceSpace>> space, @Nullable Voiceprints prints) {

    /** Only the call itself is to tell. */
    public static final VoiceModels NONE = new VoiceModels(Optional::empty, null);

    /** Without the speaker model. */
    public VoiceModels ofSpeechModel() {
        return new VoiceModels(space, null);
    }

    /** Reads the speech model's part now, which is otherwise read with the first call. @return whether it has one */
    public boolean read() {
        return space.get().isPresent();
    }
}
