package dev.earmark.originals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.nio.charset.StandardCharsets;

/**
 * The file with what was said before private words were removed: JSON with {@code partiesSwapped}, as the transcript had it then, and
 * {@code turns} of speaker, times in milliseconds (null for what was typed) and text.
 */
public final class OriginalWords {

    public static final String NAME = Blob.ORIGINAL + "words";
    public static final String TYPE = "application/json";

    private OriginalWords() {}

    public static byte[] of(Transcript transcript) {
        ObjectNode all = JsonNodeFactory.instance.objectNode().put("partiesSwapped", transcript.source().partiesSwapped());
        ArrayNode turns = all.putArray("turns");
        for (Turn turn : transcript.turns()) {
            TimeSpan time = turn.time();
            turns.addObject().put("speaker", turn.speaker().label()).put("startMs", time == null ? null : time.startMs())
                    .put("endMs", time == null ? null : time.endMs()).put("text", turn.text());
        }
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }
}
