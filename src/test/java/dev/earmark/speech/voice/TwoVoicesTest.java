package dev.earmark.speech.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.audio.samples.Pcm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TwoVoicesTest {

    private static final int RATE_HZ = 8_000;
    private static final int STRETCH_MS = 600;

    private static final VoiceWeighing USUAL = VoiceStatistics.WEIGHINGS.getFirst();

    private record Voice(double pitchHz, double formantHz) {}

    private static final Voice AGENT = new Voice(110, 600);
    private static final Voice CUSTOMER = new Voice(190, 1_100);
    private static final Voice COLLEAGUE = new Voice(150, 2_200);

    /** Harmonics under one formant, with a little noise: enough of a voice to be told from another. */
    private static Pcm call(List<Voice> voices) {
        short[] samples = new short[voices.size() * STRETCH_MS * RATE_HZ / 1_000];
        Random random = new Random(3);
        for (int i = 0; i < samples.length; i++) {
            Voice voice = voices.get(i / (STRETCH_MS * RATE_HZ / 1_000));
            double sum = random.nextGaussian() * 40;
            for (int h = 1; h * voice.pitchHz < 3_400; h++) {
                double apart = (h * voice.pitchHz - voice.formantHz) / 400;
                sum += 1_500 * Math.exp(-apart * apart) * Math.sin(2 * Math.PI * h * voice.pitchHz * i / RATE_HZ);
            }
            samples[i] = (short) sum;
        }
        return Pcm.of(RATE_HZ, samples);
    }

    /** Of every third stretch what is said tells whose it is. */
    private static List<VoiceStretch> stretches(List<Voice> voices, long pauseAt) {
        List<VoiceStretch> stretches = new ArrayList<>();
        for (int i = 0; i < voices.size(); i++) {
            double says = i % 3 == 0 ? voices.get(i) == CUSTOMER ? -1 : 1 : 0;
            long start = (long) i * STRETCH_MS + (i == pauseAt ? 0 : 50);
            long end = (long) (i + 1) * STRETCH_MS - (i == pauseAt - 1 ? STRETCH_MS - 100 : 50);
            stretches.add(new VoiceStretch(start, end, says, 0.3));
        }
        return stretches;
    }

    private static TwoVoices.Told best(List<TwoVoices.Told> several) {
        return several.stream().max(Comparator.comparingDouble(TwoVoices.Told::fit)).orElseThrow();
    }

    private static void assertTold(List<Voice> voices, double[] first) {
        for (int i = 0; i < first.length; i++) {
            assertThat(voices.get(i) == CUSTOMER ? 1 - first[i] : first[i]).as("stretch %d", i).isGreaterThan(0.9);
        }
    }

    @Test
    void stretchesWhoseWordsTellNothingAreToldByTheVoiceOfThoseWhoseWordsDo() {
        List<Voice> voices = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            voices.add(i % 4 < 2 ? AGENT : CUSTOMER);
        }
        assertTold(voices, best(new TwoVoices(call(voices), stretches(voices, 0), VoiceModels.NONE).told(USUAL)).first());
    }

    @Test
    void whereNothingTellsNobodyIsNamed() {
        List<VoiceStretch> silent = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            silent.add(new VoiceStretch(i * 500L, i * 500L + 400, 0, 0.4));
        }
        TwoVoices voices = new TwoVoices(Pcm.of(RATE_HZ, new short[5 * RATE_HZ]), silent, VoiceModels.NONE);
        for (double first : voices.told(USUAL).getFirst().first()) {
            assertThat(first).isBetween(0.45, 0.55);
        }
    }

    @Test
    void anotherAgentWhoTakesOverAfterAPauseIsStillTheAgent() {
        List<Voice> voices = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            voices.add(i % 4 >= 2 ? CUSTOMER : i < 30 ? AGENT : COLLEAGUE);
        }
        List<VoiceStretch> stretches = new ArrayList<>(stretches(voices, 0));
        // the pause in which the call is passed on
        stretches.set(29, new VoiceStretch(29 * STRETCH_MS - 900L, 29 * STRETCH_MS - 700L, 0, 0.3));
        TwoVoices heard = new TwoVoices(call(voices), stretches, VoiceModels.NONE);
        TwoVoices.Told alone = best(heard.told(USUAL));
        List<TwoVoices.Told> passedOn = heard.withOther(USUAL, alone);

        assertThat(passedOn).isNotEmpty();
        TwoVoices.Told told = best(passedOn);
        assertThat(told.otherFrom()).isBetween(28, 32);
        for (int i = 30; i < 60; i++) {
            assertThat(voices.get(i) == CUSTOMER ? 1 - told.first()[i] : told.first()[i]).as("stretch %d", i).isGreaterThan(0.8);
        }
    }

    @Test
    void aCallOfOneAgentIsNotTakenForOneThatWasPassedOn() {
        List<Voice> voices = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            voices.add(i % 4 < 2 ? AGENT : CUSTOMER);
        }
        List<VoiceStretch> stretches = new ArrayList<>(stretches(voices, 0));
        stretches.set(29, new VoiceStretch(29 * STRETCH_MS - 900L, 29 * STRETCH_MS - 700L, 0, 0.3));
        TwoVoices heard = new TwoVoices(call(voices), stretches, VoiceModels.NONE);
        assertThat(heard.withOther(USUAL, best(heard.told(USUAL)))).isEmpty();
    }
}
