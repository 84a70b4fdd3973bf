package dev.earmark.transcript;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why there was nothing to judge between two parties. */
public enum NoConversation {
    /** One party spoke to the machine of the other. */
    VOICEMAIL("voicemail"),
    /** Somebody reached the wrong number or the wrong chat, and that was all. */
    MISDIALLED("misdialled"),
    /** Nobody answered whoever was there, or next to nothing was said. */
    ABANDONED("abandoned"),
    /** Nobody said a word. */
    SILENT("silent");

    private final String label;

    NoConversation(String label) {
        this.label = label;
    }

    /** The word used in files. */
    @JsonValue
    public String label() {
        return label;
    }
}
