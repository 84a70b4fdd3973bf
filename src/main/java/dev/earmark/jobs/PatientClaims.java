package dev.earmark.jobs;

import dev.earmark.fault.Unavailable;
import dev.earmark.jobs.Claims;
import dev.earmark.jobs.Journal;
import dev.earmark.jobs.Lease;
import dev.earmark.jobs.PatientClaims;
import dev.earmark.steps.Outcome;
import dev.earmark.steps.Stale;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes as soon as the store can: a full disk or a database that is away costs neither the finding nor an attempt. A claim that could not
 * be prolonged meanwhile is given back. Every method returns false when the claim is lost.
 */
final class PatientClaims {

    private static final Duration WRITE_AGAIN = Duration.ofMillis(500);

    private final Claims claims;
    private final Journal journal;

    PatientClaims(Claims claims, Journal journal) {
        this.claims = claims;
        this.journal = journal;
    }

    boolean finish(Lease lease, Outcome outcome) {
        return persist(lease, () -> {
            try {
                claims.finish(lease.claim(), outcome);
                return true;
            } catch (Stale late) {
                return false;
            }
        });
    }

    boolean runsAlone(Lease lease) {
        return persist(lease, () -> claims.runsAlone(lease.claim()));
    }

    boolean giveBack(Lease lease, Duration wait, boolean attemptGivenBack, @Nullable String code) {
        return persist(lease, () -> claims.giveBack(lease.claim(), wait, attemptGivenBack, code));
    }

    boolean park(Lease lease, String code, String sentence) {
        return persist(lease, () -> claims.park(lease.claim(), code, sentence));
    }

    /** @param wait until it is tried another time; null when it is not */
    boolean leave(Lease lease, @Nullable Duration wait) {
        return persist(lease, () -> claims.leave(lease.claim(), wait));
    }

    private boolean persist(Lease lease, BooleanSupplier write) {
        boolean abandonedBefore = lease.abandoned();
        while (true) {
            try {
                return write.getAsBoolean();
            } catch (Unavailable later) {
                journal.waits(lease.claim(), later.code());
                if (lease.abandoned() && !abandonedBefore) {
                    giveBack(lease, Duration.ZERO, true, null);
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
