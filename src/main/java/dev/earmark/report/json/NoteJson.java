package dev.earmark.report.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.moments.CoachingNote;
import dev.earmark.moments.CoachingNote.Better;
import dev.earmark.moments.CoachingNote.Said;
import dev.earmark.moments.ColleagueLines.FromPlay;
import org.jspecify.annotations.Nullable;

/** The note of a moment. */
final class NoteJson {

    private NoteJson() {}

    static ObjectNode of(CoachingNote note) {
        ObjectNode node = SafeJson.NODES.objectNode();
        node.set("situation", said(note.situation()));
        node.set("behaviour", said(note.behaviour()));
        node.set("impact", said(note.impact()));
        node.put("question", note.question());
        Better better = note.better();
        node.set("better", better == null ? null : of(better));
        return node;
    }

    private static ObjectNode of(Better better) {
        ObjectNode node = SafeJson.NODES.objectNode().put("text", better.text())
                .put("source", better.byColleague() ? "colleague" : "written").put("interactionId", better.interactionId());
        FromPlay from = better.from();
        node.set("play", from == null ? null : SafeJson.NODES.objectNode().put("playbook", from.playbook()).put("version", from.version())
                .put("play", from.play()));
        return node;
    }

    private static @Nullable ObjectNode said(@Nullable Said said) {
        return said == null ? null : SafeJson.NODES.objectNode().put("turn", said.turn()).put("speaker", said.speaker().label())
                .put("quote", said.quote());
    }
}
