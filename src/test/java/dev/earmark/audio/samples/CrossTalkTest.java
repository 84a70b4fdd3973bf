package dev.earmark.audio.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two invented voices: noise of two colours that comes and goes in syllables, each party in turn for three seconds. */
class CrossTalkTest {

    private static final int RATE = 8_000;
    private static final int SECONDS = 24;
    private static final double[] AGENT = voice(1, 0);
    private static final double[] CUSTOMER = voice(2, 1);

    @Test
    void aLineWithAChannelForEachPartyHasNeitherCopiesNorTheSameVoices() {
        assertThat(MixedChannels.on(pcm(AGENT), levels(AGENT), pcm(CUSTOMER), levels(CUSTOMER))).isFalse();
        assertThat(share(CUSTOMER, AGENT)).isZero();
        assertThat(share(AGENT, CUSTOMER)).isZero();
    }

    @Test
    void aFaintSimultaneousCopyOfTheOtherPartyIsFoundAndOwnSpeechIsNot() {
        for (double below : new double[] {0.4, 0.16, 0.06, 0.03}) {
            for (int delayMs : new int[] {0, 40, 200}) {
                double[] leaked = sum(CUSTOMER, 1, delayed(AGENT, delayMs), -below);
                CrossTalk copies = copies(leaked, AGENT);
                assertThat(copies.share(500, 2_500)).as("%s at %d ms", below, delayMs).isGreaterThan(0.8);
                assertThat(copies.share(3_500, 5_500)).as("%s at %d ms", below, delayMs).isZero();
            }
        }
    }

    @Test
    void whereBothTalkAtOnceTheOwnWordsStay() {
        double[] over = voice(3, 0);
        assertThat(copies(sum(over, 0.8, AGENT, 0.2), AGENT).share(0, 3_000)).isLessThan(0.2);
    }

    @Test
    void bothVoicesOnBothChannelsAreNoticedWhateverGainDelayPhaseAndNoise() {
        double[] mix = sum(AGENT, 1, CUSTOMER, 1);
        mixed(mix, sum(mix, 0.5, mix, 0));
        mixed(mix, delayed(mix, 120));
        mixed(delayed(mix, 250), mix);
        mixed(sum(mix, 1, noise(7), 0.01), sum(mix, -0.7, noise(8), 0.02));
        mixed(sum(AGENT, 1, CUSTOMER, 0.7), sum(AGENT, 0.7, CUSTOMER, 1));
    }

    @Test
    void twoSilentChannelsSayNothing() {
        double[] silent = new double[RATE * SECONDS];
        assertThat(MixedChannels.on(pcm(silent), levels(silent), pcm(silent), levels(silent))).isFalse();
        assertThat(share(silent, silent)).isZero();
    }

    private static void mixed(double[] left, double[] right) {
        assertThat(MixedChannels.on(pcm(left), levels(left), pcm(right), levels(right))).isTrue();
    }

    private static CrossTalk copies(double[] own, double[] other) {
        return CrossTalk.in(pcm(own), levels(own), pcm(other), levels(other), 4);
    }

    private static double share(double[] own, double[] other) {
        return copies(own, other).share(0, SECONDS * 1_000L);
    }

    private static double[] voice(int seed, int turn) {
        Random random = new Random(seed);
        double[] voice = new double[RATE * SECONDS];
        double low = 0;
        for (int i = 0; i < voice.length; i++) {
            low += (0.2 + 0.1 * seed) * (random.nextGaussian() - low);
            boolean talks = i / (3 * RATE) % 2 == turn;
            double syllable = Math.pow(Math.sin(Math.PI * i * (3.1 + seed * 0.7) / RATE), 2);
            voice[i] = talks ? low * syllable * 5_000 : 0;
        }
        return voice;
    }

    private static double[] noise(int seed) {
        Random random = new Random(seed);
        return random.doubles(RATE * SECONDS, -5_000, 5_000).toArray();
    }

    private static double[] sum(double[] a, double gainA, double[] b, double gainB) {
        double[] sum = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            sum[i] = a[i] * gainA + b[i] * gainB;
        }
        return sum;
    }

    private static double[] delayed(double[] sound, int ms) {
        double[] late = new double[sound.length];
        System.arraycopy(sound, 0, late, ms * RATE / 1_000, sound.length - ms * RATE / 1_000);
        return late;
    }

    private static Pcm pcm(double[] sound) {
        short[] samples = new short[sound.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(Math.max(-32_768, Math.min(32_767, sound[i])));
        }
        return Pcm.of(RATE, samples);
    }

    private static FrameLevels levels(double[] sound) {
        return FrameLevels.of(pcm(sound));
    }
}
