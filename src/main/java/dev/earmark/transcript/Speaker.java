package dev.earmark.transcript;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whose words a turn holds. Agent and customer are judged and measured; what others say is shown. The order is kept, because indexes keep
 * positions.
 */
public enum Speaker {
    AGENT("agent"),
    CUSTOMER("customer"),
    /** Somebody else in the call, on a channel of their own: a second agent, a supervisor, an interpreter. */
    OTHER("other"),
    /** One channel carries several people, or a message has no author, and nobody has told them apart. */
    UNKNOWN("unknown"),
    /** A program that answers customers. */
    BOT("bot"),
    /** Notices of a chat system, menus and announcements of a telephone system. */
    SYSTEM("system"),
    /** Nobody's new words: quoted messages, forwards, signatures and footers below a message, closing surveys. */
    QUOTED("quoted");

    private final String label;

    Speaker(String label) {
        this.label = label;
    }

    /** The word used in files, such as {@code agent}. */
    @JsonValue
    public String label() {
        return label;
    }

    /** The other party of a two-party conversation; anybody else stays who they are. */
    public Speaker other() {
        return switch (this) {
            case AGENT -> CUSTOMER;
            case CUSTOMER -> AGENT;
            case OTHER, UNKNOWN, BOT, SYSTEM, QUOTED -> this;
        };
    }

    /** Whether a person says something new. */
    public boolean isPerson() {
        return this == AGENT || this == CUSTOMER || this == OTHER || this == UNKNOWN;
    }
}
