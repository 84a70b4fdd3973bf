package dev.earmark.speech.voice;

import dev.earmark.audio.samples.Pcm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells which of two voices each stretch of a channel is: a hidden Markov model of two states. Each voice is a set of offsets from what
 * both have in common, with a normal distribution around none before anything was heard; offsets and states are learned in turn (after
 * F. Landini, J. Profant, M. Diez and L. Burget, "Bayesian HMM clustering of x-vector sequences (VBx) in speaker diarization", Computer
 * Speech and Language 71, 2022). What else speaks for a voice, such as what it says, counts with it. The first party may be another
 * person from some pause on: an agent who took over. For one thread.
 */
public final class TwoVoices {

    private static final int ROUNDS = 15;
    private static final double SPLIT_LOGIT = 2.2;
    private static final int MOST_CHANGES = 6;
    private static final long LEAST_PAUSE_MS = 1_200;
    private static final int LEAST_STRETCHES = 12;
    /** In the logarithm of the fit: what a third voice must explain. */
    private static final double LEAST_GAIN = 6;

    private final HeardVoices heard;
    private final List<VoiceStretch> stretches;
    private final Chain chain;

    /**
     * @param first     probability of the first party, for each stretch
     * @param fit       logarithm of how well all of it fits; comparable within a call
     * @param otherFrom stretch from which on the first party is another person; 0 when it is one person
     */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    public record Told(double[] first, double fit, int otherFrom) {}

    /**
     * @param stretches in order of time
     * @param models    what is known of voices beforehand
     */
    public TwoVoices(Pcm pcm, List<VoiceStretch> stretches, VoiceModels models) {
        this.stretches = List.copyOf(stretches);
        this.heard = heard(pcm, stretches.stream().map(one -> new long[] {one.startMs(), one.endMs()}).toList(), models);
        this.chain = new Chain(stretches);
    }

    private static HeardVoices heard(Pcm pcm, List<long[]> times, VoiceModels models) {
        VoiceStatistics ofCall = new VoiceStatistics(pcm, times, models.prints());
        return models.space().get().<HeardVoices>map(one -> new TogetherVoices(new PlacedStretches(one, pcm, times), ofCall))
                .orElse(ofCall);
    }

    /** How much of what is heard is believed, in several ways of which the answers are to be averaged. */
    public List<VoiceWeighing> weighings() {
        return heard.weighings();
    }

    /** What the voices are not asked for. */
    public static double[] byOthersAlone(List<VoiceStretch> stretches) {
        return new Chain(stretches).smoothed(others(stretches));
    }

    /**
     * How much more likely it is that another voice speaks in the first stretches than in the rest, for several places where that one may
     * end: logarithms of Bayes factors, above 0 for another one.
     *
     * @param times from and to, in milliseconds, of each stretch
     * @param ends  numbers of stretches, each at least 1 and less than there are
     * @param models as in the constructor
     */
    public static double[] apart(Pcm pcm, List<long[]> times, int[] ends, VoiceModels models) {
        HeardVoices heard = heard(pcm, times, models);
        VoiceWeighing weighing = heard.weighings().getFirst();
        int count = heard.stretches();
        double together = fit(heard, 0, count, weighing);
        return Arrays.stream(ends).mapToDouble(end -> fit(heard, 0, end, weighing) + fit(heard, end, count, weighing) - together).toArray();
    }

    /** Of one voice in some stretches, beside no voice in particular. */
    private static double fit(HeardVoices heard, int from, int end, VoiceWeighing weighing) {
        double[] all = new double[end];
        Arrays.fill(all, from, end, 1);
        HeardVoices.OneVoice voice = heard.voice(all, from, end, weighing);
        return voice.fit() + IntStream.range(from, end).mapToDouble(voice::likelihood).sum();
    }

    private static double[] others(List<VoiceStretch> stretches) {
        return stretches.stream().mapToDouble(VoiceStretch::first).toArray();
    }

    /** What comes of several beginnings: of what else speaks for a voice, of the sound, and of the pitch, either way round. */
    public List<Told> told(VoiceWeighing weighing) {
        List<Told> told = new ArrayList<>(List.of(from(weighing, chain.smoothed(others(stretches)), 0)));
        for (double[] direction : heard.directions(weighing)) {
            told.add(from(weighing, split(direction, SPLIT_LOGIT), 0));
            told.add(from(weighing, split(direction, -SPLIT_LOGIT), 0));
        }
        return told;
    }

    /** The same when another person takes over the first part after one of the longest pauses; only where that explains much more. */
    public List<Told> withOther(VoiceWeighing weighing, Told one) {
        double[] byOthers = chain.smoothed(others(stretches));
        List<Told> told = new ArrayList<>();
        for (int change : pauses()) {
            double[] start = one.first.clone();
            System.arraycopy(byOthers, change, start, change, start.length - change);
            Told kept = from(weighing, one.first, change);
            Told fresh = from(weighing, start, change);
            Told better = kept.fit >= fresh.fit ? kept : fresh;
            if (better.fit >= one.fit + LEAST_GAIN) {
                told.add(better);
            }
        }
        return told;
    }

    private List<Integer> pauses() {
        return IntStream.range(LEAST_STRETCHES, stretches.size() - LEAST_STRETCHES).boxed().filter(i -> pauseMs(i) >= LEAST_PAUSE_MS)
                .sorted(Comparator.comparingLong((Integer i) -> -pauseMs(i))).limit(MOST_CHANGES).toList();
    }

    private long pauseMs(int stretch) {
        return stretches.get(stretch).startMs() - stretches.get(stretch - 1).endMs();
    }

    private Told from(VoiceWeighing weighing, double[] start, int change) {
        double[] first = start;
        double fit = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double[] second = Arrays.stream(first).map(share -> 1 - share).toArray();
            int count = first.length;
            HeardVoices.OneVoice before = change == 0 ? null : heard.voice(first, 0, change, weighing);
            HeardVoices.OneVoice one = heard.voice(first, change, count, weighing);
            HeardVoices.OneVoice other = heard.voice(second, 0, count, weighing);
            double[] emission = new double[count];
            double common = 0;
            for (int i = 0; i < count; i++) {
                double theirs = other.likelihood(i);
                HeardVoices.OneVoice own = before != null && i < change ? before : one;
                emission[i] = stretches.get(i).first() + own.likelihood(i) - theirs;
                common += theirs;
            }
            first = chain.smoothed(emission);
            fit = chain.fit() + common + one.fit() + other.fit() + (before == null ? 0 : before.fit());
        }
        return new Told(first, fit, change);
    }

    private double[] split(double[] direction, double logit) {
        return chain.smoothed(Arrays.stream(direction).map(place -> place > 0 ? logit : -logit).toArray());
    }
}
