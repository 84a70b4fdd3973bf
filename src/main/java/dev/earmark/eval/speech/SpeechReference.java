package dev.earmark.eval.speech;

import dev.earmark.audio.ChannelChoice;
import java.nio.file.Path;

/**
 * What one party says in one recording.
 *
 * @param trade whose line it is; empty when the set does not say
 */
record SpeechReference(String id, Path wav, String speaker, String words, String trade) {

    /** In all recordings of a set. */
    static final ChannelChoice CHANNELS = ChannelChoice.AGENT_LEFT;
}
