package dev.earmark.pipeline;

import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Recording;
import dev.earmark.measure.Loudness;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.util.Map;

/** An interaction as it comes in: its sound, or its words. */
public sealed interface Incoming {

    Facts facts();

    /** It is known where the sound is; nothing has been heard yet. */
    record Received(Facts facts, Recording recording) implements Incoming {}

    /** @param loudness of each party that was recorded; empty for typed conversations */
    record Transcribed(Facts facts, Transcript transcript, Map<Speaker, Loudness> loudness) implements Incoming {
        public Transcribed {
            loudness = Map.copyOf(loudness);
        }
    }
}
