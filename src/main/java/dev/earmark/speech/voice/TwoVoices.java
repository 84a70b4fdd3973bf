package dev.earmark.speech.voice;

import dev.earmark.audio.samples.Pcm;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells which of two voices each stretch of a channel is: a hidden Markov model of two states. Each voice is a set of offsets from what both
 * have in common, with a normal distribution around none before anything was heard; offsets and states are learned in turn (variational
 * Bayes, after F. Landini, J. Profant, M. Diez and L. Burget, "Bayesian HMM clustering of x-vector sequences (VBx) in speaker diarization",
 * Computer Speech and Language 71, 2022). What else speaks for a voice, such as what it says, counts with it. For one thread.
 */
public final class TwoVoices {

    private static final int ROUNDS = 15;
    /** Frames follow each other too closely to be independent: each counts only so much. */
    static double SCALE = Double.parseDouble(System.getProperty("vb.scale", "0.2"));
    static double PRIOR = Double.parseDouble(System.getProperty("vb.prior", "8"));
    private static final int POWER_ROUNDS = 30;

    private final VoiceStatistics heard;
    private final List<Stretch> stretches;

    /**
     * @param first   how much else speaks for the first voice, as the logarithm of odds
     * @param changes probability that the voice is another one than in the stretch before
     */
    public record Stretch(long startMs, long endMs, double first, double changes) {}

    /**
     * @param first probability of the first voice, for each stretch
     * @param fit   logarithm of how well all of it fits; comparable within a call
     */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    public record Told(double[] first, double fit) {}

    /** @param stretches in order of time */
    public TwoVoices(Pcm pcm, List<Stretch> stretches) {
        this.stretches = List.copyOf(stretches);
        this.heard = CACHE.computeIfAbsent(pcm, _ -> new VoiceStatistics(pcm, stretches.stream().map(one -> new long[] {one.startMs(), one.endMs()}).toList()));
    }
    static final java.util.Map<Object, VoiceStatistics> CACHE = new java.util.IdentityHashMap<>();
    public static void set(double scale, double prior) { SCALE = scale; PRIOR = prior; }

    /** What comes of several beginnings. */
    public List<Told> told() {
        List<Told> told = new ArrayList<>();
        double[] byWords = new Chain(stretches).smoothed(stretches.stream().mapToDouble(Stretch::first).toArray());
        told.add(from(byWords));
        if (heard.width() > 0) {
            for (double[] direction : List.of(mainDirection(), pitchDirection())) {
                told.add(from(split(direction, 1)));
                told.add(from(split(direction, -1)));
            }
        }
        return told;
    }

    private Told from(double[] start) {
        double[] first = start.clone();
        double fit = 0;
        Chain chain = new Chain(stretches);
        for (int round = 0; round < ROUNDS && heard.width() > 0; round++) {
            Offsets one = offsets(first, false);
            Offsets other = offsets(first, true);
            double[] emission = new double[first.length];
            double common = 0;
            for (int i = 0; i < emission.length; i++) {
                double theirs = likelihood(i, other);
                emission[i] = stretches.get(i).first() + likelihood(i, one) - theirs;
                common += theirs;
            }
            first = chain.smoothed(emission);
            fit = chain.fit() + common + one.fit + other.fit;
        }
        return new Told(first, fit);
    }

    /** Of one voice: means and variances of its offsets, and how little they differ from what was expected of any voice. */
    private record Offsets(double[] means, double[] variances, double fit) {}

    private Offsets offsets(double[] first, boolean other) {
        int width = heard.width();
        double[] means = new double[width];
        double[] variances = new double[width];
        double fit = 0;
        for (int p = 0; p < width; p++) {
            double count = 0;
            double sum = 0;
            for (int i = 0; i < first.length; i++) {
                double share = other ? 1 - first[i] : first[i];
                count += share * heard.count(i, p);
                sum += share * heard.sum(i, p);
            }
            variances[p] = 1 / (SCALE * count + PRIOR);
            means[p] = SCALE * sum * variances[p];
            fit += (1 + Math.log(variances[p] * PRIOR) - PRIOR * (variances[p] + means[p] * means[p])) / 2;
        }
        return new Offsets(means, variances, fit);
    }

    private double likelihood(int stretch, Offsets voice) {
        double sum = 0;
        for (int p = 0; p < voice.means.length; p++) {
            sum += heard.sum(stretch, p) * voice.means[p]
                    - heard.count(stretch, p) * (voice.means[p] * voice.means[p] + voice.variances[p]) / 2;
        }
        return SCALE * sum;
    }

    private double[] split(double[] direction, int sign) {
        double[] first = new double[direction.length];
        for (int i = 0; i < first.length; i++) {
            first[i] = sign * direction[i] > 0 ? 0.9 : 0.1;
        }
        return new Chain(stretches).smoothed(logits(first));
    }

    private static double[] logits(double[] probabilities) {
        double[] logits = new double[probabilities.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = Math.log(probabilities[i] / (1 - probabilities[i]));
        }
        return logits;
    }

    private double[] pitchDirection() {
        double[] direction = new double[heard.stretches()];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = heard.sum(i, heard.width() - 1);
        }
        return direction;
    }

    /** Where each stretch lies along the direction in which stretches differ most. */
    private double[] mainDirection() {
        int width = heard.width();
        double[] direction = new double[width];
        java.util.Arrays.fill(direction, 1 / Math.sqrt(width));
        double[] places = new double[heard.stretches()];
        for (int round = 0; round < POWER_ROUNDS; round++) {
            double[] next = new double[width];
            for (int i = 0; i < places.length; i++) {
                places[i] = 0;
                for (int p = 0; p < width; p++) {
                    places[i] += direction[p] * offset(i, p);
                }
                for (int p = 0; p < width; p++) {
                    next[p] += places[i] * offset(i, p);
                }
            }
            double length = Math.sqrt(java.util.Arrays.stream(next).map(x -> x * x).sum());
            for (int p = 0; p < width; p++) {
                direction[p] = next[p] / Math.max(1e-12, length);
            }
        }
        return places;
    }

    private double offset(int stretch, int p) {
        return SCALE * heard.sum(stretch, p) / (SCALE * heard.count(stretch, p) + PRIOR);
    }
}
