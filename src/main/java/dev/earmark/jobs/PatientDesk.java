package dev.earmark.jobs;

import dev.earmark.steps.Stale;
import dev.earmark.steps.Outcome;
import dev.earmark.fault.Unavailable;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes as soon as the store can: a full disk or a database that is away costs neither the finding nor an attempt. A claim that could not
 * be prolonged meanwhile is given back. Every method returns false when the claim is lost.
 */
final class PatientDesk {

    private static final Duration WRITE_AGAIN = Duration.ofMillis(500);

    private final Desk desk;
    private final Journal journal;

    PatientDesk(Desk desk, Journal journal) {
        this.desk = desk;
        this.journal = journal;
    }

    boolean finish(Held held, Outcome outcome) {
        return persist(held, () -> {
            try {
                desk.finish(held.claim(), outcome);
                return true;
            } catch (Stale late) {
                return false;
            }
        });
    }

    boolean runsAlone(Held held) {
        return persist(held, () -> desk.runsAlone(held.claim()));
    }

    boolean giveBack(Held held, Duration wait, boolean attemptGivenBack, @Nullable String code) {
        return persist(held, () -> desk.giveBack(held.claim(), wait, attemptGivenBack, code));
    }

    boolean park(Held held, String code, String sentence) {
        return persist(held, () -> desk.park(held.claim(), code, sentence));
    }

    /** @param wait until it is tried another time; null when it is not */
    boolean leave(Held held, @Nullable Duration wait) {
        return persist(held, () -> desk.leave(held.claim(), wait));
    }

    private boolean persist(Held held, BooleanSupplier write) {
        boolean abandonedBefore = held.abandoned();
        while (true) {
            try {
                return write.getAsBoolean();
            } catch (Unavailable later) {
                journal.waits(held.claim(), later.code());
                if (held.abandoned() && !abandonedBefore) {
                    giveBack(held, Duration.ZERO, true, null);
                    return false;
                }
                if (!pause()) {
                    return false;
                }
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(WRITE_AGAIN);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
