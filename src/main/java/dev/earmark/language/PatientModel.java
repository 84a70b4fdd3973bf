package dev.earmark.language;

import dev.earmark.fault.Unavailable;
import dev.earmark.language.prompt.Question;
import java.time.Duration;

/**
 * Asks again where that helps at once: a server that failed (5xx) once more after a second, and, where somebody waits for the answer, a
 * busy one when it says that it may be asked again. Whoever has a queue lets the queue wait instead. Safe for many threads.
 */
final class PatientModel extends AroundModel {

    private static final Duration BEFORE_SECOND_TRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Waiting waiting;
    private volatile boolean patient;

    PatientModel(ChatJudgeModel model, Waiting waiting) {
        super(model);
        this.waiting = waiting;
    }

    /** How time passes. */
    @FunctionalInterface
    interface Waiting {

        /** @throws Unavailable {@code language.interrupted} when the work is stopped meanwhile */
        void pass(Duration time);

        /** Sleeps. */
        static void asleep(Duration time) {
            try {
                Thread.sleep(time);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new Unavailable("language.interrupted", "The work was stopped while a language model was being asked.");
            }
        }
    }

    /** From now on a busy server is waited for, at most ten minutes a question. */
    void waitWhileBusy() {
        patient = true;
    }

    @Override
    public Reply ask(Question question) {
        Duration left = LONGEST_WAIT;
        boolean second = false;
        while (true) {
            try {
                return model.ask(question);
            } catch (Unavailable away) {
                Duration wait = wait(away, second);
                if (wait.isZero() || wait.compareTo(left) > 0) {
                    throw away;
                }
                second = second || away.code().equals("language.server-error");
                left = left.minus(wait);
                waiting.pass(wait);
            }
        }
    }

    /** Zero when it is of no use to ask again. */
    private Duration wait(Unavailable away, boolean second) {
        return switch (away.code()) {
            case "language.server-error" -> second ? Duration.ZERO : BEFORE_SECOND_TRY;
            case "language.rate-limited" -> patient ? away.retryAfter().orElse(Duration.ZERO) : Duration.ZERO;
            default -> Duration.ZERO;
        };
    }
}
