package dev.earmark.moments;

/** How likely a coach would use a moment. Deterministic; safe for many threads. */
@FunctionalInterface
public interface Usefulness {

    /** Knows nothing, so that every moment is as good as any. */
    Usefulness UNKNOWN = (_, _) -> 1;

    /** @return 0 to 1 */
    double of(Moment moment, ScoredInteraction scored);
}
