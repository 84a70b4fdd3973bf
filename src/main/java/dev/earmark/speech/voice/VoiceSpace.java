package dev.earmark.speech.voice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * In which directions voices differ, as a recogniser has learnt it from many speakers: the total-variability model (N. Dehak, P. Kenny, R.
 * Dehak, P. Dumouchel and P. Ouellet, "Front-End Factor Analysis for Speaker Verification", IEEE Trans. ASLP 19, 2011) with which Kaldi's
 * models adapt to a voice, read from the folder of such a model. Holds some 8 MB. Immutable; safe for many threads.
 */
public final class VoiceSpace {

    private static final int AROUND = 3;
    private static final double LEAST_SHARE = 0.025;

    private final float[][] splice;
    private final float[] constants;
    private final float[][] scaledMeans;
    private final float[][] precisions;
    private final float[] usualCepstrum;
    /** For each component, each direction: what a number of a frame tells of the place. */
    private final float[][][] tells;
    /** For each component, the lower half of what a frame makes surer. */
    private final float[][] surer;
    private final float[][] means;
    private final int directions;

    private VoiceSpace(Path folder) throws IOException {
        splice = new KaldiFile(folder.resolve("final.mat")).matrix();
        KaldiFile mixture = new KaldiFile(folder.resolve("final.dubm"));
        mixture.expect("<DiagGMM>");
        mixture.expect("<GCONSTS>");
        constants = mixture.vector();
        mixture.expect("<WEIGHTS>");
        mixture.vector();
        mixture.expect("<MEANS_INVVARS>");
        scaledMeans = mixture.matrix();
        mixture.expect("<INV_VARS>");
        precisions = mixture.matrix();
        usualCepstrum = usual(folder.resolve("global_cmvn.stats"));
        KaldiFile extractor = new KaldiFile(folder.resolve("final.ie"));
        extractor.expect("<IvectorExtractor>");
        extractor.expect("<w>");
        extractor.matrix();
        extractor.expect("<w_vec>");
        extractor.vector();
        extractor.expect("<M>");
        int components = extractor.count();
        check(components > 0 && components == constants.length && components == precisions.length && components == scaledMeans.length);
        check(splice.length > 0 && splice[0].length >= (2 * AROUND + 1) * SpeechCepstra.WIDTH);
        float[][][] projections = new float[components][][];
        for (int k = 0; k < components; k++) {
            projections[k] = extractor.matrix();
            check(projections[k].length == splice.length && precisions[k].length == splice.length
                    && scaledMeans[k].length == splice.length && projections[k][0].length == projections[0][0].length);
        }
        directions = projections[0][0].length;
        extractor.expect("<SigmaInv>");
        tells = new float[components][][];
        surer = new float[components][];
        means = new float[components][];
        for (int k = 0; k < components; k++) {
            float[] precision = extractor.triangle();
            check(precision.length == splice.length * (splice.length + 1) / 2);
            learn(k, projections[k], precision);
        }
        extractor.expect("<IvectorOffset>");
        double offset = extractor.number();
        for (int k = 0; k < components; k++) {
            for (int d = 0; d < means[k].length; d++) {
                means[k][d] *= (float) offset;
            }
        }
    }

    /** Empty where the model has none, or one of another form. @param model folder of an unpacked model */
    public static Optional<VoiceSpace> in(Path model) {
        Path folder = model.resolve("ivector");
        try {
            return Files.exists(folder.resolve("final.ie")) && SpeechCepstra.fits(model.resolve("conf/mfcc.conf"))
                    ? Optional.of(new VoiceSpace(folder)) : Optional.empty();
        } catch (IOException ofAnotherForm) {
            return Optional.empty();
        }
    }

    private static void check(boolean holds) throws IOException {
        if (!holds) {
            throw new IOException("the parts of the model do not go together");
        }
    }

    private static float[] usual(Path statistics) throws IOException {
        String[] numbers = Files.readString(statistics).replace('[', ' ').replace(']', ' ').strip().split("\\s+");
        check(numbers.length > SpeechCepstra.WIDTH);
        float[] usual = new float[SpeechCepstra.WIDTH];
        try {
            double count = Double.parseDouble(numbers[SpeechCepstra.WIDTH]);
            for (int i = 0; i < usual.length; i++) {
                usual[i] = (float) (Double.parseDouble(numbers[i]) / count);
            }
            return usual;
        } catch (NumberFormatException other) {
            throw new IOException("the statistics are no numbers", other);
        }
    }

