package dev.earmark.phrase.pattern;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The built-in slots of the phrase language: things that are recognised by kind, however they are said. */
public enum Slot {
    NUMBER("number", "any number, spoken or in digits"),
    FIGURE("figure", "a number of at least two digits, said at once or digit by digit"),
    MONEY("money", "a number with a currency: \"forty dollars\", \"$40\""),
    DAY("day", "a weekday, today, tomorrow, or a month with a number"),
    TIME("time", "a time of day: \"nine thirty a m\", \"5 pm\", \"noon\""),
    DURATION("duration", "a number with a unit of time: \"three days\", \"24 hours\""),
    NAME("name", "one or two words that can be a person's name"),
    AGENT_NAME("agent-name", "the agent's name, from the facts of the interaction"),
    CUSTOMER_NAME("customer-name", "the customer's name, from the facts or as the customer gave it");

    private final String label;
    private final String meaning;

    Slot(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }

    public static Optional<Slot> of(String label) {
        return Arrays.stream(values()).filter(slot -> slot.label.equals(label)).findFirst();
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(Slot::label).toList();
    }
}
