package dev.earmark.naming;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be read from a name, besides its time. */
enum NameField {

    ID("id"), AGENT("agent"), AGENT_ID("agent-id"), CUSTOMER("customer"), CUSTOMER_ID("customer-id"), TEAM("team"), QUEUE("queue"),
    /** Seconds or milliseconds since 1970. */
    EPOCH("epoch"),
    /** Whatever stands there. */
    ANY("*");

    private final String word;

    NameField(String word) {
        this.word = word;
    }

    static Optional<NameField> of(String word) {
        return Arrays.stream(values()).filter(field -> field.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(field -> field.word).collect(Collectors.toUnmodifiableList());
    }
}
