package dev.earmark.store;

import dev.earmark.review.Need;
import dev.earmark.review.PublicationState;
import dev.earmark.transcript.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that is asked of an interaction; a query asks all of its filters. */
public sealed interface InteractionFilter {

    record OfAgent(String agentId) implements InteractionFilter {}

    record OfTeam(String team) implements InteractionFilter {}

    record OfQueue(String queue) implements InteractionFilter {}

    record By(Channel channel) implements InteractionFilter {}

    /** Known elsewhere by this id. */
    record KnownAs(String externalId) implements InteractionFilter {}

    /** With this customer. */
    record OfCustomer(String customerId) implements InteractionFilter {}

    /** Received at this time or after. */
    record From(Instant time) implements InteractionFilter {}

    /** Received before. */
    record Before(Instant time) implements InteractionFilter {}

    /** Its current score has at least this percent. */
    record AtLeast(double percent) implements InteractionFilter {}

    /** Its current score has at most this percent; what has no score has none. */
    record AtMost(double percent) implements InteractionFilter {}

    /** Its current score says that this criterion was not met. */
    record Missed(String criterion) implements InteractionFilter {}

    /** @param status label of {@code Status} */
    record In(String status) implements InteractionFilter {}

    /** Its current score is by a version of this rubric. */
    record ScoredBy(String rubricId) implements InteractionFilter {}

    /** A person is to see it. @param need for this reason; null for whatever reason */
    record Needed(@Nullable Need need) implements InteractionFilter {}

    /** Given to somebody. @param personId null for nobody */
    record AssignedTo(@Nullable String personId) implements InteractionFilter {}

    record Published(PublicationState state) implements InteractionFilter {}

    /** Whether a person has confirmed its current score. */
    record Confirmed(boolean byPerson) implements InteractionFilter {}

    /** There was no conversation to judge. @param kind label of why; null for whatever reason */
    record WithoutConversation(@Nullable String kind) implements InteractionFilter {}

    /** One of these. */
    record Among(List<String> ids) implements InteractionFilter {
        public Among {
            ids = List.copyOf(ids);
        }
    }
}
