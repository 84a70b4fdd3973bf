package dev.earmark.speech.gate;

/**
 * What counts as silence.
 *
 * @param aboveNoiseDb   how much louder than the noise around it a frame of speech is
 * @param lowestDbfs     what is below is silence on any line
 * @param belowOtherDb   sound this much below what the other party says at the same time is its echo or cross-talk
 * @param shortestMs     sound shorter than that is a click
 * @param longestPauseMs a pause up to this long is fed as it is
 * @param beforeMs       kept before speech, for its soft beginning
 * @param afterMs        kept after speech
 */
public record GateSettings(
        double aboveNoiseDb, double lowestDbfs, double belowOtherDb, int shortestMs, int longestPauseMs, int beforeMs, int afterMs) {

    public GateSettings {
        if (longestPauseMs < beforeMs + afterMs) {
            throw new IllegalArgumentException("what is kept around speech is longer than the shortest cut");
        }
    }

    public static GateSettings defaults() {
        return new GateSettings(8, -60, 30, 60, 1_200, 600, 400);
    }
}
