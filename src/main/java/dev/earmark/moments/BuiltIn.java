package dev.earmark.moments;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A kind that the program finds by itself, as it is unless {@code moments.yaml} says otherwise. */
public enum BuiltIn {
    /** From verdicts: a criterion that was not met, or partly. */
    MISSED("missed", new FoundKind("Missed", "Points were lost here.", null, 1, null)),
    /** From verdicts: what the agent said well. */
    EXEMPLARY("exemplary", new FoundKind("Done well", "This is what it should sound like.", null, 1, null)),
    /** From measures: nobody speaks, and the customer is owed an answer. */
    DEAD_AIR("dead-air", new FoundKind("The customer waits and hears nothing", "Silence that is not announced sounds like a lost line.",
            "I am looking this up for you; it will take about a minute.", 5, Duration.ofSeconds(10))),
    /** From measures: a silence long enough to have been a hold. */
    LONG_HOLD("long-hold", new FoundKind("The customer is on hold for a long time", "Listen to what was said before it and after it.",
            "Thank you for waiting. May I call you back as soon as I know?", 8, Duration.ofSeconds(60))),
    /** From measures: the agent talks over the customer. */
    INTERRUPTION("interruption", new FoundKind("The agent talks over the customer", "The agent begins while the customer is still talking.",
            "Wait until the customer has finished, then answer.", 5, Duration.ofMillis(800))),
    /** From measures: the agent talks on and on. */
    MONOLOGUE("monologue", new FoundKind("The agent talks for a long time", "Nobody can take in that much at once.",
            "Is that clear so far?", 4, Duration.ofSeconds(60))),
    /** From the customer's sentiment: where it is worst. */
    CUSTOMER_LOW_POINT("customer-low-point", new FoundKind("The customer feels worst here", "Listen to how the agent answers.",
            null, 8, null)),
    /** From the customer's sentiment: it falls sharply from one thing said to the next. */
    CUSTOMER_DROP("customer-drop", new FoundKind("The customer's mood drops here", "Listen to what was said right before it.",
            null, 8, null)),
    /** From the customer's sentiment: a bad start and a good end. */
    CUSTOMER_TURNED("customer-turned", new FoundKind("The customer is much happier at the end than at the start",
            "Listen to what changed the mood.", null, 8, null)),
    /** From what sentences do: the customer is in trouble or objects, and the answer goes on to something else. */
    PASSED_OVER("passed-over", new FoundKind("The customer says that something is bad, and the agent's answer passes over it",
            "A word about it first takes three seconds.", "I am sorry about that. Let me see what I can do.", 7, null)),
    /** From what sentences do: the customer is in trouble or objects, and the answer begins with it. */
    ANSWERED_WITH_CARE("answered-with-care", new FoundKind("The agent takes up how the customer feels",
            "A customer who feels heard can listen again.", null, 8, null)),
    /** From what sentences do: something cannot be done, and nothing is offered in its place. */
    BARE_NO("bare-no", new FoundKind("The agent says no and offers no alternative", "A no with an alternative is easier to accept.",
            "I cannot do that, but what I can do is this.", 6, null)),
    /** From what sentences do: the customer objects or complains while it goes on. */
    CUSTOMER_OBJECTS("customer-objects", new FoundKind("The customer objects", "Listen to whether the answer takes it up.",
            null, 6, null)),
    /** From what sentences do: the agent offers to do something. */
    GOES_FURTHER("goes-further", new FoundKind("The agent takes responsibility for it", "Listen to how the agent makes it their own task.",
            null, 4, null));

    private final String label;
    private final FoundKind usual;

    BuiltIn(String label, FoundKind usual) {
        this.label = label;
        this.usual = usual;
    }

    /** As the file names it; the moments of verdicts have the criterion's id as their kind. */
    public String label() {
        return label;
    }

    FoundKind usual() {
        return usual;
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(BuiltIn::label).toList();
    }

    static Map<BuiltIn, FoundKind> all() {
        Map<BuiltIn, FoundKind> all = new EnumMap<>(BuiltIn.class);
        Arrays.stream(values()).forEach(kind -> all.put(kind, kind.usual));
        return all;
    }
}
