package dev.earmark.audio.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.testing.Wav;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResampledTest {

    private static final int RATE = 16_000;

    @ParameterizedTest
    @ValueSource(ints = {8_000, 8_001, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 88_200, 95_999, 96_000})
    void aToneStaysThatToneAtAnyRate(int rate) {
        float[] heard = resampled(Wav.tone(rate, 1_000, 0.5, 0.5), rate);
        assertThat(heard).hasSize((int) Math.ceil(rate / 2 * (double) RATE / rate));
        assertThat(signalToNoiseDb(heard, 1_000, 0.5 * Short.MAX_VALUE)).isGreaterThan(70);
    }

    @Test
    void theUpperEdgeOfTelephonyPasses() {
        assertThat(signalToNoiseDb(resampled(Wav.tone(8_000, 3_600, 0.5, 0.5), 8_000), 3_600, 0.5 * Short.MAX_VALUE)).isGreaterThan(60);
    }

    @Test
    void whatTelephonyCannotCarryDoesNotAppearAsAnImage() {
        float[] heard = resampled(Wav.tone(8_000, 3_000, 0.5, 0.5), 8_000);
        assertThat(levelDb(heard, 5_000) - levelDb(heard, 3_000)).isLessThan(-75);
    }

    @ParameterizedTest
    @ValueSource(ints = {44_100, 48_000, 96_000})
    void tonesAboveTheNewBandAreRemovedAndNotFoldedIntoSpeech(int rate) {
        float[] heard = resampled(Wav.tone(rate, 9_000, 0.5, 0.5), rate);
        assertThat(rootMeanSquare(heard)).isLessThan(0.5 * Short.MAX_VALUE / 1_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 11_025, 16_000, 48_000})
    void piecesOfAnySizeGiveTheSameSamples(int rate) {
        Resampled sound = new Resampled(Pcm.of(rate, Wav.tone(rate, 440, 0.1, 0.5)), RATE);
        float[] whole = new float[(int) sound.length()];
        sound.read(0, whole);
        float[] piece = new float[7];
        for (int at = 0; at < whole.length; at += 7) {
            int count = sound.read(at, piece);
            for (int i = 0; i < count; i++) {
                assertThat(piece[i]).isEqualTo(whole[at + i]);
            }
        }
        assertThat(sound.read(whole.length, piece)).isZero();
    }

    @Test
    void soundOfOneSampleIsNoProblem() {
        assertThat(resampled(new short[] {100}, 8_000)).hasSize(2);
        assertThat(resampled(new short[0], 8_000)).isEmpty();
    }

    private static float[] resampled(short[] samples, int rate) {
        Resampled sound = new Resampled(Pcm.of(rate, samples), RATE);
        float[] heard = new float[(int) sound.length()];
        assertThat(sound.read(0, heard)).isEqualTo(heard.length);
        return heard;
    }

    /** Of the middle half, so that the edges where the tone begins and ends do not count. */
    private static double signalToNoiseDb(float[] heard, double hz, double amplitude) {
        double noise = 0;
        double signal = 0;
        for (int i = heard.length / 4; i < heard.length * 3 / 4; i++) {
            double wanted = Math.sin(2 * Math.PI * hz * i / RATE) * amplitude;
            signal += wanted * wanted;
            noise += (heard[i] - wanted) * (heard[i] - wanted);
        }
        return 10 * Math.log10(signal / noise);
    }

    /** Of one frequency, over the middle half under a Hann window. */
    private static double levelDb(float[] heard, double hz) {
        double real = 0;
        double imaginary = 0;
        int length = heard.length / 2;
        for (int i = 0; i < length; i++) {
            double value = heard[heard.length / 4 + i] * (1 - Math.cos(2 * Math.PI * i / length));
            real += value * Math.cos(2 * Math.PI * hz * i / RATE);
            imaginary += value * Math.sin(2 * Math.PI * hz * i / RATE);
        }
        return 10 * Math.log10(real * real + imaginary * imaginary + 1e-12);
    }

    private static double rootMeanSquare(float[] heard) {
        double sum = 0;
        for (int i = heard.length / 4; i < heard.length * 3 / 4; i++) {
            sum += heard[i] * heard[i];
        }
        return Math.sqrt(sum / (heard.length / 2.0));
    }
}
