package dev.earmark.speech.voice;

import dev.earmark.audio.samples.Pcm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a speaker model tells of the voice in each stretch, in the few directions in which the voices of a call differ most: principal
 * components of the vectors, from the mean of the call, by power iteration from a fixed beginning. A vector is made of a second and a half
 * of talk without a pause, so neighbouring stretches share some. Scaled so that a vector's distance along a direction counts as
 * standard deviations: between two voices a vector tells {@value #NATS} times the difference of its cosines with them, as the logarithm of
 * odds. Immutable.
 */
final class PrintedStretches {

    /** Directions: as many as there may be persons in a call, and some for what else differs. */
    static final int WIDTH = 6;
    /** Vectors of one voice have cosines of some 0.6 in such short pieces, those of two voices of some 0.1: about five nats for each. */
    private static final int NATS = 10;
    private static final long PIECE_MS = 1_500;
    private static final long HOP_MS = 750;
    private static final long PAUSE_MS = 120;
    /** A longer call has them less closely. */
    private static final int MOST_PIECES = 2_400;
    private static final int ROUNDS = 30;

    private final float[][] places;
    private final float[] weights;

    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    private record Piece(long startMs, long endMs, float[] vector) {}

    /** @param times from and to, in milliseconds, of each stretch, in order */
    PrintedStretches(Pcm pcm, List<long[]> times, Voiceprints prints) {
        places = new float[times.size()][WIDTH];
        weights = new float[times.size()];
        List<Piece> pieces = pieces(pcm, times, prints);
        if (pieces.isEmpty()) {
            return;
        }
        int length = pieces.getFirst().vector().length;
        double[] mean = mean(pieces, length);
        double[][] directions = directions(pieces, mean);
        int next = 0;
        for (int i = 0; i < places.length; i++) {
            long middle = (times.get(i)[0] + times.get(i)[1]) / 2;
            while (next < pieces.size() && pieces.get(next).endMs() <= middle) {
                next++;
            }
            place(i, pieces, next, middle, mean, directions);
            weights[i] *= (times.get(i)[1] - times.get(i)[0]) / (float) PIECE_MS;
        }
    }

    private static List<Piece> pieces(Pcm pcm, List<long[]> times, Voiceprints prints) {
        long talk = times.stream().mapToLong(time -> time[1] - time[0]).sum();
        long hop = Math.max(HOP_MS, talk / MOST_PIECES);
        List<Piece> pieces = new ArrayList<>();
        for (int from = 0; from < times.size();) {
            int end = from + 1;
            while (end < times.size() && times.get(end)[0] - times.get(end - 1)[1] < PAUSE_MS) {
                end++;
            }
            long first = times.get(from)[0];
            long last = times.get(end - 1)[1];
            int count = (int) Math.max(0, (last - first - PIECE_MS + hop - 1) / hop) + 1;
            for (int i = 0; i < count; i++) {
                long start = count == 1 ? first : first + (last - PIECE_MS - first) * i / (count - 1);
                piece(pcm, start, count == 1 ? last : start + PIECE_MS, prints).ifPresent(pieces::add);
            }
            from = end;
        }
        return pieces;
    }

    private static Optional<Piece> piece(Pcm pcm, long startMs, long endMs, Voiceprints prints) {
        return prints.of(pcm, startMs, endMs).map(vector -> new Piece(startMs, endMs, vector));
    }

    private static double[] mean(List<Piece> pieces, int length) {
        double[] mean = new double[length];
        for (Piece piece : pieces) {
            for (int d = 0; d < length; d++) {
                mean[d] += piece.vector()[d] / pieces.size();
            }
        }
        return mean;
    }

    /** At right angles, of length 1, the one along which the vectors differ most first. */
    private static double[][] directions(List<Piece> pieces, double[] mean) {
        double[][] directions = new double[WIDTH][];
        for (int k = 0; k < WIDTH; k++) {
            double[] direction = new double[mean.length];
            for (int d = 0; d < direction.length; d++) {
                direction[d] = 1 + (d + 1) * (k + 1) % 7;
            }
            for (int round = 0; round < ROUNDS; round++) {
                direction = turned(direction, pieces, mean);
                for (int before = 0; before < k; before++) {
                    double along = along(direction, directions[before]);
                    for (int d = 0; d < direction.length; d++) {
                        direction[d] -= along * directions[before][d];
                    }
                }
                double length = Math.max(1e-12, Math.sqrt(along(direction, direction)));
                direction = Arrays.stream(direction).map(x -> x / length).toArray();
            }
            directions[k] = direction;
        }
        return directions;
    }

    private static double[] turned(double[] direction, List<Piece> pieces, double[] mean) {
        double[] next = new double[direction.length];
        for (Piece piece : pieces) {
            double place = place(piece.vector(), mean, direction);
            for (int d = 0; d < next.length; d++) {
                next[d] += place * (piece.vector()[d] - mean[d]);
            }
        }
        return next;
    }

    private static double along(double[] one, double[] other) {
        double sum = 0;
        for (int d = 0; d < one.length; d++) {
            sum += one[d] * other[d];
        }
        return sum;
    }

    private static double place(float[] vector, double[] mean, double[] direction) {
        double sum = 0;
        for (int d = 0; d < direction.length; d++) {
            sum += direction[d] * (vector[d] - mean[d]);
        }
        return sum;
    }

    /** The mean of all pieces around the middle of a stretch. @param next first of the pieces that do not end before it */
    private void place(int stretch, List<Piece> pieces, int next, long middle, double[] mean, double[][] directions) {
        int count = 0;
        for (int i = next; i < pieces.size() && pieces.get(i).startMs() <= middle; i++) {
            for (int k = 0; k < WIDTH; k++) {
                places[stretch][k] += (float) (Math.sqrt(NATS) * place(pieces.get(i).vector(), mean, directions[k]));
            }
            count++;
        }
        for (int k = 0; k < WIDTH && count > 0; k++) {
            places[stretch][k] /= count;
        }
        weights[stretch] = count == 0 ? 0 : 1;
    }

    /** As how many vectors of their own a stretch counts; 0 where the model tells nothing of it. */
    float weight(int stretch) {
        return weights[stretch];
    }

    /** Along one of the directions, in standard deviations. */
    float place(int stretch, int direction) {
        return places[stretch][direction];
    }
}
