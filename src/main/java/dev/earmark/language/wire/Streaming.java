package dev.earmark.language.wire;

/** Whether a reply is asked for in pieces. It is read whole in any case: no verdict is made of half a reply. */
public enum Streaming {
    /** Whole, until the server says that it only streams. */
    AUTO,
    ALWAYS,
    NEVER
}
