package dev.earmark.testing;

/** Whether everything is tried as often as it can be, {@code -Dpromises=long}, or as often as every test run has the time for. */
public final class LongForm {

    private LongForm() {}

    public static boolean isAsked() {
        return "long".equals(System.getProperty("promises"));
    }
}