    /** @param precision the lower half of a square */
    private void learn(int component, float[][] projection, float[] precision) {
        int width = projection.length;
        tells[component] = new float[directions][width];
        surer[component] = new float[directions * (directions + 1) / 2];
        means[component] = new float[width];
        for (int r = 0; r < directions; r++) {
            for (int d = 0; d < width; d++) {
                double sum = 0;
                for (int e = 0; e < width; e++) {
                    sum += (double) projection[e][r] * precision[d >= e ? d * (d + 1) / 2 + e : e * (e + 1) / 2 + d];
                }
                tells[component][r][d] = (float) sum;
            }
            for (int q = 0; q <= r; q++) {
                double sum = 0;
                for (int d = 0; d < width; d++) {
                    sum += (double) tells[component][r][d] * projection[d][q];
                }
                surer[component][r * (r + 1) / 2 + q] = (float) sum;
            }
        }
        for (int d = 0; d < width; d++) {
            means[component][d] = projection[d][0];
        }
    }

    int directions() {
        return directions;
    }

    int components() {
        return constants.length;
    }

    /** Numbers of a frame. */
    int width() {
        return splice.length;
    }

    /** @param cepstra of the frame in the middle and three on either side, one behind the other */
    float[] frame(float[] cepstra) {
        float[] frame = new float[splice.length];
        for (int d = 0; d < frame.length; d++) {
            float sum = splice[d].length > cepstra.length ? splice[d][cepstra.length] : 0;
            for (int i = 0; i < cepstra.length; i++) {
                sum += splice[d][i] * cepstra[i];
            }
            frame[d] = sum;
        }
        return frame;
    }

    /** What to add to each frame, so that a call with that mean cepstrum sounds as calls do. */
    float[] evened(double[] meanCepstrum) {
        float[] shift = new float[splice.length];
        for (int d = 0; d < shift.length; d++) {
            double sum = 0;
            for (int i = 0; i < (2 * AROUND + 1) * SpeechCepstra.WIDTH; i++) {
                int c = i % SpeechCepstra.WIDTH;
                sum += splice[d][i] * (usualCepstrum[c] - meanCepstrum[c]);
            }
            shift[d] = (float) sum;
        }
        return shift;
    }

    /** Probability of each component for a frame; of those that hardly fit 0. */
    void shares(float[] frame, double[] into) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < into.length; k++) {
            float sum = constants[k];
            for (int d = 0; d < frame.length; d++) {
                sum += frame[d] * (scaledMeans[k][d] - 0.5f * precisions[k][d] * frame[d]);
            }
            into[k] = sum;
            highest = Math.max(highest, sum);
        }
        double total = 0;
        for (int k = 0; k < into.length; k++) {
            into[k] = Math.exp(into[k] - highest);
            total += into[k];
        }
        for (int k = 0; k < into.length; k++) {
            into[k] = into[k] >= LEAST_SHARE * total ? into[k] / total : 0;
        }
    }

    /** Adds what a share of a frame in a component tells of the place, for each direction. */
    void addTold(int component, double share, float[] frame, double[] into) {
        for (int r = 0; r < directions; r++) {
            float[] row = tells[component][r];
            double sum = 0;
            for (int d = 0; d < frame.length; d++) {
                sum += row[d] * (frame[d] - means[component][d]);
            }
            into[r] += share * sum;
        }
    }

    /** Adds how much surer so many frames in a component make: the lower half of a square. */
    void addSurer(int component, double count, double[] into) {
        float[] own = surer[component];
        for (int i = 0; i < own.length; i++) {
            into[i] += count * own[i];
        }
    }

    /** What one frame in a component costs. @param expected of squares and products of places: the lower half of a square */
    double cost(int component, double[] expected) {
        double sum = 0;
        int i = 0;
        for (int r = 0; r < directions; r++) {
            for (int q = 0; q < r; q++, i++) {
                sum += surer[component][i] * expected[i];
            }
            sum += surer[component][i] * expected[i++] / 2;
        }
        return sum;
    }

    static int around() {
        return AROUND;
    }
}
