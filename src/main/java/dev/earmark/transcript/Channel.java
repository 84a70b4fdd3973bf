package dev.earmark.transcript;

import com.fasterxml.jackson.annotation.JsonValue;

/** How the parties met. Only {@code VOICE} has recognised words; the others are typed. */
public enum Channel {
    VOICE("voice"),
    CHAT("chat"),
    EMAIL("email");

    private final String label;

    Channel(String label) {
        this.label = label;
    }

    @JsonValue
    public String label() {
        return label;
    }
}
