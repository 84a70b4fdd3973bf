package dev.earmark.playbook.trait;

import java.util.Arrays;
import java.util.Locale;

/** Where in a conversation an agent says something. Each turn of an agent is in exactly one; the first that fits, in this order. */
public enum Situation {
    /** The customer has just complained. */
    COMPLAINT("after a complaint"),
    /** The agent's first turns. */
    OPENING("at the beginning"),
    /** The agent's last turns. */
    CLOSING("at the end"),
    /** The customer has just asked something. */
    QUESTION("after a question"),
    /** Anywhere else. */
    TALK("in between");

    private final String words;

    Situation(String words) {
        this.words = words;
    }

    /** In lower case, as in files: {@code complaint}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Within a sentence: {@code after a complaint}. */
    public String words() {
        return words;
    }

    /** @throws IllegalArgumentException when there is none of that label */
    public static Situation of(String label) {
        return Arrays.stream(values()).filter(situation -> situation.label().equals(label)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no situation is called " + label));
    }
}
