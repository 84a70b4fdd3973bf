package dev.earmark.access;

/** Which interactions somebody may know of. What is out of reach does not exist for them: it is not found, never forbidden. */
public sealed interface Reach {

    Reach EVERYTHING = new Everything();

    record Everything() implements Reach {}

    /** Those that an agent handled. An agent without an id sees none. */
    record Own(String agentId) implements Reach {}
}
