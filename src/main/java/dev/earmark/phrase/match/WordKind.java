package dev.earmark.phrase.match;

/** What a word may be, so that a slot may fit it. */
public enum WordKind {
    NUMBER,
    /** A weekday or a month. */
    DAY,
    /** Noon or midnight. */
    NOON,
    /** The agent's name. */
    AGENT,
    /** The customer's name. */
    CUSTOMER
}
