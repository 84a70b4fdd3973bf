package dev.earmark.speech.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.audio.samples.FrameLevels;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.testing.Wav;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpeechGateTest {

    private static final int RATE = 8_000;
    private static final GateSettings SETTINGS = GateSettings.defaults();

    private final SpeechGate gate = new SpeechGate(SETTINGS);

    @Test
    void silenceIsNotWorthHearing() {
        assertThat(stretches(new short[RATE * 60])).isEmpty();
        assertThat(stretches(new short[0])).isEmpty();
    }

    @Test
    void steadyNoiseIsNotSpeech() {
        assertThat(stretches(noise(60, 0.1))).isEmpty();
        assertThat(stretches(noise(60, 0.001))).isEmpty();
    }

    @Test
    void someSilenceIsKeptAroundSpeech() {
        short[] call = Wav.joined(new short[RATE * 10], speech(2, 0.1), new short[RATE * 10]);
        assertThat(stretches(call)).containsExactly(new Stretch(10_000 - SETTINGS.beforeMs(), 12_000 + SETTINGS.afterMs()));
    }

    @Test
    void whatIsKeptEndsWithTheRecording() {
        assertThat(stretches(Wav.joined(speech(2, 0.1), pauseMs(300)))).containsExactly(new Stretch(0, 2_300));
    }

    @Test
    void shortPausesAreHeardAndLongOnesAreCut() {
        short[] hesitating = Wav.joined(new short[RATE], speech(1, 0.1), pauseMs(SETTINGS.longestPauseMs() - 20), speech(1, 0.1),
                new short[RATE]);
        assertThat(stretches(hesitating)).hasSize(1);
        short[] waiting = Wav.joined(new short[RATE], speech(1, 0.1), pauseMs(SETTINGS.longestPauseMs() + 40), speech(1, 0.1),
                new short[RATE]);
        assertThat(stretches(waiting)).hasSize(2);
    }

    @Test
    void aQuietCustomerIsHeard() {
        short[] call = sum(noise(30, 0.0003), Wav.joined(new short[RATE * 10], speech(2, 0.004), new short[RATE * 18]));
        assertThat(stretches(call)).singleElement().satisfies(heard -> {
            assertThat(heard.startMs()).isBetween(9_000L, 10_000L);
            assertThat(heard.endMs()).isBetween(12_000L, 13_000L);
        });
    }

    @Test
    void speechTenDecibelsAboveLoudNoiseIsHeardAndTheNoiseAroundIsNot() {
        short[] call = sum(noise(60, 0.02), Wav.joined(new short[RATE * 30], speech(3, 0.12), new short[RATE * 27]));
        assertThat(stretches(call)).singleElement().satisfies(heard -> assertThat(heard.lengthMs()).isLessThan(5_000));
    }

    @Test
    void noiseThatBeginsInTheMiddleOfACallIsLearntWithinSeconds() {
        short[] call = Wav.joined(noise(60, 0.0005), noise(60, 0.02));
        assertThat(stretches(call).stream().mapToLong(Stretch::lengthMs).sum()).isLessThan(20_000);
    }

    @Test
    void aLineThatSuppressesSilenceDoesNotHideItsNoise() {
        short[] call = Wav.joined(new short[RATE * 20], noise(10, 0.003), speech(2, 0.1), noise(10, 0.003), new short[RATE * 20]);
        assertThat(stretches(call).stream().mapToLong(Stretch::lengthMs).sum()).isLessThan(5_000);
    }

    @Test
    void aClickIsNotSpeech() {
        assertThat(stretches(Wav.joined(new short[RATE * 5], speech(0.02, 0.5), new short[RATE * 5]))).isEmpty();
    }

    @Test
    void theEchoOfTheOtherPartyIsNotSpeechButTalkingAtTheSameTimeIs() {
        short[] other = Wav.joined(new short[RATE * 5], speech(2, 0.5), new short[RATE * 5]);
        short[] echo = Wav.joined(new short[RATE * 5 + 800], speech(2, 0.005), new short[RATE * 5 - 800]);
        short[] both = Wav.joined(new short[RATE * 5], speech(2, 0.05), new short[RATE * 5]);
        assertThat(gate.stretches(levels(echo), List.of(levels(other)))).isEmpty();
        assertThat(gate.stretches(levels(both), List.of(levels(other)))).hasSize(1);
    }

    private List<Stretch> stretches(short[] call) {
        return gate.stretches(levels(call), List.of());
    }

    private static FrameLevels levels(short[] samples) {
        return FrameLevels.of(Pcm.of(RATE, samples));
    }

    private static short[] speech(double seconds, double amplitude) {
        return Wav.tone(RATE, 300, seconds, amplitude);
    }

    private static short[] pauseMs(int ms) {
        return new short[RATE / 1_000 * ms];
    }

    private static short[] noise(int seconds, double deviation) {
        Random random = new Random(1);
        short[] samples = new short[RATE * seconds];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(random.nextGaussian() * deviation * Short.MAX_VALUE);
        }
        return samples;
    }

    private static short[] sum(short[] a, short[] b) {
        short[] sum = new short[a.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (short) (a[i] + b[i]);
        }
        return sum;
    }
}
