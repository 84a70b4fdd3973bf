package dev.earmark.moments;

import java.util.List;

/** Knows one reason for which a place is worth hearing again. Deterministic; safe for many threads. */
@FunctionalInterface
public interface MomentSource {

    /** In any order; weights compare with those of other sources: about the points that are at stake. */
    List<Moment> find(ScoredInteraction scored);
}
