package dev.earmark.steps;

import dev.earmark.access.Reach;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Stage;
import dev.earmark.interaction.Status;
import dev.earmark.steps.InteractionStatus;
import dev.earmark.steps.Stale;
import dev.earmark.store.Store;
import org.jspecify.annotations.Nullable;

/** Where an interaction stands after one of its steps: others may be waiting, or parked. */
public final class InteractionStatus {

    private InteractionStatus() {}

    public static Interaction of(Store.Tx tx, String id) {
        return tx.interactions().find(id, Reach.EVERYTHING).orElseThrow(Stale::new);
    }

    /** To be called when the job is finished and the next one is in the queue. */
    public static void reached(Store.Tx tx, String id, Stage stage, @Nullable Long durationMs) {
        Interaction before = of(tx, id);
        Stage furthest = stage.compareTo(before.stage()) > 0 ? stage : before.stage();
        save(tx, before.reached(stage, durationMs, status(tx, before, furthest)));
    }

    /** To be called when the interaction may have waited for what is not done any more. Changes nothing where it need not. */
    public static void settle(Store.Tx tx, String id) {
        Interaction before = of(tx, id);
        if (before.status() instanceof Status.Processing && status(tx, before, before.stage()) instanceof Status.Scored) {
            reached(tx, id, before.stage(), null);
        }
    }

    private static Status status(Store.Tx tx, Interaction before, Stage furthest) {
        boolean dead = tx.jobs().of(before.id()).stream().anyMatch(line -> line.state().equals("dead"));
        if (dead && before.status() instanceof Status.Parked parked) {
            return parked;
        }
        return furthest == Stage.MARKED && !tx.jobs().busy(before.id()) ? new Status.Scored() : new Status.Processing();
    }

    public static void save(Store.Tx tx, Interaction changed) {
        if (!tx.interactions().save(changed)) {
            throw new Overtaken();
        }
    }

    /** Somebody else changed the interaction between our reading and writing: the same again may succeed at once. */
    public static final class Overtaken extends RuntimeException {

        private static final long serialVersionUID = 1;

        Overtaken() {
            super("the interaction was changed meanwhile", null, false, false);
        }
    }
}
