package dev.earmark.speech.voice;

import dev.earmark.audio.samples.MelBands;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.audio.samples.Resampled;
import dev.earmark.audio.samples.Spectrum;
import dev.earmark.speech.model.SpeakerModel.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * The mel-frequency cepstrum as Kaldi's recognisers are trained with it: 40 numbers of 40 bands, each 10 ms, from 25 ms of sound at 16 kHz,
 * with a little noise where a line has none. For one thread.
 */
final class SpeechCepstra {

    static final int WIDTH = 40;
    static final int HOP_MS = 10;
    private static final List<String> AS_TRAINED = List.of("--num-mel-bins=40", "--num-ceps=40", "--low-freq=20", "--high-freq=7600",
            "--use-energy=false");
    private static final int RATE_HZ = FilterBank.RATE_HZ;
    private static final int HOP = RATE_HZ * HOP_MS / 1_000;
    private static final int WINDOW = FilterBank.FRAME;
    private static final int SIZE = 512;
    private static final int LOWEST_HZ = 20;
    private static final int HIGHEST_HZ = 7_600;
    private static final double LIFTER = 22;
    private static final double FLOOR = 1.2e-7;
    private static final long SEED = 16_000;

    private final Resampled sound;
    private final Spectrum spectrum = new Spectrum(SIZE, FilterBank.weights(Window.POVEY));
    private final MelBands bands = new MelBands(RATE_HZ, SIZE, WIDTH, LOWEST_HZ, HIGHEST_HZ);
    private final double[][] cosines = new double[WIDTH][WIDTH];
    private final double[] logs = new double[WIDTH];
    private final float[] piece = new float[SIZE];

    SpeechCepstra(Pcm pcm) {
        sound = new Resampled(pcm, RATE_HZ);
        for (int c = 0; c < WIDTH; c++) {
            double lifted = (c == 0 ? Math.sqrt(0.5) : 1) * Math.sqrt(2.0 / WIDTH) * (1 + LIFTER / 2 * Math.sin(Math.PI * c / LIFTER));
            for (int band = 0; band < WIDTH; band++) {
                cosines[c][band] = lifted * Math.cos(Math.PI / WIDTH * (band + 0.5) * c);
            }
        }
    }

    /** Whether a model was trained so. @param settings of its features */
    static boolean fits(Path settings) throws IOException {
        return Files.readAllLines(settings).containsAll(AS_TRAINED);
    }

    /** One frame. @param loudness logarithm of the power */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record Frame(float[] values, double loudness) {}

    /** All whose middle lies between these times, and so many before and behind. */
    Frame[] between(long startMs, long endMs, int around) {
        long first = startMs / HOP_MS - around;
        int count = (int) Math.max(1, (endMs - startMs) / HOP_MS) + 2 * around;
        float[] samples = new float[(count - 1) * HOP + WINDOW];
        long from = first * HOP;
        if (from >= 0) {
            sound.read(from, samples);
        } else {
            float[] begun = new float[(int) Math.max(0, samples.length + from)];
            sound.read(0, begun);
            System.arraycopy(begun, 0, samples, samples.length - begun.length, begun.length);
        }
        Random random = new Random(SEED + first);
        for (int i = 0; i < samples.length; i++) {
            samples[i] += (float) random.nextGaussian();
        }
        Frame[] frames = new Frame[count];
        for (int f = 0; f < count; f++) {
            frames[f] = frame(samples, f * HOP);
        }
        return frames;
    }

    private Frame frame(float[] samples, int at) {
        double mean = FilterBank.prepare(samples, at, piece);
        double power = 1;
        for (int i = 0; i < WINDOW; i++) {
            double value = samples[at + i] - mean;
            power += value * value;
        }
        bands.logs(spectrum.powers(piece, 0), FLOOR, logs);
        float[] values = new float[WIDTH];
        for (int c = 0; c < WIDTH; c++) {
            double sum = 0;
            for (int band = 0; band < WIDTH; band++) {
                sum += logs[band] * cosines[c][band];
            }
            values[c] = (float) sum;
        }
        return new Frame(values, Math.log(power));
    }
}
