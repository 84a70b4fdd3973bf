package dev.earmark.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.exports.JsonFields;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Routing;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What telephone systems of others write about a recording, in the place of a sidecar of ours: the Recording resource of Twilio, the
 * recording of Genesys Cloud, the contact record of Amazon Connect. Field names are those of their documentation; whatever else they
 * hold is passed over. Safe for many threads.
 */
final class VendorDetails {

    private VendorDetails() {}

    /** Empty when it is none of them. */
    static Optional<Details> of(JsonNode top) {
        if (top.path("call_sid").isTextual() && top.path("sid").isTextual()) {
            return Optional.of(twilio(top));
        } else if (top.path("conversationId").isTextual() && (top.has("startTime") || top.has("mediaUris") || top.has("fileState"))) {
            return Optional.of(genesys(top));
        } else if (top.path("ContactId").isTextual() && (top.has("InitiationTimestamp") || top.has("Agent"))) {
            return Optional.of(connect(top));
        }
        return Optional.empty();
    }

    private static Details twilio(JsonNode top) {
        Instant began = mailTime(top.path("start_time"));
        return details(top.path("call_sid"), Facts.NONE, null, began == null ? mailTime(top.path("date_created")) : began);
    }

    /** Several users are several agents: nobody knows whose call it was. */
    private static Details genesys(JsonNode top) {
        JsonNode user = top.path("users").size() == 1 ? top.path("users").path(0) : top.path("user");
        Facts facts = new Facts(word(user.path("id")), word(user.path("name")), null, null);
        return details(top.path("conversationId"), facts, null, JsonFields.instant(top.path("startTime")));
    }

    private static Details connect(JsonNode top) {
        Facts facts = new Facts(word(top.path("Agent").path("Username")), null, word(top.path("CustomerEndpoint").path("Address")), null);
        Instant answered = JsonFields.instant(top.path("Agent").path("ConnectedToAgentTimestamp"));
        return details(top.path("ContactId"), facts, word(top.path("Queue").path("Name")),
                answered == null ? JsonFields.instant(top.path("InitiationTimestamp")) : answered);
    }

    private static Details details(JsonNode id, Facts facts, @Nullable String queue, @Nullable Instant began) {
        return new Details(word(id), facts, null, null, new Routing(null, queue), began);
    }

    /** As mails write it (RFC 2822), or ISO 8601. */
    private static @Nullable Instant mailTime(JsonNode value) {
        try {
            return value.isTextual() ? OffsetDateTime.parse(value.textValue().strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()
                    : null;
        } catch (DateTimeException other) {
            return JsonFields.instant(value);
        }
    }

    private static @Nullable String word(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? SentWord.of(value.asText()) : null;
    }
}
