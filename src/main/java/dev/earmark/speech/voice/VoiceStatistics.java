package dev.earmark.speech.voice;

import dev.earmark.audio.samples.Pcm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each stretch of a channel tells of the voice in it: for each component of the call's mixture, and for the pitch, how much was
 * heard of it and by how much it differed from what is usual in this call, in standard deviations; with a speaker model, also where its
 * vectors lie. Immutable.
 */
final class VoiceStatistics implements HeardVoices {

    /** Of which the answers are averaged: which of them is best differs from call to call. */
    static final List<VoiceWeighing> WEIGHINGS = List.of(new VoiceWeighing(0.1, 4), new VoiceWeighing(0.12, 4),
            new VoiceWeighing(0.15, 4));

    private static final int HOP_MS = 16;
    private static final int LONG_HOP_MS = 32;
    private static final long LONG_MS = 1_800_000;
    private static final int COMPONENTS = 16;
    /** So many frames a vector of a speaker model counts as, of which each counts a tenth: it is not one of many that are alike. */
    private static final float A_PRINT = 8;
    private static final int POWER_ROUNDS = 30;
    private static final double USUAL_PITCH = Math.log(150);

    private final float[][] counts;
    private final float[][] sums;
    private final int width = VoiceFrames.WIDTH;
    /** Of the mixture; the pitch follows, and what a speaker model tells. */
    private final int sounds;

    /**
     * @param times  from and to, in milliseconds, of each stretch
     * @param prints of a speaker model; null without one
     */
    VoiceStatistics(Pcm pcm, List<long[]> times, @Nullable Voiceprints prints) {
        long total = times.stream().mapToLong(time -> time[1] - time[0]).sum();
        VoiceFrames voice = new VoiceFrames(pcm, total > LONG_MS ? LONG_HOP_MS : HOP_MS);
        List<VoiceFrames.Frame[]> stretches = new ArrayList<>();
        List<float[]> all = new ArrayList<>();
        for (long[] time : times) {
            VoiceFrames.Frame[] frames = voice.between(time[0], time[1]);
            stretches.add(frames);
            for (VoiceFrames.Frame frame : frames) {
                all.add(frame.values());
            }
        }
        double[] pitch = pitch(stretches);
        counts = new float[times.size()][];
        sums = new float[times.size()][];
        SoundMixture mixture = new SoundMixture(all.isEmpty() ? List.of(new float[width]) : all, COMPONENTS);
        sounds = mixture.count();
        PrintedStretches printed = prints == null ? null : new PrintedStretches(pcm, times, prints);
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new float[sounds + (printed == null ? 1 : 2)];
            sums[i] = new float[sounds * width + 1 + (printed == null ? 0 : PrintedStretches.WIDTH)];
            add(stretches.get(i), mixture, i);
            pitch(stretches.get(i), pitch, i);
            if (printed != null) {
                add(printed, i);
            }
        }
    }

    private void add(PrintedStretches printed, int stretch) {
        float count = printed.weight(stretch) * A_PRINT;
        counts[stretch][sounds + 1] = count;
        for (int k = 0; k < PrintedStretches.WIDTH; k++) {
            sums[stretch][sounds * width + 1 + k] = count * printed.place(stretch, k);
        }
    }

    private void add(VoiceFrames.Frame[] frames, SoundMixture mixture, int stretch) {
        double[] shares = new double[mixture.count()];
        for (VoiceFrames.Frame frame : frames) {
            mixture.shares(frame.values(), shares);
            for (int k = 0; k < shares.length; k++) {
                if (shares[k] > 1e-3) {
                    counts[stretch][k] += (float) shares[k];
                    for (int d = 0; d < width; d++) {
                        sums[stretch][k * width + d] +=
                                (float) (shares[k] * (frame.values()[d] - mixture.mean(k, d)) / mixture.deviation(k, d));
                    }
                }
            }
        }
    }

    private void pitch(VoiceFrames.Frame[] frames, double[] usual, int stretch) {
        for (VoiceFrames.Frame frame : frames) {
            if (frame.pitch() > 0) {
                counts[stretch][sounds]++;
                sums[stretch][sounds * width] += (float) Math.clamp((frame.pitch() - usual[0]) / usual[1], -3, 3);
            }
        }
    }

    /** Mean and deviation over the call. */
    private static double[] pitch(List<VoiceFrames.Frame[]> stretches) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (VoiceFrames.Frame[] frames : stretches) {
            for (VoiceFrames.Frame frame : frames) {
                if (frame.pitch() > 0) {
                    sum += frame.pitch();
                    squares += frame.pitch() * (double) frame.pitch();
                    count++;
                }
            }
        }
        double mean = count == 0 ? USUAL_PITCH : sum / count;
        return new double[] {mean, Math.sqrt(Math.max(1e-3, count == 0 ? 1 : squares / count - mean * mean))};
    }

    @Override
    public int stretches() {
        return counts.length;
    }

    @Override
    public List<VoiceWeighing> weighings() {
        return WEIGHINGS;
    }

    @Override
    public OneVoice voice(double[] shares, int from, int end, VoiceWeighing weighing) {
        return new VoiceOffsets(this, shares, from, end, weighing);
    }

    /** The one in which stretches differ most, and the pitch. */
    @Override
    public List<double[]> directions(VoiceWeighing weighing) {
        double[][] offsets = new double[stretches()][width()];
        double[] pitch = new double[stretches()];
        for (int i = 0; i < offsets.length; i++) {
            for (int p = 0; p < offsets[i].length; p++) {
                offsets[i][p] = weighing.scale() * sums[i][p] / (weighing.scale() * counts[i][component(p)] + weighing.prior());
            }
            pitch[i] = sums[i][sounds * width];
        }
        return List.of(MainDirection.along(offsets, POWER_ROUNDS), pitch);
    }

    /** Numbers that describe a voice. */
    int width() {
        return sums.length == 0 ? 0 : sums[0].length;
    }

    /** Of the mixture, the pitch, and what a speaker model tells. */
    int components() {
        return counts.length == 0 ? 0 : counts[0].length;
    }

    /** Of which a number is. */
    int component(int number) {
        return number <= sounds * width ? number / width : sounds + 1;
    }

    private int start(int component) {
        return component <= sounds ? component * width : sounds * width + 1;
    }

    private int end(int component) {
        return component < sounds ? (component + 1) * width : component == sounds ? sounds * width + 1 : width();
    }

    /** Adds a share of what a stretch tells. */
    void add(int stretch, double share, double[] toCounts, double[] toSums) {
        for (int k = 0; k < toCounts.length; k++) {
            if (counts[stretch][k] > 0) {
                toCounts[k] += share * counts[stretch][k];
                for (int p = start(k); p < end(k); p++) {
                    toSums[p] += share * sums[stretch][p];
                }
            }
        }
    }

    /** Sums of a stretch times offsets, less what each component costs by how much was heard of it. */
    double along(int stretch, double[] offsets, double[] costs) {
        double sum = 0;
        for (int k = 0; k < costs.length; k++) {
            if (counts[stretch][k] > 0) {
                sum -= counts[stretch][k] * costs[k];
                for (int p = start(k); p < end(k); p++) {
                    sum += sums[stretch][p] * offsets[p];
                }
            }
        }
        return sum;
    }
}
