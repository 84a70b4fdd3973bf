package dev.earmark.store;

import dev.earmark.access.Reach;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Priority;
import dev.earmark.store.Jobs.Claim;
import dev.earmark.store.Jobs.Step;
import dev.earmark.testing.SampleInteractions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Short words for what the contracts do with the store over and over. */
interface UsesStore {

    Store store();

    default <T> Optional<T> maybe(Store.Work<Optional<T>> work) {
        return store().read(work);
    }

    default <T> List<T> listed(Store.Work<List<T>> work) {
        return store().read(work);
    }

    /** An interaction of an agent that is in the store. */
    default Interaction kept(String agentId) {
        return kept(SampleInteractions.call(agentId));
    }

    default Interaction kept(Interaction call) {
        store().write(tx -> tx.interactions().insert(call, SampleInteractions.arrived(call)));
        return call;
    }

    default Interaction find(String id) {
        return store().read(tx -> tx.interactions().find(id, Reach.EVERYTHING)).orElseThrow();
    }

    default Step enqueued(String interactionId, StepName name, Priority priority, long runAtMs) {
        Step step = new Step(interactionId, name, name.equals(StepName.SCORE) || name.equals(StepName.MARK) ? "billing-care@7" : "");
        store().<Boolean>write(tx -> {
            tx.jobs().enqueue(step, priority, runAtMs);
            return true;
        });
        return step;
    }

    /** @param leaseMs from now on; below 0 for one that has run out already */
    default List<Claim> claimed(String owner, long leaseMs, int limit) {
        return store().write(tx -> tx.jobs().claim(owner, tx.nowMs() + leaseMs,
                List.of(StepName.TRANSCRIBE, StepName.MEASURE, StepName.SCORE, StepName.MARK, StepName.SUMMARISE), limit));
    }

    default List<Jobs.Line> jobsOf(String interactionId) {
        return store().read(tx -> tx.jobs().of(interactionId));
    }

    /** Runs all at the same time. */
    default <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
        }
        return results;
    }
}
