package dev.earmark.exports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts words that a recogniser heard one by one together as turns: until somebody else speaks, or for a pause. Not for many threads. */
public final class WordTurns {

    private static final long PAUSE_MS = 1_500;

    private final Draft draft;
    private final List<ExportMessage.Heard> open = new ArrayList<>();
    private String speaker = "";

    public WordTurns(Draft draft) {
        this.draft = draft;
    }

    /** @param startMs null when the recogniser gives no time, and −1 counts for none; @param confidence null when it gives none */
    public void word(String who, String text, @Nullable Long startMs, @Nullable Long endMs, @Nullable Double confidence) {
        String word = text.strip().replaceAll("\\s+", "");
        if (word.isEmpty() || startMs == null) {
            return;
        }
        long end = endMs == null ? startMs : Math.max(startMs, endMs);
        if (!open.isEmpty() && (!who.equals(speaker) || startMs - open.getLast().endMs() > PAUSE_MS)) {
            end();
        }
        speaker = who;
        open.add(new ExportMessage.Heard(word, startMs, end, confidence == null ? 1 : confidence));
    }

    /** A mark such as a full stop belongs to the word before it. */
    public void mark(String text) {
        if (!open.isEmpty()) {
            ExportMessage.Heard last = open.removeLast();
            open.add(new ExportMessage.Heard(last.text() + text.strip(), last.startMs(), last.endMs(), last.confidence()));
        }
    }

    /** Nothing more comes of this turn. */
    public void end() {
        if (!open.isEmpty()) {
            String text = String.join(" ", open.stream().map(ExportMessage.Heard::text).toList());
            draft.add(new ExportMessage(speaker, null, open.getFirst().startMs(), open.getLast().endMs(), null, text, open));
            open.clear();
        }
    }
}
