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
    /** Its sound, or its words and its sound, were deleted; the rest is there. */
    REDUCED("interaction.reduced"),
    /** Somebody said how it ended: a rating, whether it was resolved. */
    OUTCOME("interaction.outcome"),
    /** One for each moment that was marked. */
    MOMENT("moment.marked"),
    /** A saved search found something in what is newly scored. */
    ALERT("search.alert"),
    /** A person has given a verdict, or taken one back. */
    REVISED("review.revised"),
    /** A person has confirmed a scorecard. */
    REVIEWED("review.finished"),
    /** The agent may see it from now on. */
    SHARED("review.shared"),
    /** The agent may see it no longer. */
    UNSHARED("review.unshared"),
    ACKNOWLEDGED("review.acknowledged"),
    ASSIGNED("review.assigned"),
    COMMENTED("comment.written"),
    /** A person has corrected words, or swapped the parties; the scores follow. */
    CORRECTED("transcript.corrected"),
    DISPUTE_OPENED("dispute.opened"),
    /** Upheld, declined or withdrawn. */
    DISPUTE_SETTLED("dispute.settled"),
    RUBRIC_PUBLISHED("rubric.published"),
    RUBRIC_RETIRED("rubric.retired"),
    PLAYBOOK_PUBLISHED("playbook.published"),
    PLAYBOOK_RETIRED("playbook.retired"),
    /** An agent does not want to be heard in playbooks with a clip. */
    CLIP_REFUSED("clip.refused"),
    CLIP_ALLOWED("clip.allowed"),
    /** An agent may read the sheet of a one-to-one from now on. */
    ONE_TO_ONE_SHARED("onetoone.shared"),
    ONE_TO_ONE_ACKNOWLEDGED("onetoone.acknowledged"),
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
