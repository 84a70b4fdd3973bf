package dev.earmark.language;

import dev.earmark.fault.Unavailable;
import dev.earmark.language.prompt.Fence;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** What an answer other than 2xx means. */
final class Refusals {

    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int SHOWN = 160;

    private final Clock clock;

    Refusals(Clock clock) {
        this.clock = clock;
    }

    /** The provider's filter did not let the question through: an answer, though not one to judge by. */
    static final class Filtered extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    RuntimeException of(int status, HttpHeaders headers, String body) {
        return switch (status) {
            case 429 -> busy(status, told(headers).orElse(USUAL_WAIT));
            // a proxy says so too when no server is behind it
            case 503, 529 -> told(headers).map(wait -> busy(status, wait)).orElseGet(() -> failed(status));
            case 401, 403 -> new Unavailable("language.not-authorised",
                    "The language model refuses the key (" + status + "): check language.api-key.");
            case 404 -> new Unavailable("language.model-unknown",
                    "The server knows no such model or address (404): check language.model and language.base-url.");
            default -> other(status, body);
        };
    }

    /** @param wait at least a second, at most an hour */
    private static Unavailable busy(int status, Duration wait) {
        Duration bounded = wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait.compareTo(LONGEST_WAIT) > 0
                ? LONGEST_WAIT : wait;
        return new Unavailable("language.rate-limited",
                "The language model is busy (" + status + "); it may be asked again in " + bounded.toSeconds() + " s.", bounded);
    }

    private static Unavailable failed(int status) {
        return new Unavailable("language.server-error", "The language model's server failed (" + status + ").");
    }

    private static RuntimeException other(int status, String body) {
        String lower = body.toLowerCase(Locale.ROOT);
        if (status == 400 && (lower.contains("content_filter") || lower.contains("responsibleaipolicyviolation"))) {
            return new Filtered();
        }
        String shown = Fence.neutral(body.substring(0, Math.min(body.length(), SHOWN)));
        return status >= 500
                ? failed(status)
                : new Unavailable("language.request-refused",
                        "The language model's server refuses the question (" + status + "): " + shown
                        + "; check the settings of language.");
    }

    private Optional<Duration> told(HttpHeaders headers) {
        return headers.firstValue("retry-after-ms").filter(text -> text.matches("\\d{1,9}")).map(Long::parseLong).map(Duration::ofMillis)
                .or(() -> headers.firstValue("retry-after").flatMap(this::parsed));
    }

    private Optional<Duration> parsed(String text) {
        if (text.strip().matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())));
        }
        try {
            Instant then = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(Duration.between(clock.instant(), then));
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }
}
