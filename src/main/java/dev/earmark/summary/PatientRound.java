package dev.earmark.summary;

import dev.earmark.fault.Unavailable;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Several questions about one conversation, of which one that fails loses none of the others. Safe for many threads. */
final class PatientRound {

    /** Whoever called knows better: when the model says when it may be asked again, and when the work was stopped. */
    private static final Set<String> PASSED_ON = Set.of("language.rate-limited", "language.interrupted");

    private volatile @Nullable Unavailable away;
    private volatile boolean answered;

    /** The answer; empty when it does not come. @throws Unavailable when the model is busy */
    <T> Optional<T> ask(Supplier<Optional<T>> question) {
        try {
            Optional<T> answer = question.get();
            answered = true;
            return answer;
        } catch (Unavailable fault) {
            if (PASSED_ON.contains(fault.code())) {
                throw fault;
            }
            away = fault;
            return Optional.empty();
        }
    }

    /** @throws Unavailable when questions were asked, and none was answered */
    void close() {
        Unavailable fault = away;
        if (fault != null && !answered) {
            throw fault;
        }
    }
}
