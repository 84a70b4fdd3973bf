package dev.earmark.eval.search;

import dev.earmark.transcript.Speaker;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for, and where it is.
 *
 * @param kind     such as {@code meaning} or {@code exact}
 * @param split    {@code write}, {@code held-out}, or what the set is divided by
 * @param speaker  of the turns that are meant; null when it does not matter
 * @param relevant every turn that answers it
 */
record SearchQuestion(String id, String kind, String split, String text, @Nullable Speaker speaker, Set<TurnName> relevant) {

    SearchQuestion {
        relevant = Set.copyOf(relevant);
    }

    /** One turn of a set. */
    record TurnName(String interaction, int turn) {}
}
