package dev.earmark.jobs;

import dev.earmark.fault.Conflict;
import dev.earmark.fault.Fault;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.store.Jobs.Claim;
import dev.earmark.store.Jobs.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Does one claimed job from beginning to end, whatever happens: it is finished, given back, parked, or no longer ours. */
final class Bench {

    private static final Duration WRITE_AGAIN = Duration.ofMillis(500);

    private final Map<Kind, StepWork> works;
    private final Desk desk;
    private final Retries retries;
    private final Repeats repeats;
    private final WorkListener listener;
    private final Journal journal = new Journal();

    Bench(Map<Kind, StepWork> works, Desk desk, Retries retries, Repeats repeats, WorkListener listener) {
        this.works = Map.copyOf(works);
        this.desk = desk;
        this.retries = retries;
        this.repeats = repeats;
        this.listener = listener;
    }

    void work(Held held) {
        Claim claim = held.claim();
        long began = System.nanoTime();
        try {
            if (!held.begin(Thread.currentThread())) {
                throw new Unavailable("jobs.stopped", "The step was not begun because the work was stopped.");
            }
            Outcome outcome = Objects.requireNonNull(works.get(claim.step().kind())).of(claim);
            held.computed();
            if (persist(held, () -> finish(claim, outcome))) {
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                listener.done(claim.step().kind(), took, outcome.soundSeconds());
                journal.done(claim, took);
                degraded(claim, outcome.degraded());
            } else {
                tooLate(claim);
            }
        } catch (Stale gone) {
            held.computed();
            tooLate(claim);
        } catch (Throwable failure) { // also errors: one interaction must not end the worker
            held.computed();
            failed(held, failure);
        }
    }

    private void degraded(Claim claim, int verdicts) {
        if (verdicts > 0) {
            listener.degraded(verdicts);
            journal.degraded(claim, verdicts, claim.beside() < Repeats.MOST);
        }
    }

    private boolean finish(Claim claim, Outcome outcome) {
        try {
            desk.finish(claim, outcome);
            return true;
        } catch (Stale late) {
            return false;
        }
    }

    /** Parks a job whose worker died too often. */
    void poison(Held held) {
        String code = "jobs.poison";
        if (held.claim().beside() > 0) {
            leave(held, code, null);
            return;
        }
        park(held, new Retries.Decision.Park(code, "The program ended " + held.claim().lost() + " times while it worked on this; the recording may harm the speech engine."));
    }

    void giveBack(Held held, Duration wait) {
        persist(held, () -> desk.giveBack(held.claim(), wait, true, null));
    }

    private void failed(Held held, Throwable failure) {
        Claim claim = held.claim();
        if (held.stopped()) {
            giveBack(held, Duration.ZERO);
            return;
        }
        journal.failed(claim, failure);
        if (claim.beside() > 0) {
            leave(held, failure);
            return;
        }
        switch (retries.of(failure, claim.attempts(), waiting(claim))) {
            case Retries.Decision.Park park -> park(held, park);
            case Retries.Decision.Again again -> {
                listener.failed(claim.step().kind(), again.code(), false);
                if (!persist(held, () -> desk.giveBack(claim, again.pause(), again.attemptGivenBack(), again.code()))) {
                    tooLate(claim);
                }
            }
        }
    }

    /** What is there stays as it is, and is never parked for what nobody waits for. */
    private void leave(Held held, Throwable failure) {
        int next = held.claim().beside() + 1;
        switch (failure) {
            case Rejected wrong -> leave(held, wrong.code(), null);
            case NotFound gone -> leave(held, gone.code(), null);
            case Conflict other -> leave(held, other.code(), null);
            case Unavailable away -> leave(held, away.code(), repeats.before(next, away.retryAfter().orElse(Duration.ZERO)).orElse(null));
            case Throwable bug -> leave(held, "jobs.bug", repeats.before(next, Duration.ZERO).orElse(null));
        }
    }

    private void leave(Held held, String code, @Nullable Duration wait) {
        Claim claim = held.claim();
        if (persist(held, () -> desk.leave(claim, wait))) {
            listener.failed(claim.step().kind(), code, false);
            journal.left(claim, code, wait);
        } else {
            tooLate(claim);
        }
    }

    private Duration waiting(Claim claim) {
        try {
            return desk.waiting(claim);
        } catch (Fault unknown) {
            return Duration.ZERO;
        }
    }

    private void park(Held held, Retries.Decision.Park park) {
        Claim claim = held.claim();
        if (persist(held, () -> desk.park(claim, park.code(), park.sentence()))) {
            listener.failed(claim.step().kind(), park.code(), true);
            journal.parked(claim, park.code());
        } else {
            tooLate(claim);
        }
    }

    private void tooLate(Claim claim) {
        listener.tooLate(claim.step().kind());
        journal.tooLate(claim);
    }

    /**
     * Writes as soon as the store can: a full disk or a database that is away costs neither the finding nor an attempt. A claim that could
     * not be prolonged meanwhile is given back.
     */
    private boolean persist(Held held, BooleanSupplier write) {
        boolean abandonedBefore = held.abandoned();
        while (true) {
            try {
                return write.getAsBoolean();
            } catch (Unavailable later) {
                journal.waits(held.claim(), later.code());
                if (held.abandoned() && !abandonedBefore) {
                    giveBack(held, Duration.ZERO);
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
