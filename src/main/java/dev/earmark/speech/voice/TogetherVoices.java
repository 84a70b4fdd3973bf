package dev.earmark.speech.voice;

import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link VoiceSpace} tells of voices, and what the call alone tells, together. The call alone counts for half: both hear the same
 * frames. Immutable.
 */
final class TogetherVoices implements HeardVoices {

    private static final double OF_THE_CALL = 0.5;

    private final PlacedStretches placed;
    private final VoiceStatistics ofCall;

    TogetherVoices(PlacedStretches placed, VoiceStatistics ofCall) {
        this.placed = placed;
        this.ofCall = ofCall;
    }

    record Both(OneVoice placed, OneVoice ofCall) implements OneVoice {

        @Override
        public double fit() {
            return placed.fit() + OF_THE_CALL * ofCall.fit();
        }

        @Override
        public double likelihood(int stretch) {
            return placed.likelihood(stretch) + OF_THE_CALL * ofCall.likelihood(stretch);
        }
    }

    @Override
    public int stretches() {
        return placed.stretches();
    }

    @Override
    public List<VoiceWeighing> weighings() {
        return ofCall.weighings();
    }

    @Override
    public OneVoice voice(double[] shares, int from, int end, VoiceWeighing weighing) {
        return new Both(placed.voice(shares, from, end, placed.weighings().getFirst()), ofCall.voice(shares, from, end, weighing));
    }

    @Override
    public List<double[]> directions(VoiceWeighing weighing) {
        List<double[]> all = new ArrayList<>(ofCall.directions(weighing));
        all.addAll(placed.directions(placed.weighings().getFirst()));
        return all;
    }
}
