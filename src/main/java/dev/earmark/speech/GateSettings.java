package dev.earmark.speech;

/**
 * What counts as silence.
 *
 * @param aboveFloorDb   how much louder than the noise a frame of speech is
 * @param lowestDbfs     what is below is silence on any line
 * @param shortestMs     sound shorter than that is a click
 * @param longestPauseMs a pause up to this long is fed as it is
 * @param beforeMs       kept before speech, for its soft beginning
 * @param afterMs        kept after speech
 */
record GateSettings(double aboveFloorDb, double lowestDbfs, int shortestMs, int longestPauseMs, int beforeMs, int afterMs) {

    GateSettings {
        if (longestPauseMs < beforeMs + afterMs) {
            throw new IllegalArgumentException("what is kept around speech is longer than the shortest cut");
        }
    }

    static GateSettings defaults() {
        return new GateSettings(9, -60, 40, 1_500, 600, 600);
    }
}
