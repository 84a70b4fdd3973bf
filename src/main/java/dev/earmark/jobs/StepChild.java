package dev.earmark.jobs;

import dev.earmark.steps.InteractionEvents;
import dev.earmark.steps.Outcome;
import dev.earmark.steps.Stale;
import dev.earmark.steps.StepWork;
import dev.earmark.store.Jobs.Claim;
import dev.earmark.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The other side of {@link StepProcess}: does exactly one step that the process which started this one has claimed, keeps what it found
 * under that claim, and says how it ended.
 */
public final class StepChild {

    private final Store store;
    private final StepWork works;
    private final Clock clock;
    private final Journal journal = new Journal();

    public StepChild(Store store, StepWork works, Clock clock) {
        this.store = store;
        this.works = works;
        this.clock = clock;
    }

    /**
     * Ends this process without ceremony when the one that started it is gone, and offers it first when the system runs out of memory. To
     * be called before anything is opened.
     *
     * @param parent what the other process holds open while it lives
     */
    public static void follow(InputStream parent) {
        Thread.ofPlatform().daemon().name("parent").start(() -> {
            try {
                while (parent.read() >= 0) {
                    Thread.onSpinWait();
                }
            } catch (IOException gone) {
                // as if it had ended
            }
            Runtime.getRuntime().halt(1);
        });
        try {
            Files.writeString(Path.of("/proc/self/oom_score_adj"), "1000");
        } catch (IOException notLinux) {
            // then the system chooses by itself
        }
    }

    /** @param parent is told how it goes */
    public void run(String jobId, String owner, long epoch, PrintStream parent) {
        Optional<Claim> claim = store.read(tx -> tx.jobs().held(jobId, owner, epoch));
        parent.println(EndLine.BEGUN);
        parent.flush();
        parent.println(EndLine.of(claim.map(this::done).orElseGet(StepEnd.TooLate::new)));
        parent.flush();
    }

    private StepEnd done(Claim claim) {
        try {
            Outcome outcome = works.of(claim);
            new Claims(store, claim.owner(), Duration.ZERO, new InteractionEvents(clock)).finish(claim, outcome);
            return new StepEnd.Kept(outcome.soundSeconds(), outcome.degraded());
        } catch (Stale gone) {
            return new StepEnd.TooLate();
        } catch (RuntimeException failure) {
            return failed(claim, failure);
        } catch (Error grave) {
            return failed(claim, new IllegalStateException(grave));
        }
    }

    private StepEnd failed(Claim claim, RuntimeException failure) {
        journal.failed(claim, failure);
        return new StepEnd.Failed(failure);
    }
}
