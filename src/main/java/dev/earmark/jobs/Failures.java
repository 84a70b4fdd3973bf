package dev.earmark.jobs;

import dev.earmark.fault.Conflict;
import dev.earmark.fault.Fault;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.steps.Repeats;
import dev.earmark.store.Jobs.Claim;
import java.time.Duration;
import java.util.Optional;

/** What comes of a claim whose step did not end well: given back, tried later, left as it was, or parked. */
final class Failures {

    private static final String POISON = "jobs.poison";

    private final Claims claims;
    private final PatientClaims patient;
    private final Retries retries;
    private final Repeats repeats;
    private final WorkListener listener;
    private final Journal journal;

    Failures(Claims claims, PatientClaims patient, Retries retries, Repeats repeats, WorkListener listener, Journal journal) {
        this.claims = claims;
        this.patient = patient;
        this.retries = retries;
        this.repeats = repeats;
        this.listener = listener;
        this.journal = journal;
    }

    void of(Lease lease, Throwable failure) {
        Claim claim = lease.claim();
        if (lease.stopped()) {
            patient.giveBack(lease, Duration.ZERO, true, null);
            return;
        }
        journal.failed(claim, failure);
        if (claim.background()) {
            leave(lease, failure);
            return;
        }
        switch (retries.of(failure, claim.attempts(), waiting(claim))) {
            case Retries.Decision.Park park -> park(lease, park.code(), park.sentence());
            case Retries.Decision.Again again -> {
                listener.failed(claim.step().name(), again.code(), false);
                if (!patient.giveBack(lease, again.pause(), again.attemptGivenBack(), again.code())) {
                    tooLate(claim);
                }
            }
        }
    }

    /** The step has ended the program while nothing else ran, and then a process that did nothing else. @param how that ended */
    void poison(Lease lease, String how) {
        if (lease.claim().background()) {
            leave(lease, POISON, Optional.empty());
            return;
        }
        int alone = lease.claim().lostAlone();
        park(lease, POISON, "The program ended " + (alone == 1 ? "once" : alone + " times")
                + " while it did nothing but this step, and so did a process of its own that"
                + " was started for it (" + how
                + "); what it works on harms the program. Try it again with a later version, or hand it in in another format.");
    }

    /** What is there stays as it is, and is never parked for what nobody waits for. */
    private void leave(Lease lease, Throwable failure) {
        int next = lease.claim().round() + 1;
        switch (failure) {
            case Rejected wrong -> leave(lease, wrong.code(), Optional.empty());
            case NotFound gone -> leave(lease, gone.code(), Optional.empty());
            case Conflict other -> leave(lease, other.code(), Optional.empty());
            case Unavailable away -> leave(lease, away.code(), repeats.before(next, away.retryAfter().orElse(Duration.ZERO)));
            case Throwable bug -> leave(lease, "jobs.bug", repeats.before(next, Duration.ZERO));
        }
    }

    private void leave(Lease lease, String code, Optional<Duration> again) {
        Claim claim = lease.claim();
        Duration wait = again.orElse(null);
        if (patient.leave(lease, wait)) {
            listener.failed(claim.step().name(), code, false);
            journal.left(claim, code, wait);
        } else {
            tooLate(claim);
        }
    }

    private Duration waiting(Claim claim) {
        try {
            return claims.waiting(claim);
        } catch (Fault unknown) {
            return Duration.ZERO;
        }
    }

    private void park(Lease lease, String code, String sentence) {
        Claim claim = lease.claim();
        if (patient.park(lease, code, sentence)) {
            listener.failed(claim.step().name(), code, true);
            journal.parked(claim, code);
        } else {
            tooLate(claim);
        }
    }

    void tooLate(Claim claim) {
        listener.tooLate(claim.step().name());
        journal.tooLate(claim);
    }
}
