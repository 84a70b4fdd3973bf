package dev.earmark.jobs;

import dev.earmark.steps.Lane;
import dev.earmark.steps.StepPlan;
import dev.earmark.store.StepName;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The threads of all lanes of a plan. */
final class Lanes implements AutoCloseable {

    private final StepPlan plan;
    private final Map<Lane, LaneThreads> threads = new EnumMap<>(Lane.class);

    Lanes(StepPlan plan, WorkerSettings settings) {
        this.plan = plan;
        for (Lane lane : Lane.values()) {
            int width = switch (lane) {
                case CALLS -> settings.calls();
                case STEPS, ASIDE -> settings.steps();
            };
            threads.put(lane, new LaneThreads(lane.label(), plan.of(lane), width));
        }
    }

    Collection<LaneThreads> all() {
        return threads.values();
    }

    LaneThreads of(Lane lane) {
        return Objects.requireNonNull(threads.get(lane));
    }

    /** Whether a step is done in this lane. */
    boolean in(Lane lane, StepName step) {
        return plan.lane(step) == lane;
    }

    LaneThreads of(StepName step) {
        return of(plan.lane(step));
    }

    /** How many steps are being done. */
    int busy() {
        return threads.values().stream().mapToInt(LaneThreads::busy).sum();
    }

    /** Does not wait. */
    @Override
    public void close() {
        threads.values().forEach(LaneThreads::close);
    }
}
