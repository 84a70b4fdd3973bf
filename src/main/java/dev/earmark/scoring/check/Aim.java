package dev.earmark.scoring.check;

/**
 * What a judge is asked besides the check.
 *
 * @param after   turn that made the criterion applicable, −1 for none; windows such as "next 2 agent turns" count from it
 * @param holding what it means for the agent that the check holds
 */
public record Aim(int after, Holding holding) {

    public static final Aim WHETHER_IT_APPLIES = new Aim(-1, Holding.NEITHER);

    public enum Holding {
        HELPS,
        /** Something forbidden was said: words that were recognised with little confidence do not prove it. */
        BLAMES,
        /** It is asked only whether a criterion applies. */
        NEITHER
    }

    boolean forbidden() {
        return holding == Holding.BLAMES;
    }

    /** For the inside of a "not". */
    Aim opposite() {
        return switch (holding) {
            case HELPS -> new Aim(after, Holding.BLAMES);
            case BLAMES -> new Aim(after, Holding.HELPS);
            case NEITHER -> this;
        };
    }
}
