package dev.earmark.steps;

/** Steps of different lanes do not wait for each other. */
public enum Lane {
    /** Hours of sound: as wide as {@code jobs.calls}. */
    CALLS("call"),
    /** Done in a moment. */
    STEPS("step"),
    /** Waits for a language model, and nobody waits for it. */
    ASIDE("aside");

    private final String label;

    Lane(String label) {
        this.label = label;
    }

    /** Name of its threads. */
    public String label() {
        return label;
    }
}
