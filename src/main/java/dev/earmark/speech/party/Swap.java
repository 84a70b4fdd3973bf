package dev.earmark.speech.party;

/** What is done when agent and customer seem to have been taken for each other. */
public enum Swap {
    /** It is said. */
    ASK,
    /** They are swapped when it is sure, else it is said. */
    AUTO,
    /** Nobody looks. */
    NEVER
}
