package dev.earmark.audio.samples;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Whether two channels carry the same voices: both parties on both, as when a mixed call was recorded by two machines, whatever the gain,
 * the delay, the phase and the noise of either side.
 *
 * <p>Judged by loudness in frames of 20 ms: on mixed channels it goes up and down together, whoever speaks, and the difference stays what
 * it is. On a line with a channel for each party the difference has another sign with each speaker.
 */
public final class MixedChannels {

    /** 400 ms either way. */
    private static final int MOST_DELAY_FRAMES = 20;
    /** What is that much below the loudest speech is not compared: noise has no voice. */
    private static final double RANGE_DB = 22;
    private static final double LEAST_CORRELATION = 0.75;
    /** Between the quarters of the differences, so that a few frames of noise do not count. */
    private static final double MOST_SPREAD_DB = 4.5;
    private static final int LEAST_FRAMES = 150;
    /** Between the quarters of the loudness of one side: voices go up and down by more, tones and noise do not. */
    private static final double LEAST_MOVEMENT_DB = 3;
    private static final int PIECES = 20;
    private static final double SAME_WAVE = 0.6;
    private static final double MOST_PIECES = 0.8;
    /** Between the tenths of the differences of the loudest pieces. */
    private static final double MOST_RANGE_DB = 8;

    private MixedChannels() {}

    /** False when there is too little to compare: less than three seconds of sound. */
    public static boolean on(Pcm leftSound, FrameLevels left, Pcm rightSound, FrameLevels right) {
        return byLoudness(left, right) || byWave(leftSound, left, rightSound, right) || byWave(rightSound, right, leftSound, left);
    }

    /** Where either side has noise of its own, or each party is a little nearer to one side: the loudest pieces are one wave. */
    private static boolean byWave(Pcm own, FrameLevels ownLevels, Pcm other, FrameLevels otherLevels) {
        int count = Math.min(ownLevels.count(), otherLevels.count()) / WavePieces.FRAMES;
        double[] loudness = new double[count];
        double[] apart = new double[count];
        for (int i = 0; i < count; i++) {
            double a = CrossTalk.loudness(ownLevels, i * WavePieces.FRAMES);
            double b = CrossTalk.loudness(otherLevels, i * WavePieces.FRAMES);
            loudness[i] = Math.max(a, b);
            apart[i] = a - b;
        }
        int[] loudest = IntStream.range(0, count).boxed().sorted((a, b) -> Double.compare(loudness[b], loudness[a]))
                .limit(Math.max(PIECES, count / 4)).mapToInt(Integer::intValue).toArray();
        double[] differences = Arrays.stream(loudest).mapToDouble(i -> apart[i]).sorted().toArray();
        if (count < PIECES || differences[differences.length * 9 / 10] - differences[differences.length / 10] > MOST_RANGE_DB) {
            return false;
        }
        WavePieces pieces = new WavePieces(own, other);
        int lag = pieces.commonDelay(Arrays.copyOf(loudest, PIECES), SAME_WAVE);
        return lag != Integer.MIN_VALUE && Arrays.stream(loudest)
                .filter(piece -> Math.abs(pieces.correlation((long) piece * WavePieces.SIZE, lag)) >= SAME_WAVE).count()
                >= MOST_PIECES * loudest.length;
    }

    private static boolean byLoudness(FrameLevels left, FrameLevels right) {
        double leftSpeech = Level.of(left).speechDbfs();
        double rightSpeech = Level.of(right).speechDbfs();
        for (int delay = 0; delay <= MOST_DELAY_FRAMES; delay++) {
            if (alike(left, right, delay, leftSpeech, rightSpeech) || delay > 0 && alike(left, right, -delay, leftSpeech, rightSpeech)) {
                return true;
            }
        }
        return false;
    }

    private static boolean alike(FrameLevels left, FrameLevels right, int delay, double leftSpeech, double rightSpeech) {
        int from = Math.max(0, -delay);
        int end = Math.min(left.count(), right.count() - delay);
        double[] a = new double[Math.max(0, end - from)];
        double[] b = new double[a.length];
        int count = 0;
        for (int i = from; i < end; i++) {
            double l = left.dbfs(i) - leftSpeech;
            double r = right.dbfs(i + delay) - rightSpeech;
            if (l > -RANGE_DB || r > -RANGE_DB) {
                a[count] = Math.max(l, -RANGE_DB);
                b[count++] = Math.max(r, -RANGE_DB);
            }
        }
        return count >= LEAST_FRAMES && quarters(a, count) >= LEAST_MOVEMENT_DB
                && correlation(a, b, count) >= LEAST_CORRELATION && spread(a, b, count) <= MOST_SPREAD_DB;
    }

    private static double spread(double[] a, double[] b, int count) {
        double[] apart = new double[count];
        for (int i = 0; i < count; i++) {
            apart[i] = a[i] - b[i];
        }
        return quarters(apart, count);
    }

    private static double quarters(double[] values, int count) {
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted[count * 3 / 4] - sorted[count / 4];
    }

    private static double correlation(double[] a, double[] b, int count) {
        double meanA = Arrays.stream(a, 0, count).average().orElse(0);
        double meanB = Arrays.stream(b, 0, count).average().orElse(0);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < count; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb + 1e-9);
    }
}
