package dev.earmark.jobs;

import dev.earmark.store.Jobs.Claim;
import dev.earmark.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps signs of life of all jobs that this process holds, and abandons those whose claim is lost or could not be prolonged in time. */
final class Heartbeat implements Runnable {

    private final Store store;
    private final WorkerSettings settings;
    private final LongSupplier nanos;
    private final Set<Lease> all = ConcurrentHashMap.newKeySet();
    private final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    Heartbeat(Store store, WorkerSettings settings, LongSupplier nanos) {
        this.store = store;
        this.settings = settings;
        this.nanos = nanos;
    }

    void add(Lease lease) {
        all.add(lease);
    }

    void remove(Lease lease) {
        all.remove(lease);
    }

    List<Lease> leases() {
        return List.copyOf(all);
    }

    /** Until interrupted. */
    @Override
    public void run() {
        Duration tick = settings.beat().dividedBy(4);
        try {
            while (true) {
                Thread.sleep(tick);
                beat();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void beat() {
        long now = nanos.getAsLong();
        List<Lease> due = all.stream().filter(lease -> !lease.abandoned() && now - lease.beatNanos() >= settings.beat().toNanos()).toList();
        if (due.isEmpty()) {
            return;
        }
        try {
            Set<Claim> ours = prolonged(due);
            due.forEach(lease -> {
                if (ours.contains(lease.claim())) {
                    lease.beaten(now);
                } else {
                    lease.abandon();
                }
            });
        } catch (RuntimeException failed) {
            log.atWarn().addKeyValue("jobs", due.size()).addKeyValue("problem", failed.getClass().getSimpleName())
                    .log("no sign of life could be kept");
        }
        long after = nanos.getAsLong();
        due.stream().filter(lease -> after - lease.beatNanos() >= settings.longestSilence().toNanos()).forEach(Lease::abandon);
    }

    private Set<Claim> prolonged(List<Lease> due) {
        return store.write(tx -> {
            long until = tx.nowMs() + settings.lease().toMillis();
            List<Claim> ours = new ArrayList<>();
            for (Lease lease : due) {
                if (tx.jobs().beat(lease.claim(), until)) {
                    ours.add(lease.claim());
                }
            }
            return new HashSet<>(ours);
        });
    }
}
