package dev.earmark.indexing;

import dev.earmark.fault.Fault;
import dev.earmark.indexing.Documents.Copy;
import dev.earmark.search.SearchDocument;
import dev.earmark.search.TurnMeaning;
import dev.earmark.store.Indexed.Behind;
import dev.earmark.store.Interactions.Erased;
import dev.earmark.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the index gets behind words: the meaning of turns, at most half of the time of one processor; and that the words of what was deleted
 * leave its files. A thread of its own does it. Safe for one start and one close.
 */
final class MeaningCopier implements AutoCloseable {

    private static final Duration LOOKS_EVERY = Duration.ofMillis(700);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
    private static final Duration MAY_BE_THE_END = Duration.ofSeconds(5);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);
    private static final int AT_ONCE = 32;
    private static final int FORGOTTEN_AT_ONCE = 5_000;

    private final Store store;
    private final OpenIndex open;
    private final BooleanSupplier mine;
    private final @Nullable TurnMeaning meaning;
    private final Duration forgetWithin;
    private final Clock clock;
    private final Documents documents = new Documents();
    private final Thread thread = Thread.ofPlatform().daemon().name("meaning").priority(Thread.MIN_PRIORITY).unstarted(this::run);
    private final Logger log = LoggerFactory.getLogger(MeaningCopier.class);
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean ended;
    private String told = "";

    /**
     * @param mine    whether this process keeps the index level now
     * @param meaning null when turns are found by their words only
     */
    MeaningCopier(Store store, OpenIndex open, BooleanSupplier mine, @Nullable TurnMeaning meaning, Duration forgetWithin, Clock clock) {
        this.store = store;
        this.open = open;
        this.mine = mine;
        this.meaning = meaning;
        this.forgetWithin = forgetWithin;
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!ended) {
            try {
                boolean more = mine.getAsBoolean() && round();
                told = "";
                if (!more) {
                    rest(LOOKS_EVERY);
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException later) {
                pause(later);
            }
        }
    }

    /**
     * Whatever fails because the service ends is no news: that is told only when the service still runs a moment later, and once. What
     * fails for the first time, as while an index is being built anew, is tried again at once then; what fails again waits longer.
     */
    private void pause(RuntimeException failed) {
        String code = failed instanceof Fault fault ? fault.code() : failed.getClass().getSimpleName();
        try {
            rest(MAY_BE_THE_END);
            if (code.equals(told)) {
                rest(AFTER_FAILURE);
            } else if (!ended) {
                told = code;
                log.atWarn().addKeyValue("code", code)
                        .log("the meaning of turns cannot be copied into the search index now; it is tried again");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether there may be more to do at once */
    boolean round() throws InterruptedException {
        forget();
        TurnMeaning reader = meaning;
        if (reader == null) {
            return false;
        }
        Lacking lacking = store.read(tx -> new Lacking(tx.indexed().state().id(), tx.indexed().withoutMeaning(AT_ONCE)));
        List<Behind> behind = lacking.behind;
        List<SearchDocument> meant = new ArrayList<>();
        List<Behind> done = new ArrayList<>();
        for (Behind one : behind) {
            Optional<SearchDocument> document = document(one, done);
            if (document.isPresent()) {
                meant.add(restfully(reader, document.get()));
                done.add(one);
            }
        }
        keep(lacking.indexId, meant, done);
        return behind.size() == AT_ONCE;
    }

    /** @param indexId the index that knows the words of all of them */
    private record Lacking(String indexId, List<Behind> behind) {}

    /** @param done gets what has no words */
    private Optional<SearchDocument> document(Behind one, List<Behind> done) {
        Optional<Copy> copy = store.read(tx -> documents.of(tx, one.interactionId()));
        if (copy.isEmpty()) {
            done.add(one);
        }
        return copy.map(Copy::document).filter(document -> document.version() == one.version()); // else its words come first
    }

    private static SearchDocument restfully(TurnMeaning reader, SearchDocument document) throws InterruptedException {
        long begun = System.nanoTime();
        SearchDocument with = reader.into(document);
        Thread.sleep(Duration.ofNanos(System.nanoTime() - begun)); // scoring and listening need the processor more
        return with;
    }

    /** Nothing where another index was begun meanwhile: it gets the words anew, which would take the place of what is kept now. */
    private void keep(String indexId, List<SearchDocument> meant, List<Behind> done) {
        if (done.isEmpty()) {
            return;
        }
        boolean kept = open.use(index -> {
            boolean same = index.identity().equals(indexId);
            if (same && !meant.isEmpty()) {
                index.keep(meant, List.of());
            }
            return same;
        });
        if (!kept) {
            return;
        }
        store.<Boolean>write(tx -> {
            boolean stays = tx.indexed().stays(indexId);
            if (stays) {
                done.forEach(one -> tx.indexed().knowsMeaning(one.interactionId(), one.version()));
            }
            return stays;
        });
    }

    /** Rewriting files costs as much as filling them, so what was deleted is gathered for most of the time that it may stay. */
    private void forget() {
        List<Erased> due = store.read(tx -> tx.indexed().toForget(1));
        if (due.isEmpty() || due.getFirst().at().isAfter(clock.instant().minus(forgetWithin.multipliedBy(3).dividedBy(4)))) {
            return;
        }
        List<Erased> all = store.read(tx -> tx.indexed().toForget(FORGOTTEN_AT_ONCE));
        open.use(index -> {
            index.forget();
            return true;
        });
        store.<Boolean>write(tx -> {
            tx.indexed().forgot(all.stream().map(Erased::id).toList());
            return true;
        });
    }

    /** So long, or until it is closed. */
    private void rest(Duration time) throws InterruptedException {
        boolean _ = end.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        ended = true;
        end.countDown();
        try {
            if (!thread.join(LONGEST_END)) {
                thread.interrupt();
                thread.join(LONGEST_END);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
