package dev.earmark.speech.voice;

import java.util.List;

/** What the stretches of a call tell of the voices in them. Immutable. */
sealed interface HeardVoices permits VoiceStatistics, PlacedStretches, TogetherVoices {

    int stretches();

    /** How much of what is heard is believed: one way, or several of which the answers are averaged. */
    List<VoiceWeighing> weighings();

    /**
     * One voice, as it is learnt from some stretches.
     *
     * @param shares of each stretch that are this voice, 0 to 1
     */
    OneVoice voice(double[] shares, int from, int end, VoiceWeighing weighing);

    /** Where each stretch lies along directions in which voices may differ: where a search for two voices begins. */
    List<double[]> directions(VoiceWeighing weighing);

    /** One voice beside what all voices of the call have in common. */
    sealed interface OneVoice permits VoiceOffsets, PlacedVoice, TogetherVoices.Both {

        /** Negative divergence from what was expected of any voice. */
        double fit();

        /** Logarithm of how likely a stretch is this voice, beside any voice. */
        double likelihood(int stretch);
    }
}
