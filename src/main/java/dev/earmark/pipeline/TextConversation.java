package dev.earmark.pipeline;

import java.util.List;

/**
 * A conversation that came in as text: what was said, and what else is known of it.
 *
 * @param notes what was put right, passed over or could not be told, each a sentence for whoever handed it in
 */
public record TextConversation(Details known, Incoming.Transcribed found, List<String> notes) {

    public TextConversation {
        notes = List.copyOf(notes);
    }
}
