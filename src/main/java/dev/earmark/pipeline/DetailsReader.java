package dev.earmark.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Routing;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.LanguageTag;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.yaml.Nearest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is known about a recording: a JSON object as {@code schema/sidecar.schema.json} describes it, from a file beside the
 * recording or sent with it. An unknown field is refused, because a misspelt channel would swap the parties; a transcript is read
 * for what it says about the people, and of what {@code score} printed the id. What telephone systems write about a recording is read
 * as {@link VendorDetails} does. Safe for many threads.
 */
public final class DetailsReader {

    static final String CODE = "pipeline.sidecar-invalid";
    private static final List<String> FIELDS =
            List.of("id", "agent", "customer", "agentChannel", "customerChannel", "team", "queue", "language", "startedAt",
                    "pauses");
    private static final int MOST_CHANNELS = 8;
    private static final int LONGEST_LANGUAGE = 50;
    private static final String A_TAG = "it must be the tag of a language (BCP 47), such as es or es-MX";
    private static final int LONGEST_TIME = 50;
    private static final int MOST_PAUSES = 100;
    private static final long LAST_PAUSE_MS = 86_400_000;
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    /**
     * @param place how refusals call the text, for instance {@code call.json}
     * @throws Rejected with {@code pipeline.sidecar-invalid} or {@code pipeline.json-invalid}
     */
    public Details read(byte[] utf8, String place) {
        return of(new JsonObject(CODE, place, JsonText.parse(utf8, place)));
    }

    static Details of(JsonObject top) {
        if (top.has("turns") || top.has("transcript")) {
            return spoken(top);
        }
        Optional<Details> vendor = VendorDetails.of(top.node());
        if (vendor.isPresent()) {
            return vendor.get();
        }
        for (String field : top.fields()) {
            if (!FIELDS.contains(field)) {
                Optional<String> near = Nearest.to(field, FIELDS);
                throw top.wrong("unknown field \"" + field + "\"; "
                        + near.map(name -> "did you mean \"" + name + "\"?").orElse("known are " + String.join(", ", FIELDS)));
            }
        }
        Details said = spoken(top);
        return new Details(
                said.id(), said.facts(), channel(top, "agentChannel"), channel(top, "customerChannel"), said.routing(), said.startedAt(),
                pauses(top));
    }

    /** Pairs of milliseconds, each from its beginning to its end, in the order of time. */
    private static List<TimeSpan> pauses(JsonObject top) {
        JsonNode all = top.node().path("pauses");
        if (all.isMissingNode() || all.isNull()) {
            return List.of();
        }
        List<TimeSpan> pauses = new ArrayList<>();
        long last = 0;
        for (JsonNode pair : all) {
            long from = pair.path(0).isIntegralNumber() ? pair.path(0).asLong() : -1;
            long to = pair.path(1).isIntegralNumber() ? pair.path(1).asLong() : -1;
            if (pair.size() != 2 || from < last || to < from || to > LAST_PAUSE_MS) {
                throw wrongPauses(top);
            }
            pauses.add(new TimeSpan(from, to));
            last = to;
        }
        if (!all.isArray() || pauses.size() > MOST_PAUSES) {
            throw wrongPauses(top);
        }
        return pauses;
    }

    private static Rejected wrongPauses(JsonObject top) {
        return top.wrong("\"pauses\" must be at most " + MOST_PAUSES + " pairs of milliseconds from the beginning of the recording, in the"
                + " order of time, such as [[65000, 98000]]");
    }

    /** What a transcript may say too. */
    static Details spoken(JsonObject top) {
        return new Details(
                top.name("id"), facts(top), null, null, new Routing(top.name("team"), top.name("queue"), language(top)),
                time(top, "startedAt"));
    }

    static @Nullable String language(JsonObject top) {
        String written = top.text("language", LONGEST_LANGUAGE);
        return written == null || written.isBlank() ? null : LanguageTag.of(written).map(LanguageTag::text).orElseThrow(
                () -> top.wrong("\"language\" is \"" + PlainText.quoted(written) + "\"; " + A_TAG));
    }

    /**
     * A language that somebody chose for a conversation.
     *
     * @param written as they wrote it; null when they did not
     * @param name    how refusals call it
     * @return canonical
     * @throws Rejected with {@code pipeline.language-invalid}
     */
    public static @Nullable String language(@Nullable String written, String name) {
        return written == null ? null : LanguageTag.of(written).map(LanguageTag::text).orElseThrow(() -> new Rejected(
                "pipeline.language-invalid", name + " is \"" + PlainText.quoted(written, LONGEST_LANGUAGE) + "\"; " + A_TAG + "."));
    }

    private static Facts facts(JsonObject top) {
        JsonObject agent = top.object("agent");
        JsonObject customer = top.object("customer");
        return new Facts(name(agent, "id"), name(agent, "name"), name(customer, "id"), name(customer, "name"));
    }

    private static @Nullable String name(@Nullable JsonObject person, String field) {
        return person == null ? null : person.name(field);
    }

    private static @Nullable Instant time(JsonObject top, String field) {
        String text = top.text(field, LONGEST_TIME);
        if (text == null) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(text.strip()).toInstant();
            if (!time.isBefore(FIRST) && time.isBefore(LAST)) {
                return time;
            }
        } catch (DateTimeException wrong) {
            // told below, together with times that no call can have begun at
        }
        throw top.wrong("\"" + field + "\" is " + JsonObject.shown(top.node().get(field))
                + "; it must be a time of the years 1970 to 2199 with its offset, such as 2026-03-01T09:30:00+01:00");
    }

    private static @Nullable Integer channel(JsonObject top, String field) {
        JsonNode value = top.node().get(field);
        if (value != null && value.isTextual()) {
            return switch (value.textValue()) {
                case "left" -> 1;
                case "right" -> 2;
                default -> throw top.wrong("\"" + field + "\" is " + JsonObject.shown(value)
                        + "; it must be left, right or a number from 1");
            };
        }
        return top.whole(field, 1, MOST_CHANNELS, "(1 is left)").map(Long::intValue).orElse(null);
    }
}
