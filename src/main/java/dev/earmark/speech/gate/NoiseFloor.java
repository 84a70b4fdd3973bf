package dev.earmark.speech.gate;

import dev.earmark.audio.samples.FrameLevels;
import java.util.Arrays;

/**
 * The level of the noise on a line as it changes over a call: for every five seconds, the level that a tenth of the frames around does
 * not exceed. Even a long speech has that many frames between its sounds. Digital silence is left out: lines that suppress silence
 * would hide the noise that comes with the speech. Where a line has digital silence, though, there may be speech only and no noise at all:
 * what is taken for noise is then kept well below the loud sounds of the channel.
 */
final class NoiseFloor {

    private static final double SHARE = 0.1;
    private static final double LOUD_SHARE = 0.95;
    private static final double LEAST_DIGITAL_SILENCE = 0.1;
    private static final double BELOW_LOUD_DB = 28;
    private static final double DIGITAL_SILENCE_DBFS = -85;
    private static final int STEP = 5_000 / FrameLevels.FRAME_MS;
    private static final int AROUND = 15_000 / FrameLevels.FRAME_MS;

    private final double[] dbfs;

    NoiseFloor(FrameLevels levels) {
        double[] all = heard(levels, 0, levels.count());
        boolean silencePure = all.length < (1 - LEAST_DIGITAL_SILENCE) * levels.count();
        double highest = silencePure ? quantile(all, LOUD_SHARE) - BELOW_LOUD_DB : Double.POSITIVE_INFINITY;
        dbfs = new double[levels.count() / STEP + 1];
        for (int step = 0; step < dbfs.length; step++) {
            int middle = step * STEP + STEP / 2;
            dbfs[step] = floor(levels, Math.max(0, middle - AROUND), Math.min(levels.count(), middle + AROUND), highest);
        }
    }

    double dbfs(int frame) {
        return dbfs[frame / STEP];
    }

    private static double floor(FrameLevels levels, int from, int end, double highest) {
        return Math.min(quantile(heard(levels, from, end), SHARE), highest);
    }

    /** Sorted levels of the frames that are not digital silence. */
    private static double[] heard(FrameLevels levels, int from, int end) {
        double[] heard = new double[Math.max(0, end - from)];
        int count = 0;
        for (int frame = from; frame < end; frame++) {
            if (levels.dbfs(frame) > DIGITAL_SILENCE_DBFS) {
                heard[count++] = levels.dbfs(frame);
            }
        }
        double[] sorted = Arrays.copyOf(heard, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? DIGITAL_SILENCE_DBFS : sorted[(int) (share * (sorted.length - 1))];
    }
}
