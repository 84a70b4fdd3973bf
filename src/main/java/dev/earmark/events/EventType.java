package dev.earmark.events;

import java.util.Arrays;
import java.util.Optional;

/** What can happen. The labels stand in webhooks and in the live stream. */
public enum EventType {
    RECEIVED("interaction.received"),
    TRANSCRIBED("interaction.transcribed"),
    MEASURED("interaction.measured"),
    SCORED("interaction.scored"),
    /** The moments are marked: everything that is asked of an interaction is done. */
    MARKED("interaction.marked"),
    /** A language model has summed it up; without one it never happens. */
    SUMMARISED("interaction.summarised"),
    PARKED("interaction.parked"),
    RESUMED("interaction.resumed"),
    DELETED("interaction.deleted"),
    /** One for each moment that was marked. */
    MOMENT("moment.marked"),
    DISPUTE_OPENED("dispute.opened"),
    DISPUTE_SETTLED("dispute.settled"),
    RUBRIC_PUBLISHED("rubric.published"),
    RUBRIC_RETIRED("rubric.retired"),
    /** Sent by the test button of an endpoint, to that endpoint only. */
    PING("webhook.ping");

    private final String label;

    EventType(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<EventType> of(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }
}
