package dev.earmark.language;

import dev.earmark.fault.Unavailable;
import dev.earmark.language.prompt.Question;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Leaves a model alone that fails: opens when half of the last 20 questions failed and at least 10 were asked, lets one through after 30 s,
 * and closes when that one is answered. A model that is merely busy has not failed. Safe for many threads.
 */
final class ModelBreaker extends AroundModel {

    static final int REMEMBERED = 20;
    static final int FEWEST = 10;
    static final Duration PAUSE = Duration.ofSeconds(30);
    private static final float MOST_FAILURES_PERCENT = 50;

    private final Clock clock;
    private final CircuitBreaker breaker;
    /** When the model began to be left alone, or one question was let through to try it. */
    private volatile Instant turned = Instant.EPOCH;
    /** Why the last question had no answer. */
    private volatile String last = "";

    ModelBreaker(ChatJudgeModel model, Clock clock) {
        super(model);
        this.clock = clock;
        this.breaker = CircuitBreaker.of("language", CircuitBreakerConfig.custom()
                .clock(clock)
                .slidingWindowSize(REMEMBERED)
                .minimumNumberOfCalls(FEWEST)
                .failureRateThreshold(MOST_FAILURES_PERCENT)
                .waitDurationInOpenState(PAUSE.minusMillis(1)) // the library lets one through only after the end of it
                .permittedNumberOfCallsInHalfOpenState(1)
                .ignoreException(thrown -> !isFailure(thrown))
                .build());
        breaker.getEventPublisher().onStateTransition(_ -> turned = clock.instant());
    }

    @Override
    public Reply ask(Question question) {
        try {
            return breaker.executeSupplier(() -> model.ask(question));
        } catch (CallNotPermittedException open) {
            Duration left = left();
            throw new Unavailable("language.breaker-open", "The language model failed on half of its last questions and is not asked for "
                    + Math.max(1, left.toSeconds()) + " s. The last time: " + last, left);
        } catch (Unavailable away) {
            last = away.sentence();
            throw away;
        }
    }

    @Override
    public Duration pause() {
        return breaker.getState() == CircuitBreaker.State.CLOSED ? Duration.ZERO : left();
    }

    private Duration left() {
        Duration left = Duration.between(clock.instant(), turned.plus(PAUSE));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static boolean isFailure(Throwable thrown) {
        return thrown instanceof Unavailable fault && !fault.code().equals("language.rate-limited");
    }
}
