package dev.earmark.audio.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SteadySoundTest {

    private static final int RATE = 8_000;

    /** Harmonics of a pitch that moves, under formants that move. */
    private static short[] voice(double seconds) {
        short[] sound = new short[(int) (seconds * RATE)];
        double[] phases = new double[16];
        for (int i = 0; i < sound.length; i++) {
            double t = (double) i / RATE;
            double pitch = 140 + 30 * Math.sin(2 * Math.PI * 1.3 * t) + 12 * Math.sin(2 * Math.PI * 3.1 * t);
            double sum = 0;
            for (int h = 1; h < phases.length; h++) {
                phases[h] += 2 * Math.PI * pitch * h / RATE;
                double formant = Math.exp(-Math.pow((pitch * h - 600 - 300 * Math.sin(2 * Math.PI * 2.1 * t)) / 500, 2));
                sum += (0.2 + formant) * Math.sin(phases[h]) / Math.sqrt(h);
            }
            sound[i] = (short) (3_000 * sum * Math.max(0, Math.sin(2 * Math.PI * 1.9 * t)));
        }
        return sound;
    }

    private static short[] sound(double seconds, DoubleUnaryOperator wave) {
        short[] sound = new short[(int) (seconds * RATE)];
        Random noise = new Random(1);
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (short) (6_000 * wave.applyAsDouble((double) i / RATE) + noise.nextGaussian() * 20);
        }
        return sound;
    }

    private static double sine(double hz, double t) {
        return Math.sin(2 * Math.PI * hz * t);
    }

    /** Chords of three notes with four partials each, another one each 600 ms. */
    private static short[] music(double seconds) {
        double[] roots = {261.6, 349.2, 392, 440};
        return sound(seconds, t -> {
            double root = roots[(int) (t / 0.6) % roots.length];
            double sum = 0;
            for (double third : new double[] {1, 1.26, 1.498}) {
                for (int partial = 1; partial <= 4; partial++) {
                    sum += sine(root * third * partial, t) / partial;
                }
            }
            return sum / 4 * Math.exp(-(t % 0.6));
        });
    }

    private static double share(short[] sound) {
        SteadySound steady = SteadySound.of(Pcm.of(RATE, sound));
        return steady.share(0, steady.lengthMs());
    }

    @Test
    void aVoiceThatGlidesIsNotSteady() {
        assertThat(share(voice(6))).isLessThan(0.1);
    }

    @Test
    void ringingEngagedAndDiallingTonesAre() {
        assertThat(share(sound(6, t -> t % 6 < 2 ? (sine(440, t) + sine(480, t)) / 2 : 0))).isGreaterThan(0.85);
        assertThat(share(sound(6, t -> t % 1 < 0.5 ? (sine(480, t) + sine(620, t)) / 2 : 0))).isGreaterThan(0.8);
        assertThat(share(sound(6, t -> sine(425, t)))).isGreaterThan(0.9);
    }

    @Test
    void musicIsAndSoIsItAtAnotherRate() {
        short[] music = music(6);
        assertThat(share(music)).isGreaterThan(0.4);
        short[] twice = new short[music.length * 2];
        for (int i = 0; i < twice.length; i++) {
            twice[i] = (short) ((music[i / 2] + music[Math.min(music.length - 1, (i + 1) / 2)]) / 2);
        }
        SteadySound fast = SteadySound.of(Pcm.of(2 * RATE, twice));
        assertThat(fast.share(0, 6_000)).isGreaterThan(0.4);
    }

    @Test
    void keysThatArePressedAreHoweverShort() {
        short[] key = sound(2, t -> t > 1 && t < 1.12 ? (sine(770, t) + sine(1_336, t)) / 2 : 0);
        assertThat(SteadySound.of(Pcm.of(RATE, key)).share(1_000, 1_100)).isGreaterThan(0.6);
    }

    @Test
    void silenceAndTooLittleSoundAreNothing() {
        assertThat(share(new short[RATE])).isZero();
        assertThat(share(new short[0])).isZero();
        assertThat(share(new short[100])).isZero();
    }
}
