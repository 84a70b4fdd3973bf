package dev.earmark.audio.samples;

/**
 * How loud one party is, in decibels relative to full scale (0 is the loudest possible).
 *
 * @param speechDbfs root mean square of the frames with speech in them, by the margin of ITU-T P.56: a frame counts when it is at
 *                   most 15.9 dB below that mean; −90 when there is nothing to hear
 * @param peakDbfs   of the loudest sample; −90 when there is nothing to hear
 */
public record Level(double speechDbfs, double peakDbfs) {

    private static final double MARGIN_DB = 15.9;
    private static final int MOST_ROUNDS = 50;

    public static Level of(FrameLevels frames) {
        double peak = Math.max(FrameLevels.SILENCE_DBFS, 20 * Math.log10(frames.peak() / 32_768.0));
        double speech = frames.meanAbove(Double.NEGATIVE_INFINITY);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double next = frames.meanAbove(speech - MARGIN_DB);
            if (next == speech) {
                break;
            }
            speech = next;
        }
        return new Level(speech, peak);
    }
}
