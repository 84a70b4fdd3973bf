package dev.earmark.speech.party;

/** By what the parties on one channel are told apart. */
public enum Telling {
    /** By how they sound and what they say, together: what the program does. */
    VOICE_AND_WORDS("voice and words"),
    /** By what they say alone. */
    WORDS("words alone"),
    /** By how they sound alone; whoever speaks first is the agent. */
    VOICE("voice alone"),
    /** They are not. */
    NOT_AT_ALL("not told apart");

    private final String label;

    Telling(String label) {
        this.label = label;
    }

    /** For people. */
    public String label() {
        return label;
    }
}
