package dev.earmark.store.sql.aggregate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.encryption.WrappedKey;
import dev.earmark.hash.Sha256;
import dev.earmark.store.sql.engine.Sealing;
import dev.earmark.store.sql.engine.Sql;
import dev.earmark.store.sql.engine.StoredText;
import dev.earmark.transcript.SourceRemark;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The words of clips in playbooks. A version that was published never changes but for this: whoever may be forgotten is forgotten there,
 * too.
 */
record ClipTexts(Sql sql, FindingJson bodies) {

    static final String PLAYBOOK = "playbook";

    /** @param body null where the key of the house is not here: in a backup that is being restored without keys */
    private record Version(String id, int number, @Nullable String body) {}

    /** The clips of this interaction go from all playbooks, and what a play says in their words. */
    void forget(String interactionId) {
        sql.list("select id, version, body from published_text where kind = ?",
                row -> new Version(row.text("id"), row.count("version"), row.readable("body")), PLAYBOOK).stream()
                .filter(kept -> kept.body != null && kept.body.contains("\"" + interactionId + "\""))
                .forEach(kept -> replace(kept, without(Objects.requireNonNull(kept.body), interactionId)));
    }

    private void replace(Version kept, String text) {
        StoredText body = new Sealing(sql).sealed(WrappedKey.HOUSE, text);
        sql.update("update published_text set body = ?, sha256 = ?, digest = ? where kind = ? and id = ? and version = ?", body,
                Sha256.hex(text.getBytes(StandardCharsets.UTF_8)), BodyDigest.of(Bodied.PUBLISHED_TEXT, body, kept.id, PLAYBOOK,
                        kept.number),
                PLAYBOOK, kept.id, kept.number);
    }

    private String without(String body, String interactionId) {
        ObjectNode playbook = bodies.read(body, ObjectNode.class);
        playbook.path("plays").forEach(play -> forget((ObjectNode) play, interactionId));
        return bodies.write(playbook);
    }

    private static void forget(ObjectNode play, String interactionId) {
        JsonNode clips = play.path("clips");
        for (Iterator<JsonNode> all = clips.iterator(); all.hasNext(); ) {
            JsonNode clip = all.next();
            if (clip.path("interaction").asText().equals(interactionId)) {
                all.remove();
                if (clip.path("text").asText().equals(play.path("say").asText())) {
                    play.put("say", clips instanceof ArrayNode left && !left.isEmpty() ? left.get(0).path("text").asText()
                            : SourceRemark.WORDS_DELETED_MARK);
                }
            }
        }
    }
}
