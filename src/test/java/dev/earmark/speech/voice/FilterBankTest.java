package dev.earmark.speech.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.speech.model.SpeakerModel.Window;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterBankTest {

    private static final int BANDS = 80;
    private static final double LOWEST = mel(20);
    private static final double WIDTH = (mel(8_000) - LOWEST) / (BANDS + 1);

    private static double mel(double hz) {
        return 1_127 * Math.log(1 + hz / 700);
    }

    private static float[] tone(double hz, int count) {
        float[] samples = new float[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (float) (8_000 * Math.sin(2 * Math.PI * hz * i / 16_000));
        }
        return samples;
    }

    @Test
    void framesAreThoseThatLieWhollyWithinTheSound() {
        assertThat(FilterBank.frames(399)).isZero();
        assertThat(FilterBank.frames(400)).isEqualTo(1);
        assertThat(FilterBank.frames(559)).isEqualTo(1);
        assertThat(FilterBank.frames(560)).isEqualTo(2);
        assertThat(FilterBank.frames(16_000)).isEqualTo(98);
    }

    @ParameterizedTest
    @ValueSource(ints = {250, 500, 1_000, 1_760, 3_000, 5_000, 7_000})
    void aPureToneIsLoudestInTheBandWhoseCentreIsNearest(int hz) {
        float[] logs = new FilterBank(BANDS, Window.POVEY).of(tone(hz, 400), 400);
        int loudest = 0;
        for (int band = 1; band < BANDS; band++) {
            loudest = logs[band] > logs[loudest] ? band : loudest;
        }
        long nearest = Math.round((mel(hz) - LOWEST) / WIDTH - 1);
        assertThat((long) loudest).isBetween(nearest - 1, nearest + 1);
        assertThat(logs[loudest] - logs[(loudest + 40) % BANDS]).as("far away it is quiet").isGreaterThan(8);
    }

    @Test
    void silenceIsTheLeastThatThereIsAndNothingWhenLevelled() {
        float[] logs = new FilterBank(BANDS, Window.HAMMING).of(new float[1_600], 1_600);
        assertThat(logs).hasSize(8 * BANDS);
        for (float log : logs) {
            assertThat(log).isCloseTo(-15.9424f, within(1e-3f)); // ln 2^-23
        }
        assertThat(new FilterBank(BANDS, Window.HAMMING).levelled(new float[1_600], 1_600)).containsOnly(0);
    }

    @Test
    void aConstantIsNoSound() {
        float[] steady = new float[400];
        java.util.Arrays.fill(steady, 12_345);
        assertThat(new FilterBank(BANDS, Window.POVEY).of(steady, 400)[10]).isCloseTo(-15.9424f, within(1e-3f));
    }

    @Test
    void windowsHaveTheValuesOfTheirFormulas() {
        double[] hamming = FilterBank.weights(Window.HAMMING);
        assertThat(hamming).hasSize(400);
        assertThat(hamming[0]).isCloseTo(0.08, within(1e-9));
        assertThat(hamming[133]).as("a third of the way: 0.54 + 0.46 / 2").isCloseTo(0.77, within(1e-6));
        double[] povey = FilterBank.weights(Window.POVEY);
        assertThat(povey[0]).isZero();
        assertThat(povey[133]).as("0.75 to the power of 0.85").isCloseTo(0.783073, within(1e-5));
    }

    /** As the definition says, step by step and without the fast transform. */
    @ParameterizedTest
    @EnumSource(Window.class)
    void numbersAreThoseOfTheDefinition(Window window) {
        Random random = new Random(11);
        float[] samples = new float[720];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (900 * random.nextGaussian() + 70);
        }
        float[] logs = new FilterBank(BANDS, window).of(samples, samples.length);
        for (int f = 0; f < 3; f++) {
            double[] frame = new double[400];
            double mean = 0;
            for (int i = 0; i < 400; i++) {
                mean += samples[160 * f + i] / 400;
            }
            for (int i = 0; i < 400; i++) {
                frame[i] = samples[160 * f + i] - mean - 0.97 * (samples[160 * f + Math.max(0, i - 1)] - mean);
                double cosine = Math.cos(2 * Math.PI * i / 399);
                frame[i] *= window == Window.HAMMING ? 0.54 - 0.46 * cosine : Math.pow(0.5 - 0.5 * cosine, 0.85);
            }
            double[] energies = new double[BANDS];
            for (int bin = 0; bin < 256; bin++) {
                double real = 0;
                double imaginary = 0;
                for (int i = 0; i < 400; i++) {
                    real += frame[i] * Math.cos(2 * Math.PI * bin * i / 512);
                    imaginary -= frame[i] * Math.sin(2 * Math.PI * bin * i / 512);
                }
                for (int band = 0; band < BANDS; band++) {
                    double place = (mel(bin * 16_000.0 / 512) - LOWEST) / WIDTH - band;
                    energies[band] += (place <= 1 ? Math.max(0, place) : Math.max(0, 2 - place))
                            * (real * real + imaginary * imaginary);
                }
            }
            for (int band = 0; band < BANDS; band++) {
                assertThat(logs[f * BANDS + band]).as("frame %d, band %d", f, band)
                        .isCloseTo((float) Math.log(Math.max(Math.pow(2, -23), energies[band])), within(2e-3f));
            }
        }
    }

    @Test
    void aLouderLineIsTheSameWhenLevelled() {
        float[] quiet = tone(700, 1_600);
        float[] loud = new float[1_600];
        Random random = new Random(2);
        for (int i = 0; i < loud.length; i++) {
            quiet[i] += (float) (500 * random.nextGaussian());
            loud[i] = 4 * quiet[i];
        }
        assertThat(new FilterBank(BANDS, Window.POVEY).levelled(loud, 1_600))
                .containsExactly(new FilterBank(BANDS, Window.POVEY).levelled(quiet, 1_600), within(1e-3f));
    }
}
