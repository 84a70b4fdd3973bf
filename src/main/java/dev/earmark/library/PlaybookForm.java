package dev.earmark.library;

import dev.earmark.events.EventType;
import dev.earmark.hash.Sha256;
import dev.earmark.playbook.page.PlaybookJson;
import dev.earmark.playbook.page.PlaybookText;
import java.nio.charset.StandardCharsets;

/** Playbooks as a kind of text in the library. */
public final class PlaybookForm implements Form<PlaybookText> {

    /** By which the store knows playbooks. */
    public static final String KIND = "playbook";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public PlaybookText read(String place, String text) {
        return PlaybookJson.read(place, text);
    }

    /** The digest is that of the playbook as it is written, whatever the blanks. */
    @Override
    public Label label(PlaybookText playbook) {
        return new Label(playbook.id(), playbook.version(), playbook.title(),
                Sha256.hex(PlaybookJson.write(playbook).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public EventType published() {
        return EventType.PLAYBOOK_PUBLISHED;
    }

    @Override
    public EventType retired() {
        return EventType.PLAYBOOK_RETIRED;
    }
}
