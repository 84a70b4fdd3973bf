package dev.earmark.retention;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What of an interaction is kept for how long. Each kind lies within the next. */
public enum DataKind {
    /** The recording, silenced or not, and the outline that players draw of it. */
    SOUND("sound"),
    /** All words: transcripts and their versions, quotes, reasons, moments, summaries, comments, clips, the index; and the sound. */
    TRANSCRIPT("transcript"),
    /** Verdicts and what they add up to, the facts, and so the whole interaction. */
    SCORES("scores");

    private final String label;

    DataKind(String label) {
        this.label = label;
    }

    /** As it stands in rules and in the report. */
    public String label() {
        return label;
    }

    public static Optional<DataKind> of(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }

    /** The most first: what goes whole need not go in parts. */
    public static List<DataKind> mostFirst() {
        return List.of(SCORES, TRANSCRIPT, SOUND);
    }
}
