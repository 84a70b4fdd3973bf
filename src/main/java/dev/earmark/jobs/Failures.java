package dev.earmark.jobs;

import dev.earmark.steps.Repeats;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.Fault;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.store.Jobs.Claim;
import java.time.Duration;
import java.util.Optional;

/** What comes of a claim whose step did not end well: given back, tried later, left as it was, or parked. */
final class Failures {

    private static final String POISON = "jobs.poison";

    private final Desk desk;
    private final PatientDesk patient;
    private final Retries retries;
    private final Repeats repeats;
    private final WorkListener listener;
    private final Journal journal;

    Failures(Desk desk, PatientDesk patient, Retries retries, Repeats repeats, WorkListener listener, Journal journal) {
        this.desk = desk;
        this.patient = patient;
        this.retries = retries;
        this.repeats = repeats;
        this.listener = listener;
        this.journal = journal;
    }

    void of(Held held, Throwable failure) {
        Claim claim = held.claim();
        if (held.stopped()) {
            patient.giveBack(held, Duration.ZERO, true, null);
            return;
        }
        journal.failed(claim, failure);
        if (claim.background()) {
            leave(held, failure);
            return;
        }
        switch (retries.of(failure, claim.attempts(), waiting(claim))) {
            case Retries.Decision.Park park -> park(held, park.code(), park.sentence());
            case Retries.Decision.Again again -> {
                listener.failed(claim.step().name(), again.code(), false);
                if (!patient.giveBack(held, again.pause(), again.attemptGivenBack(), again.code())) {
                    tooLate(claim);
                }
            }
        }
    }

    /** The step has ended the program while nothing else ran, and then a process that did nothing else. @param how that ended */
    void poison(Held held, String how) {
        if (held.claim().background()) {
            leave(held, POISON, Optional.empty());
            return;
        }
        int alone = held.claim().lostAlone();
        park(held, POISON, "The program ended " + (alone == 1 ? "once" : alone + " times")
                + " while it did nothing but this step, and so did a process of its own that"
                + " was started for it (" + how
                + "); what it works on harms the program. Try it again with a later version, or hand it in in another format.");
    }

    /** What is there stays as it is, and is never parked for what nobody waits for. */
    private void leave(Held held, Throwable failure) {
        int next = held.claim().round() + 1;
        switch (failure) {
            case Rejected wrong -> leave(held, wrong.code(), Optional.empty());
            case NotFound gone -> leave(held, gone.code(), Optional.empty());
            case Conflict other -> leave(held, other.code(), Optional.empty());
            case Unavailable away -> leave(held, away.code(), repeats.before(next, away.retryAfter().orElse(Duration.ZERO)));
            case Throwable bug -> leave(held, "jobs.bug", repeats.before(next, Duration.ZERO));
        }
    }

    private void leave(Held held, String code, Optional<Duration> again) {
        Claim claim = held.claim();
        Duration wait = again.orElse(null);
        if (patient.leave(held, wait)) {
            listener.failed(claim.step().name(), code, false);
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

    private void park(Held held, String code, String sentence) {
        Claim claim = held.claim();
        if (patient.park(held, code, sentence)) {
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
