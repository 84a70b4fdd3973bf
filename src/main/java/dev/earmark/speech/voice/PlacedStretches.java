package dev.earmark.speech.voice;

import dev.earmark.audio.samples.Pcm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What each stretch of a channel tells of where its voice lies in a {@link VoiceSpace}, beside where all voices of the call lie together.
 * The line is evened out over the call. Immutable.
 */
final class PlacedStretches implements HeardVoices {

    /** Frames follow each other too closely to be independent: Kaldi counts each for a tenth, too. */
    private static final VoiceWeighing WEIGHING = new VoiceWeighing(0.1, 1);
    private static final double RANGE = Math.log(100);
    /** Of a very long call only so many frames are looked at. */
    private static final int MOST_FRAMES = 100_000;
    private static final int NEIGHBOURS = 2;
    private static final int ROUNDS = 30;

    private final VoiceSpace space;
    private final List<int[]> components = new ArrayList<>();
    private final List<float[]> counts = new ArrayList<>();
    private final List<float[]> told = new ArrayList<>();
    private final double scaleOfFrames;

    /** @param times from and to, in milliseconds, of each stretch */
    PlacedStretches(VoiceSpace space, Pcm pcm, List<long[]> times) {
        this.space = space;
        long total = times.stream().mapToLong(time -> time[1] - time[0]).sum() / SpeechCepstra.HOP_MS;
        int step = (int) (total / MOST_FRAMES + 1);
        scaleOfFrames = step;
        double[] mean = new double[SpeechCepstra.WIDTH];
        List<List<float[]>> frames = frames(new SpeechCepstra(pcm), times, step, mean);
        float[] shift = space.evened(mean);
        for (List<float[]> stretch : frames) {
            place(stretch, shift);
        }
        centre();
    }

    /** Those that are not much fainter than the loudest of their stretch. @param mean is filled: of their cepstra */
    private List<List<float[]>> frames(SpeechCepstra cepstra, List<long[]> times, int step, double[] mean) {
        int around = VoiceSpace.around();
        List<List<float[]>> all = new ArrayList<>();
        int count = 0;
        for (long[] time : times) {
            SpeechCepstra.Frame[] heard = cepstra.between(time[0], time[1], around);
            double loudest = Arrays.stream(heard, around, heard.length - around).mapToDouble(SpeechCepstra.Frame::loudness).max().orElse(0);
            List<float[]> stretch = new ArrayList<>();
            for (int f = around; f < heard.length - around; f += step) {
                if (heard[f].loudness() > loudest - RANGE) {
                    float[] spliced = new float[(2 * around + 1) * SpeechCepstra.WIDTH];
                    for (int i = 0; i <= 2 * around; i++) {
                        System.arraycopy(heard[f - around + i].values(), 0, spliced, i * SpeechCepstra.WIDTH, SpeechCepstra.WIDTH);
                    }
                    stretch.add(space.frame(spliced));
                    count++;
                    for (int c = 0; c < mean.length; c++) {
                        mean[c] += heard[f].values()[c];
                    }
                }
            }
            all.add(stretch);
        }
        for (int c = 0; c < mean.length; c++) {
            mean[c] /= Math.max(1, count);
        }
        return all;
    }

    private void place(List<float[]> frames, float[] shift) {
        double[] shares = new double[space.components()];
        double[] count = new double[shares.length];
        double[] tells = new double[space.directions()];
        for (float[] frame : frames) {
            for (int d = 0; d < frame.length; d++) {
                frame[d] += shift[d];
            }
            space.shares(frame, shares);
            for (int k = 0; k < shares.length; k++) {
                if (shares[k] > 0) {
                    count[k] += shares[k];
                    space.addTold(k, shares[k], frame, tells);
                }
            }
        }
        int[] heard = IntStream.range(0, count.length).filter(k -> count[k] > 0).toArray();
        float[] counted = new float[heard.length];
        for (int i = 0; i < heard.length; i++) {
            counted[i] = (float) count[heard[i]];
        }
        components.add(heard);
        counts.add(counted);
        told.add(floats(tells));
    }

    /** From now on places are beside the call's own. */
    private void centre() {
        double[] all = new double[stretches()];
        Arrays.fill(all, 1);
        double[] own = new PlacedVoice(this, all, 0, all.length, WEIGHING).place();
        for (int i = 0; i < all.length; i++) {
            double[] surer = new double[space.directions() * (space.directions() + 1) / 2];
            addSurer(i, 1, surer);
            double[] less = Triangle.times(surer, own);
            float[] tells = told.get(i);
            for (int r = 0; r < tells.length; r++) {
                tells[r] -= (float) less[r];
            }
        }
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    VoiceSpace space() {
        return space;
    }

    /** How many frames each frame that was looked at stands for. */
    double scaleOfFrames() {
        return scaleOfFrames;
    }

    float[] told(int stretch) {
        return told.get(stretch);
    }

    /** Adds the number of frames in each component. */
    void addCounts(int stretch, double share, double[] into) {
        int[] own = components.get(stretch);
        for (int i = 0; i < own.length; i++) {
            into[own[i]] += share * counts.get(stretch)[i];
        }
    }

    private void addSurer(int stretch, double share, double[] into) {
        int[] own = components.get(stretch);
        for (int i = 0; i < own.length; i++) {
            space.addSurer(own[i], share * counts.get(stretch)[i], into);
        }
    }

    /** Sum over the frames of what each costs. @param costs for each component */
    double cost(int stretch, double[] costs) {
        double sum = 0;
        int[] own = components.get(stretch);
        for (int i = 0; i < own.length; i++) {
            sum += counts.get(stretch)[i] * costs[own[i]];
        }
        return sum;
    }

    @Override
    public int stretches() {
        return told.size();
    }

    @Override
    public List<VoiceWeighing> weighings() {
        return List.of(WEIGHING);
    }

    @Override
    public OneVoice voice(double[] shares, int from, int end, VoiceWeighing weighing) {
        return new PlacedVoice(this, shares, from, end, weighing);
    }

    /** The one along which some words in a row differ most from others. */
    @Override
    public List<double[]> directions(VoiceWeighing weighing) {
        double[][] places = new double[stretches()][];
        double[] near = new double[stretches()];
        Arrays.fill(near, 1);
        double[] mean = new double[space.directions()];
        for (int i = 0; i < places.length; i++) {
            int end = Math.min(near.length, i + NEIGHBOURS + 1);
            places[i] = new PlacedVoice(this, near, Math.max(0, i - NEIGHBOURS), end, weighing).place();
            for (int r = 0; r < mean.length; r++) {
                mean[r] += places[i][r] / places.length;
            }
        }
        for (double[] place : places) {
            for (int r = 0; r < mean.length; r++) {
                place[r] -= mean[r];
            }
        }
        return List.of(MainDirection.along(places, ROUNDS));
    }
}
