package dev.earmark.jobs;

import dev.earmark.steps.InteractionEvents;
import dev.earmark.steps.Lane;
import dev.earmark.steps.Repeats;
import dev.earmark.steps.StepPlan;
import dev.earmark.steps.StepWork;
import dev.earmark.store.Jobs.Claim;
import dev.earmark.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims steps from the queue and does them, each in its lane, so that scoring goes on while calls are heard, and waits for nothing that
 * nobody waits for.
 *
 * <p>One thread claims. A job whose worker died before runs with nothing beside it; one whose worker died even then runs in a process of
 * its own. So an innocent one is never given up, whatever ends the machine, and a file that kills the process condemns no neighbour.
 * Several processes may work on one database; what a process keeps after its claim was lost is refused.
 */
public final class Workers implements AutoCloseable {

    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(30);
    private static final Duration SHORTEST_POLL = Duration.ofMillis(250);
    private static final Duration LONGEST_POLL = Duration.ofMillis(1000);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration NEXT_SUSPECT = Duration.ofSeconds(1);

    private final Claims claims;
    private final Worker worker;
    private final Heartbeat heartbeat;
    private final int mostLost;
    private final Lanes lanes;
    private final Signal signal = new Signal();
    private final Logger log = LoggerFactory.getLogger(Workers.class);
    private final Thread claiming = Thread.ofPlatform().daemon().name("claims").unstarted(this::claimAll);
    private final Thread beats;
    private volatile boolean draining;
    /**
     * A job that has to run alone, and waits for the others to end. Only the claiming thread looks at it, and drain when that has ended.
     */
    private @Nullable Lease suspect;

    /**
     * @param work       does the steps of the plan
     * @param quarantine for steps that have ended a process in which nothing else was done
     */
    public Workers(Store store, StepPlan plan, StepWork work, Quarantine quarantine, WorkerSettings settings, Clock clock,
            WorkListener listener) {
        String owner = ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 8);
        this.claims = new Claims(store, owner, settings.lease(), new InteractionEvents(clock));
        this.worker = new Worker(work, quarantine, claims, new Retries(new Random()), new Repeats(settings.rescoreAfter(), new Random()),
                listener);
        this.mostLost = settings.mostLost();
        this.heartbeat = new Heartbeat(store, settings, System::nanoTime);
        this.beats = Thread.ofPlatform().daemon().name("heartbeat").unstarted(heartbeat);
        this.lanes = new Lanes(plan, settings);
    }

    /** Once. Takes over what an earlier process left, when the database is ours alone. */
    public void start() {
        int left = claims.takeOverAll();
        if (left > 0) {
            log.atInfo().addKeyValue("jobs", left).log("took over what an earlier process was working on");
        }
        beats.start();
        claiming.start();
    }

    /** There may be something to do. Returns at once. */
    public void wake() {
        signal.give();
    }

    private void claimAll() {
        while (!draining) {
            try {
                if (!round()) {
                    signal.await(poll());
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failed) {
                log.atWarn().addKeyValue("problem", failed.getClass().getSimpleName()).log("nothing could be claimed; trying again");
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(AFTER_FAILURE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration poll() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(SHORTEST_POLL.toMillis(), LONGEST_POLL.toMillis() + 1));
    }

    /** @return whether something was claimed */
    private boolean round() {
        Lease waiting = suspect;
        if (waiting == null) {
            return lanes.all().stream().map(this::claim).reduce(false, Boolean::logicalOr);
        }
        if (waiting.abandoned()) {
            forget(waiting);
            return true;
        }
        if (lanes.of(Lane.CALLS).busy() > 0) {
            return claim(lanes.of(Lane.STEPS)); // the short steps need not wait for a long call to end
        }
        if (lanes.busy() == 0) {
            runAlone(waiting);
            return true;
        }
        return false;
    }

    private boolean claim(LaneThreads lane) {
        int free = lane.free();
        if (free == 0 || draining) {
            return false;
        }
        long now = System.nanoTime();
        List<Claim> taken = claims.claim(lane.steps(), free);
        taken.forEach(claim -> take(lane, new Lease(claim, now)));
        return !taken.isEmpty();
    }

    private void take(LaneThreads lane, Lease lease) {
        int lost = lease.claim().lost();
        if (lost == 0) {
            start(lane, lease, () -> worker.work(lease));
        } else if (suspect == null) {
            heartbeat.add(lease);
            suspect = lease;
        } else {
            start(lane, lease, () -> worker.giveBack(lease, NEXT_SUSPECT));
        }
    }

    private void start(LaneThreads lane, Lease lease, Runnable work) {
        heartbeat.add(lease);
        lane.start(work, () -> {
            heartbeat.remove(lease);
            signal.give();
        });
    }

    private void runAlone(Lease lease) {
        LaneThreads lane = lanes.of(lease.claim().step().name());
        boolean suspected = lease.claim().lostAlone() >= mostLost;
        start(lane, lease, () -> {
            if (suspected) {
                worker.workApart(lease);
            } else {
                worker.workAlone(lease);
            }
        });
        while (lane.busy() > 0 && !draining) {
            try {
                signal.await(LONGEST_POLL);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        suspect = null;
    }

    private void forget(Lease lease) {
        heartbeat.remove(lease);
        suspect = null;
    }

    /**
     * Takes nothing new on. Short steps are finished, calls that are not heard to their end in a third of the time are given back, and so
     * is whatever has not ended shortly before the time is over. No attempt is counted for what is given back.
     */
    public void drain(Duration most) {
        if (draining) {
            return;
        }
        draining = true;
        signal.give();
        Drain drain = new Drain(most, heartbeat, claims);
        drain.join(claiming);
        Lease waiting = suspect;
        if (waiting != null) {
            drain.giveBack(waiting);
            forget(waiting);
        }
        drain.run(lanes);
        lanes.close();
        beats.interrupt();
    }

    /** Drains within 30 s. */
    @Override
    public void close() {
        drain(LONGEST_DRAIN);
    }
}
