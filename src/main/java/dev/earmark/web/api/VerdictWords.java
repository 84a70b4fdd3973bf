package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.scoring.Verdict;
import org.jspecify.annotations.Nullable;

/** Verdicts as people send them. */
final class VerdictWords {

    private static final double HALF = 0.5;

    private VerdictWords() {}

    /** The members {@code verdict} and {@code share}; null where there is no verdict. */
    static @Nullable Verdict maybe(JsonNode body) {
        return body.hasNonNull("verdict") ? read(body) : null;
    }

    static Verdict read(JsonNode body) {
        String word = body.get("verdict").asText();
        return switch (word) {
            case "met" -> new Verdict.Met();
            case "partly" -> new Verdict.Partly(body.hasNonNull("share") ? body.get("share").asDouble() : HALF);
            case "not_met" -> new Verdict.NotMet();
            case "not_applicable" -> new Verdict.NotApplicable();
            case "unscored" -> new Verdict.Unscored(Verdict.Cause.REVIEWER_UNSURE);
            default -> throw new IllegalStateException("the contract lets no word " + word + " through");
        };
    }
}
