package dev.earmark.indexing;

import dev.earmark.fault.Fault;
import dev.earmark.fault.Unavailable;
import dev.earmark.store.Indexed.Counts;
import dev.earmark.store.Indexed;
import dev.earmark.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the index, over and over, what has changed. A thread of its own does it; nobody waits for it. What fails is tried again. Safe for
 * one start and one close.
 */
public final class Indexer implements AutoCloseable {

    /** What another process kept is told by nobody. */
    static final Duration LOOKS_EVERY = Duration.ofMillis(300);
    /** What is kept within it after the first is taken in together. */
    private static final Duration GATHERS = Duration.ofMillis(30);
    /**
     * While changes come one after the other, gathering takes this many times as long as taking in did, up to {@link #MOST_GATHERED}: each
     * taking in makes a part of the index, and small parts are merged again and again.
     */
    private static final int GATHERS_TIMES = 3;
    private static final Duration MOST_GATHERED = Duration.ofMillis(400);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration LEASE_RENEWED = Duration.ofSeconds(5);
    private static final Duration COUNTED_EVERY = Duration.ofMillis(500);
    private static final Duration KNOWN_EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final Store store;
    private final IndexPlace place;
    private final Clock clock;
    private final Rebuild rebuild;
    private final OpenIndex open;
    private final Duration looksEvery;
    private final Semaphore kept = new Semaphore(0);
    private final Documents documents = new Documents();
    private final Alerts alerts;
    private final String owner = ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 8);
    private final Thread thread = Thread.ofPlatform().daemon().name("indexer").unstarted(this::run);
    private final Logger log = LoggerFactory.getLogger(Indexer.class);
    private volatile IndexStatus status = IndexStatus.OPENING;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean ended;
    private volatile long levelAt = System.nanoTime();
    private boolean whole;
    private volatile boolean leads;
    private Duration gathers = GATHERS;
    private long leaseAt;
    private long countedAt;
    private long knownAt = System.nanoTime();

    /** @param looksEvery how long nobody need say that there is something */
    Indexer(Store store, IndexPlace place, OpenIndex open, Alerts alerts, Clock clock, Duration looksEvery) {
        this.store = store;
        this.looksEvery = looksEvery;
        this.place = place;
        this.open = open;
        this.alerts = alerts;
        this.clock = clock;
        this.rebuild = new Rebuild(store, place, clock);
    }

    void start() {
        store.onKept(this::wake);
        thread.start();
    }

    private void wake() {
        if (kept.availablePermits() == 0) {
            kept.release();
        }
    }

    /** Until something was kept here, or it is time to look. */
    private void await() throws InterruptedException {
        if (kept.tryAcquire(looksEvery.toMillis(), TimeUnit.MILLISECONDS)) {
            rest(gathers);
            kept.drainPermits();
        }
    }

    /** Whether this process keeps the index level now. */
    boolean leading() {
        return leads && open.present();
    }

    IndexStatus status() {
        return status;
    }

    /** How long there has been something that the index does not know; zero when it knows everything. */
    Duration lag() {
        return Duration.ofNanos(Math.max(0, System.nanoTime() - levelAt - 2 * looksEvery.toNanos()));
    }

    private void run() {
        while (!ended) {
            try {
                if (!round()) {
                    await();
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failed) {
                if (!ended) {
                    pause(failed);
                }
            }
        }
    }

    /** Tells why nothing is copied and waits; searches go on where there is an index. */
    private void pause(RuntimeException failed) {
        String code = failed instanceof Fault fault ? fault.code() : "search.failed";
        if (!code.equals(status.pausedCode())) {
            if (failed instanceof Fault) {
                log.atWarn().addKeyValue("code", code).log("the search index cannot be kept level now; it is tried again");
            } else {
                log.atError().addKeyValue("problem", failed.toString()).setCause(failed)
                        .log("the search index was not kept level because of an error of the program; it is tried again");
            }
        }
        status = new IndexStatus(open.present(), status.rebuilding(), status.percent(), code);
        try {
            rest(AFTER_FAILURE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether there may be more to do at once */
    boolean round() {
        leads = lead();
        if (!prepared()) {
            return false;
        }
        if (!leads) {
            tell(false);
            return false;
        }
        Batch batch = Batch.of(store, documents);
        gathers = GATHERS;
        if (!batch.empty()) {
            long began = System.nanoTime();
            keep(batch);
            gathers = gathering(Duration.ofNanos(System.nanoTime() - began));
        }
        if (batch.last()) {
            levelAt = System.nanoTime();
            complete();
        }
        tell(batch.last());
        return !batch.last();
    }

    /** @param took to take in what was gathered last */
    static Duration gathering(Duration took) {
        Duration longer = took.multipliedBy(GATHERS_TIMES);
        return longer.compareTo(GATHERS) < 0 ? GATHERS : longer.compareTo(MOST_GATHERED) > 0 ? MOST_GATHERED : longer;
    }

    private void keep(Batch batch) {
        String identity = open.use(index -> {
            index.keep(batch.documents(), batch.removals());
            return index.identity();
        });
        Alerts.Found found = open.use(index -> alerts.in(batch.copies(), index));
        store.<Boolean>write(tx -> {
            boolean stays = tx.indexed().stays(identity);
            if (stays) {
                batch.note(tx.indexed());
                found.keep(tx);
            }
            return stays;
        });
    }

    /** One process at a time; a database that is ours alone needs no lease. */
    private boolean lead() {
        if (!store.shared()) {
            return true;
        }
        long now = System.nanoTime();
        if (leads && now - leaseAt < LEASE_RENEWED.toNanos()) {
            return true;
        }
        leaseAt = now;
        return store.<Boolean>write(tx -> tx.indexed().take(owner, LEASE));
    }

    /** @return whether the index that the store knows is open */
    private boolean prepared() {
        if (open.present() && !open.broken() && !place.gone() && known()) {
            return true;
        }
        open.close();
        status = IndexStatus.OPENING;
        rebuild.known().ifPresent(open::put);
        if (!open.present() && leads) {
            status = new IndexStatus(false, true, 0, null);
            open.put(rebuild.begin());
        }
        whole = rebuild.state().wholeAt() != null;
        tell(whole);
        return open.present();
    }

    /** Whether it is still the one that the store knows: another process may have begun another, or given it up. */
    private boolean known() {
        long now = System.nanoTime();
        if (now - knownAt < KNOWN_EVERY.toNanos()) {
            return true;
        }
        knownAt = now;
        Indexed.State state = rebuild.state();
        whole = state.wholeAt() != null;
        return open.use(index -> index.identity().equals(state.id()));
    }

    private void complete() {
        if (!whole) {
            store.<Boolean>write(tx -> {
                tx.indexed().whole(clock.instant());
                return true;
            });
            whole = true;
            log.atInfo().log("the search index knows everything");
        }
    }

    private void tell(boolean level) {
        long now = System.nanoTime();
        boolean due = now - countedAt > COUNTED_EVERY.toNanos();
        if (whole) {
            status = new IndexStatus(true, false, 100, null);
        } else if (level || due || !status.rebuilding()) {
            countedAt = now;
            Counts counts = store.read(tx -> tx.indexed().counts());
            status = new IndexStatus(open.present(), true, percent(counts), null);
        }
    }

    private static int percent(Counts counts) {
        return counts.all() == 0 ? 0 : (int) Math.min(99, 100 * (counts.all() - counts.unknown()) / counts.all());
    }

    /** So long, or until it is closed. */
    private void rest(Duration time) throws InterruptedException {
        boolean _ = end.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        ended = true;
        end.countDown();
        wake();
        try {
            if (!thread.join(LONGEST_END)) {
                thread.interrupt(); // never sooner: an interrupted write closes the files of the index
                thread.join(LONGEST_END);
            }
            if (leads && store.shared()) {
                store.<Boolean>write(tx -> {
                    tx.indexed().release();
                    return true;
                });
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (Unavailable gone) {
            // the lease runs out by itself
        }
    }
}
