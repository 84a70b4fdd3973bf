package dev.earmark.playbook.making;

import dev.earmark.access.AuditEntry;
import dev.earmark.access.Principal;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.Fault;
import dev.earmark.library.PlaybookShelf;
import dev.earmark.playbook.page.PlaybookJson;
import dev.earmark.playbook.page.PlaybookText;
import dev.earmark.review.Revision.By;
import dev.earmark.store.PlaybookMakings.Making;
import dev.earmark.store.PlaybookMakings.State;
import dev.earmark.store.PublishedTexts.PublishedText;
import dev.earmark.store.Store;
import dev.earmark.text.PlainText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes playbooks beside the service's other work, one at a time in the whole house, and keeps how far it is where every node sees it.
 * What comes of it is a draft. Safe for many threads.
 */
public final class PlaybookWorkshop implements AutoCloseable {

    private static final int LONGEST_NAME = 200;
    private static final long TELL_EVERY_MS = 500;
    /** Finding plays in many calls tells nothing for a while. */
    private static final Duration GONE = Duration.ofMinutes(15);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String BROKEN_OFF = "The program ended while the playbook was made; begin again.";

    private final Store store;
    private final Supplier<PlaybookMaker> makers;
    private final Clock clock;
    private final Supplier<String> ids;
    private final Logger log = LoggerFactory.getLogger(PlaybookWorkshop.class);
    private volatile boolean closed;
    private volatile @Nullable Thread working;

    /**
     * @param makers asked for each playbook, on the thread that makes it
     * @param ids    gives UUIDs of version 7
     */
    public PlaybookWorkshop(Store store, Supplier<PlaybookMaker> makers, Clock clock, Supplier<String> ids) {
        this.store = store;
        this.makers = makers;
        this.clock = clock;
        this.ids = ids;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The one that was begun last, whichever node makes it; what a program that is gone has left counts as failed. */
    public Optional<Making> last() {
        return store.read(tx -> tx.makings().last()).map(one -> one.state() == State.READING && one.movedAt().isBefore(now().minus(GONE))
                ? one.ended(State.FAILED, BROKEN_OFF, one.movedAt()) : one);
    }

    /**
     * Begins one; {@link #last} says how far it is.
     *
     * @throws Conflict with {@code playbook.being-made}
     */
    public Making begin(PlaybookQuestion question, Principal by) {
        Instant now = now();
        Making making = new Making(ids.get(), question.goal().label(), question.queue(), question.from(), question.to(), State.READING, 0,
                "", null, 0, new By(by.id(), PlainText.quoted(by.name(), LONGEST_NAME)), now, now);
        boolean begun = store.write(tx -> {
            boolean free = tx.makings().begin(making, now.minus(GONE), BROKEN_OFF);
            if (free) {
                tx.audit().append(new AuditEntry(now, by.id(), "playbook.make", making.id(), making.outcome()));
            }
            return free;
        });
        if (!begun) {
            throw new Conflict("playbook.being-made", "A playbook is being made already; wait until it is done.");
        }
        working = Thread.ofPlatform().daemon().name("playbook").priority(Thread.MIN_PRIORITY).start(() -> make(question, making, by));
        return making;
    }

    private void make(PlaybookQuestion question, Making making, Principal by) {
        Telling telling = new Telling(making);
        try {
            MadePlaybook made = makers.get().make(question, telling::read);
            keep(ended(made, telling.now, by));
        } catch (CancellationException stopped) {
            keep(telling.now.ended(State.FAILED, BROKEN_OFF, now()));
        } catch (RuntimeException why) {
            log.atWarn().setCause(why).log("a playbook could not be made");
            keep(telling.now.ended(State.FAILED, why instanceof Fault fault ? fault.sentence()
                    : "The program failed while it made the playbook; its log says more.", now()));
        }
    }

    private Making ended(MadePlaybook made, Making making, Principal by) {
        String missing = made.missing();
        PlaybookText book = made.playbook();
        if (missing != null) {
            return making.ended(State.LACKING, missing, now());
        }
        if (book.plays().isEmpty()) {
            return making.ended(State.LACKING, "Nothing that the best do goes with it clearly enough: " + book.tried()
                    + " things were compared in " + book.calls() + " calls.", now());
        }
        PublishedText draft = new PlaybookShelf(store, clock).draft(PlaybookJson.write(book), by);
        return making.made(draft.id(), draft.version(), now());
    }

    private void keep(Making making) {
        try {
            store.write(tx -> tx.makings().save(making));
        } catch (Fault away) {
            log.atWarn().setCause(away).log("how far a playbook is could not be kept");
        }
    }

    /** Keeps how far it is, twice a second. For one thread. */
    private final class Telling {

        private Making now;
        private long toldMs = System.nanoTime() / 1_000_000;

        Telling(Making making) {
            this.now = making;
        }

        void read(int calls) {
            if (closed) {
                throw new CancellationException("the program ends");
            }
            now = now.read(calls, PlaybookWorkshop.this.now());
            long nowMs = System.nanoTime() / 1_000_000;
            if (nowMs - toldMs >= TELL_EVERY_MS) {
                toldMs = nowMs;
                keep(now);
            }
        }
    }

    /** Ends what is under way at the next interaction; it is begun anew by whoever still wants it. Waits for that a little. */
    @Override
    public void close() {
        closed = true;
        Thread present = working;
        if (present != null) {
            try {
                present.join(PATIENCE);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
