package dev.earmark.interaction;

import dev.earmark.transcript.Channel;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call, chat or e-mail, and how far we have got with it. Only the methods of this record make transitions.
 *
 * @param id         given by us, a UUID of version 7: later ones sort behind earlier ones
 * @param externalId the name that the sender's system has for it; null when it has none
 * @param startedAt  when the conversation began; null where nobody said
 * @param durationMs length of the conversation; null until it is known, and where it has no times
 * @param version    raised by every change, from 1: the entity tag
 */
public record Interaction(
        String id,
        @Nullable String externalId,
        Channel channel,
        Facts facts,
        Routing routing,
        @Nullable Instant startedAt,
        Instant receivedAt,
        Priority priority,
        @Nullable Long durationMs,
        Stage stage,
        Status status,
        long version) {

    /** Just received. */
    public static Interaction received(
            String id, @Nullable String externalId, Channel channel, Facts facts, Routing routing, @Nullable Instant startedAt, Instant now,
            Priority priority) {
        return new Interaction(id, externalId, channel, facts, routing, startedAt, now, priority, null, Stage.RECEIVED,
                new Status.Processing(), 1);
    }

    /** A step has been done. A stage already passed is kept: a re-score does not undo what is known. */
    public Interaction reached(Stage reached, @Nullable Long knownDurationMs) {
        Stage furthest = reached.compareTo(stage) > 0 ? reached : stage;
        Long length = knownDurationMs == null ? durationMs : knownDurationMs;
        Status now = furthest == Stage.MARKED ? new Status.Scored() : new Status.Processing();
        return new Interaction(id, externalId, channel, facts, routing, startedAt, receivedAt, priority, length, furthest, now,
                version + 1);
    }

    /** A step has been done, beside others that decide where it stands. */
    public Interaction reached(Stage reached, @Nullable Long knownDurationMs, Status now) {
        Interaction next = reached(reached, knownDurationMs);
        return new Interaction(
                id, externalId, channel, facts, routing, startedAt, receivedAt, priority, next.durationMs, next.stage, now, next.version);
    }

    /** Nothing more can be done with it without a person. */
    public Interaction parked(String code, String reason) {
        return with(new Status.Parked(Objects.requireNonNull(code), Objects.requireNonNull(reason)));
    }

    /** A person asks for another try, or for another score. */
    public Interaction resumed() {
        return with(new Status.Processing());
    }

    /** All that was asked for since is done. */
    public Interaction settled() {
        return with(stage == Stage.MARKED ? new Status.Scored() : new Status.Processing());
    }

    private Interaction with(Status other) {
        return new Interaction(id, externalId, channel, facts, routing, startedAt, receivedAt, priority, durationMs, stage, other,
                version + 1);
    }
}
