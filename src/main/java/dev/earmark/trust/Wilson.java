package dev.earmark.trust;

/** The score interval of a share (Wilson 1927): it stays within 0 and 1, and is honest where cases are few. */
public final class Wilson {

    /** Of the normal distribution: 95 % lie within so many standard deviations of its mean. */
    private static final double Z = 1.959963984540054;

    private Wilson() {}

    /**
     * The lower end of the 95 % interval: (p + z²/2n − z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n).
     *
     * @param hits  0 to {@code cases}
     * @param cases 0 gives 0
     */
    public static double lower(int hits, int cases) {
        return cases == 0 ? 0 : Math.max(0, centre(hits, cases) - spread(hits, cases));
    }

    /** The upper end of the same interval; 1 without cases. */
    public static double upper(int hits, int cases) {
        return cases == 0 ? 1 : Math.min(1, centre(hits, cases) + spread(hits, cases));
    }

    private static double centre(int hits, double cases) {
        return (hits / cases + Z * Z / (2 * cases)) / (1 + Z * Z / cases);
    }

    private static double spread(int hits, double cases) {
        double share = hits / cases;
        return Z * Math.sqrt(share * (1 - share) / cases + Z * Z / (4 * cases * cases)) / (1 + Z * Z / cases);
    }
}
