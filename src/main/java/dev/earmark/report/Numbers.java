package dev.earmark.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounds in one place, half up on the decimal value, so that equal results are equal texts on every machine. */
public final class Numbers {

    private Numbers() {}

    /** @throws IllegalArgumentException when the value is not finite: no result holds such a number */
    public static BigDecimal rounded(double value, int decimals) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("cannot write the number " + value);
        }
        BigDecimal exact = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0, RoundingMode.UNNECESSARY) : exact;
    }

    public static String shown(double value, int decimals) {
        return rounded(value, decimals).toPlainString();
    }

    /** With its sign, for changes: {@code +0.4}, {@code −0.2}, {@code 0}. */
    public static String signed(double value, int decimals) {
        BigDecimal rounded = rounded(value, decimals);
        return switch (rounded.signum()) {
            case 1 -> "+" + rounded.toPlainString();
            case -1 -> "−" + rounded.negate().toPlainString();
            default -> "0";
        };
    }
}
