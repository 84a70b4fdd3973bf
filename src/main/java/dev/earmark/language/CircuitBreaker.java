package dev.earmark.language;

import dev.earmark.fault.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a model alone that fails: opens when 10 of the last 20 questions failed, lets one through after 30 s, and closes when that one is
 * answered. A model that is merely busy has not failed. Safe for many threads.
 */
final class CircuitBreaker implements ChatJudgeModel {

    static final int REMEMBERED = 20;
    static final int MOST_FAILURES = 10;
    static final Duration PAUSE = Duration.ofSeconds(30);

    private final ChatJudgeModel model;
    private final Clock clock;
    private final Deque<Boolean> failures = new ArrayDeque<>();
    private @Nullable Instant opened;

    CircuitBreaker(ChatJudgeModel model, Clock clock) {
        this.model = model;
        this.clock = clock;
    }

    @Override
    public String modelId() {
        return model.modelId();
    }

    @Override
    public String parameters() {
        return model.parameters();
    }

    @Override
    public Reply ask(Question question) {
        admit();
        try {
            Reply reply = model.ask(question);
            note(false);
            return reply;
        } catch (Unavailable fault) {
            if (!fault.code().equals("language.rate-limited")) {
                note(true);
            }
            throw fault;
        }
    }

    @Override
    public synchronized Duration pause() {
        return opened == null ? Duration.ZERO : positive(Duration.between(clock.instant(), opened.plus(PAUSE)));
    }

    private static Duration positive(Duration left) {
        return left.isNegative() ? Duration.ZERO : left;
    }

    private synchronized void admit() {
        if (opened == null) {
            return;
        }
        Duration left = Duration.between(clock.instant(), opened.plus(PAUSE));
        if (left.isPositive()) {
            throw new Unavailable("language.breaker-open", "The language model failed on half of its last questions and is left alone for "
                    + Math.max(1, left.toSeconds()) + " s.", left);
        }
        opened = clock.instant(); // this one may try; the others wait for what becomes of it
    }

    private synchronized void note(boolean failed) {
        if (opened != null && !failed) {
            opened = null;
            failures.clear();
        }
        failures.addLast(failed);
        if (failures.size() > REMEMBERED) {
            failures.removeFirst();
        }
        if (failed && failures.stream().filter(failure -> failure).count() >= MOST_FAILURES) {
            opened = clock.instant();
        }
    }
}
