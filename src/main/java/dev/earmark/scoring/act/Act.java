package dev.earmark.scoring.act;

import java.util.Arrays;
import java.util.Locale;

/** What a sentence of a service conversation does. */
public enum Act {
    ACCEPTS_TASK, ADVISES, AFFIRMS, APOLOGISES, ASKS, ASKS_MORE, CLOSES, COMPLAINS, CONFIRMS, CONTENT, CORRECTS, DECLINES, DISCLOSES,
    EMPATHISES, GREETS, INFORMS, INSTRUCTS, INTRODUCES, OBJECTS, OFFERS_HELP, OFFERS_OPTION, OFFERS_TO_ACT, ORDERS, OTHER, PROMISES,
    REPORTS_DONE, REPORTS_FAILED, REQUESTS, SEARCHES, STILL_NOT, THANKS, TRANSFERS, WAITS, WELCOMES;

    /** The word used in files, such as {@code reports-done}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such act */
    public static Act of(String label) {
        return Arrays.stream(values()).filter(act -> act.label().equals(label)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no act is called " + label));
    }
}
