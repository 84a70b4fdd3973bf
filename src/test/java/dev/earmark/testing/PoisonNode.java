package dev.earmark.testing;

import dev.earmark.jobs.StepChild;
import dev.earmark.jobs.StepProcess;
import dev.earmark.jobs.WorkListener;
import dev.earmark.jobs.WorkerSettings;
import dev.earmark.jobs.Workers;
import dev.earmark.blobs.FolderBlobs;
import dev.earmark.store.Jobs.Claim;
import dev.earmark.store.Store;
import dev.earmark.store.StoreSettings;
import dev.earmark.store.sql.SqlStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The workers of one node in a process of its own, with a recogniser that ends the process when it hears a recording of more than
 * {@value #POISONOUS_SECONDS} seconds, as a fault in native code would.
 *
 * <p>Arguments: folder, address of PostgreSQL or {@code sqlite}, how long a call is heard in ms; for one step also job, owner and epoch.
 */
public final class PoisonNode {

    public static final double POISONOUS_SECONDS = 1.5;
    /** As a process ends that was aborted. */
    public static final int ABORTED = 134;

    private static final WorkerSettings SETTINGS = new WorkerSettings(2, 2, 1, Duration.ofSeconds(2), Duration.ofSeconds(60));

    private PoisonNode() {}

    public static void main(String[] arguments) {
        boolean oneStep = arguments.length > 3;
        if (oneStep) {
            StepChild.follow(System.in);
        }
        Path folder = Path.of(arguments[0]);
        Store store = store(folder, arguments[1], oneStep);
        Workplace place = new Workplace(store, new FolderBlobs(folder.resolve("blobs")), folder);
        long hearing = Duration.ofMillis(Long.parseLong(arguments[2])).toNanos();
        place.transcriber().before(call -> {
            LockSupport.parkNanos(hearing);
            if (call.source().seconds() > POISONOUS_SECONDS) {
                Runtime.getRuntime().halt(ABORTED);
            }
        });
        if (oneStep) {
            new StepChild(store, place.works(SETTINGS), Clock.systemUTC())
                    .run(arguments[3], arguments[4], Long.parseLong(arguments[5]), System.out);
            store.close();
        } else {
            Workers workers = place.workers(SETTINGS, WorkListener.NOBODY, new StepProcess(claim -> step(arguments, claim)));
            workers.start();
            LockSupport.park();
        }
    }

    private static Store store(Path folder, String database, boolean beside) {
        Path data = folder.resolve("data");
        if (database.equals("sqlite")) {
            return beside ? SqlStore.beside(StoreSettings.defaults(), data, Stores.AUDIT_KEY) : Stores.sqlite(data);
        }
        return SqlStore.open(new StoreSettings(null, database, null, null, 4), data, Stores.AUDIT_KEY);
    }

    private static ProcessBuilder step(String[] arguments, Claim claim) {
        return command(arguments[0], arguments[1], arguments[2], claim.jobId(), claim.owner(), String.valueOf(claim.epoch()));
    }

    public static ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(PackagedProgram.command("256m", PoisonNode.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
