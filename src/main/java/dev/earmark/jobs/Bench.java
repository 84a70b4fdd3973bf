package dev.earmark.jobs;

import dev.earmark.steps.StepWork;
import dev.earmark.steps.Stale;
import dev.earmark.steps.Repeats;
import dev.earmark.steps.Outcome;
import dev.earmark.fault.Unavailable;
import dev.earmark.store.Jobs.Claim;
import java.time.Duration;

/** Does one claimed job from beginning to end, whatever happens: it is finished, given back, parked, or no longer ours. */
final class Bench {

    /** After somebody has ended a process that did a step. */
    private static final Duration NEXT_PROCESS = Duration.ofSeconds(1);

    private final StepWork works;
    private final Quarantine quarantine;
    private final PatientDesk desk;
    private final Failures failures;
    private final WorkListener listener;
    private final Journal journal = new Journal();

    Bench(StepWork works, Quarantine quarantine, Desk desk, Retries retries, Repeats repeats, WorkListener listener) {
        this.works = works;
        this.quarantine = quarantine;
        this.desk = new PatientDesk(desk, journal);
        this.failures = new Failures(desk, this.desk, retries, repeats, listener, journal);
        this.listener = listener;
    }

    void work(Held held) {
        guarded(held, () -> {
            long began = System.nanoTime();
            Outcome outcome = works.of(held.claim());
            held.computed();
            if (desk.finish(held, outcome)) {
                done(held.claim(), began, outcome.soundSeconds(), outcome.degraded());
            } else {
                failures.tooLate(held.claim());
            }
        });
    }

    /** With nothing beside it: should this process end now, the step may be why. */
    void workAlone(Held held) {
        if (desk.runsAlone(held)) {
            journal.alone(held.claim());
            work(held);
        } else {
            failures.tooLate(held.claim());
        }
    }

    /** In a process of its own: only should that one end as well, the step is given up. */
    void workApart(Held held) {
        journal.apart(held.claim());
        guarded(held, () -> {
            long began = System.nanoTime();
            StepEnd end = quarantine.of(held.claim());
            held.computed();
            switch (end) {
                case StepEnd.Kept kept -> done(held.claim(), began, kept.soundSeconds(), kept.degraded());
                case StepEnd.TooLate _ -> failures.tooLate(held.claim());
                case StepEnd.Failed failed -> failures.of(held, failed.failure());
                case StepEnd.Stopped _ -> giveBack(held, NEXT_PROCESS);
                case StepEnd.Died died -> failures.poison(held, died.how());
            }
        });
    }

    private void guarded(Held held, Runnable work) {
        try {
            if (!held.begin(Thread.currentThread())) {
                throw new Unavailable("jobs.stopped", "The step was not begun because the work was stopped.");
            }
            work.run();
        } catch (Stale gone) {
            held.computed();
            failures.tooLate(held.claim());
        } catch (Throwable failure) { // also errors: one interaction must not end the worker
            held.computed();
            failures.of(held, failure);
        }
    }

    private void done(Claim claim, long began, double soundSeconds, int degraded) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        listener.done(claim.step().name(), took, soundSeconds);
        journal.done(claim, took);
        if (degraded > 0) {
            listener.degraded(degraded);
            journal.degraded(claim, degraded, claim.round() < Repeats.MOST);
        }
    }

    void giveBack(Held held, Duration wait) {
        desk.giveBack(held, wait, true, null);
    }
}
