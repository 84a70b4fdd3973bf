package dev.earmark.transcript;

import com.fasterxml.jackson.annotation.JsonValue;

/** Who spoke. {@code UNKNOWN} when one channel carries several people and nobody has told them apart. */
public enum Speaker {
    AGENT("agent"),
    CUSTOMER("customer"),
    UNKNOWN("unknown");

    private final String label;

    Speaker(String label) {
        this.label = label;
    }

    /** The word used in files: {@code agent}, {@code customer} or {@code unknown}. */
    @JsonValue
    public String label() {
        return label;
    }

    /** The other party of a two-party conversation; unknown stays unknown. */
    public Speaker other() {
        return switch (this) {
            case AGENT -> CUSTOMER;
            case CUSTOMER -> AGENT;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
