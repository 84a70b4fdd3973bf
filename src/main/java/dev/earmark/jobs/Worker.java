package dev.earmark.jobs;

import dev.earmark.fault.Unavailable;
import dev.earmark.jobs.Claims;
import dev.earmark.jobs.Failures;
import dev.earmark.jobs.Journal;
import dev.earmark.jobs.Lease;
import dev.earmark.jobs.PatientClaims;
import dev.earmark.jobs.Quarantine;
import dev.earmark.jobs.Retries;
import dev.earmark.jobs.StepEnd;
import dev.earmark.jobs.WorkListener;
import dev.earmark.jobs.Worker;
import dev.earmark.steps.Outcome;
import dev.earmark.steps.Repeats;
import dev.earmark.steps.Stale;
import dev.earmark.steps.StepWork;
import dev.earmark.store.Jobs.Claim;
import java.time.Duration;

/** Does one claimed job from beginning to end, whatever happens: it is finished, given back, parked, or no longer ours. */
final class Worker {

    /** After somebody has ended a process that did a step. */
    private static final Duration NEXT_PROCESS = Duration.ofSeconds(1);

    private final StepWork works;
    private final Quarantine quarantine;
    private final PatientClaims claims;
    private final Failures failures;
    private final WorkListener listener;
    private final Journal journal = new Journal();

    Worker(StepWork works, Quarantine quarantine, Claims claims, Retries retries, Repeats repeats, WorkListener listener) {
        this.works = works;
        this.quarantine = quarantine;
        this.claims = new PatientClaims(claims, journal);
        this.failures = new Failures(claims, this.claims, retries, repeats, listener, journal);
        this.listener = listener;
    }

    void work(Lease lease) {
        guarded(lease, () -> {
            long began = System.nanoTime();
            Outcome outcome = works.of(lease.claim());
            lease.computed();
            if (claims.finish(lease, outcome)) {
                done(lease.claim(), began, outcome.soundSeconds(), outcome.degraded());
            } else {
                failures.tooLate(lease.claim());
            }
        });
    }

    /** With nothing beside it: should this process end now, the step may be why. */
    void workAlone(Lease lease) {
        if (claims.runsAlone(lease)) {
            journal.alone(lease.claim());
            work(lease);
        } else {
            failures.tooLate(lease.claim());
        }
    }

    /** In a process of its own: only should that one end as well, the step is given up. */
    void workApart(Lease lease) {
        journal.apart(lease.claim());
        guarded(lease, () -> {
            long began = System.nanoTime();
            StepEnd end = quarantine.of(lease.claim());
            lease.computed();
            switch (end) {
                case StepEnd.Kept kept -> done(lease.claim(), began, kept.soundSeconds(), kept.degraded());
                case StepEnd.TooLate _ -> failures.tooLate(lease.claim());
                case StepEnd.Failed failed -> failures.of(lease, failed.failure());
                case StepEnd.Stopped _ -> giveBack(lease, NEXT_PROCESS);
                case StepEnd.Died died -> failures.poison(lease, died.how());
            }
        });
    }

    private void guarded(Lease lease, Runnable work) {
        try {
            if (!lease.begin(Thread.currentThread())) {
                throw new Unavailable("jobs.stopped", "The step was not begun because the work was stopped.");
            }
            work.run();
        } catch (Stale gone) {
            lease.computed();
            failures.tooLate(lease.claim());
        } catch (Throwable failure) { // also errors: one interaction must not end the worker
            lease.computed();
            failures.of(lease, failure);
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

    void giveBack(Lease lease, Duration wait) {
        claims.giveBack(lease, wait, true, null);
    }
}
