package dev.earmark.measure;

import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import java.util.List;
import java.util.Map;

/**
 * What can be counted in one interaction. {@code values} holds every scalar by the name that rubrics use (see
 * {@link MeasureName}); a measure that cannot be taken (no times, speakers unknown) is absent, never zero.
 *
 * @param deadAirs      silences between two words from {@link MeasureSettings#pause()} on (3 s; in typed conversations waits from
 *                      {@link MeasureSettings#typedWait()} on), in time order; a rubric may bound them higher
 * @param interruptions in time order
 * @param holds         silences long enough to have been a hold, in time order
 */
public record Measures(
        Map<MeasureName, Double> values, List<DeadAir> deadAirs, List<Interruption> interruptions, List<TimeSpan> holds) {

    public Measures {
        values = Map.copyOf(values);
        deadAirs = List.copyOf(deadAirs);
        interruptions = List.copyOf(interruptions);
        holds = List.copyOf(holds);
    }

    /**
     * Nobody spoke.
     *
     * @param keptWaiting who had spoken last or was owed an answer; {@code UNKNOWN} when speakers are
     * @param keeper      who broke the silence too late: the party whose move it was
     */
    public record DeadAir(TimeSpan time, Speaker keeper, Speaker keptWaiting) {}

    /**
     * A party cut in while the other was still talking.
     *
     * @param overlap when both talked at once
     * @param turn    index of the turn that cut in
     */
    public record Interruption(TimeSpan overlap, Speaker by, int turn) {}
}
