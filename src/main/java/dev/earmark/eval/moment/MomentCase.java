package dev.earmark.eval.moment;

import dev.earmark.moments.ScoredInteraction;

/**
 * A conversation of the set, scored.
 *
 * @param id   of its set and of itself, as in {@code trade-energy/energy-003}
 * @param half which marks of it may be read while moments are mended
 */
record MomentCase(String id, String trade, Half half, ScoredInteraction scored) {

    /** What the marks of a trade may be used for. */
    enum Half {
        MENDED_BY("mended-by"),
        HELD_OUT("held-out");

        private final String label;

        Half(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
