package dev.earmark.figures;

/** Of {@code n} customers who answered so many were satisfied. */
public record SatisfiedShare(int satisfied, int n) {

    SatisfiedShare and(boolean one) {
        return new SatisfiedShare(satisfied + (one ? 1 : 0), n + 1);
    }

    double share() {
        return (double) satisfied / n;
    }
}
