package dev.earmark.jobs;

import dev.earmark.store.StepName;
import java.time.Duration;

/** Told how the work goes, by many threads. */
public interface WorkListener {

    /** Tells nobody. */
    WorkListener NOBODY = new WorkListener() {
        @Override
        public void done(StepName step, Duration took, double soundSeconds) {}

        @Override
        public void failed(StepName step, String code, boolean parked) {}

        @Override
        public void tooLate(StepName step) {}
    };

    /** @param soundSeconds length of what was heard; 0 when nothing was */
    void done(StepName step, Duration took, double soundSeconds);

    /** @param parked whether nobody tries again by itself */
    void failed(StepName step, String code, boolean parked);

    /** What a step found was refused, because somebody else has claimed it since. */
    void tooLate(StepName step);

    /** A scoring had to do without a language model. @param verdicts that it was to decide */
    default void degraded(int verdicts) {}
}
