package dev.earmark.fault;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that is needed is not there now. Another try later may succeed. */
public final class Unavailable extends Fault {

    private final @Nullable Duration retryAfter;

    public Unavailable(String code, String sentence) {
        super(code, sentence);
        this.retryAfter = null;
    }

    public Unavailable(String code, String sentence, Throwable cause) {
        super(code, sentence, cause);
        this.retryAfter = null;
    }

    /** @param retryAfter when it makes sense to try again; above zero */
    public Unavailable(String code, String sentence, Duration retryAfter) {
        super(code, sentence);
        this.retryAfter = retryAfter;
    }

    /** When it makes sense to try again, where that is known. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
