package dev.earmark.pipeline;

import dev.earmark.transcript.Transcript;
import java.util.List;
import java.util.Optional;

/**
 * A conversation that came in as text: what was said, and what else is known of it.
 *
 * @param original what is kept for those who may see more; empty where nothing is
 * @param notes what was put right, passed over or could not be told, each a sentence for whoever handed it in
 */
public record TextConversation(Details known, Incoming.Transcribed found, Optional<Transcript> original, List<String> notes) {

    public TextConversation {
        notes = List.copyOf(notes);
    }
}
