package dev.earmark.steps;

/** The claim is no longer ours, or its interaction is gone: nothing of what was found may be kept. */
public final class Stale extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Stale() {
        super("the claim is no longer ours", null, false, false);
    }

    public static void unless(boolean ours) {
        if (!ours) {
            throw new Stale();
        }
    }
}
