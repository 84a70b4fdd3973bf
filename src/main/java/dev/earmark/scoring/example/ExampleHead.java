package dev.earmark.scoring.example;

import dev.earmark.arithmetic.DenseVectors;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.rubric.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * Ways to tell sentences that mean what an author's examples mean from those that do not. The program uses the first; the others are there
 * to be compared with it.
 */
public enum ExampleHead {
    /** Logistic regression on the vectors. */
    LOGISTIC_REGRESSION {
        @Override
        Likeness train(List<float[]> yes, List<float[]> no) {
            return ExampleClassifier.train(yes, no)::probability;
        }
    },
    /** By which of the two kinds the nearest example is (Cover and Hart 1967). */
    NEAREST_EXAMPLE {
        @Override
        Likeness train(List<float[]> yes, List<float[]> no) {
            return vector -> logistic(nearest(vector, yes) - nearest(vector, no));
        }
    },
    /** By which of the two kinds' means is nearer (Rocchio 1971). */
    CENTROID {
        @Override
        Likeness train(List<float[]> yes, List<float[]> no) {
            float[] ofYes = DenseVectors.unit(DenseVectors.mean(yes));
            float[] ofNo = DenseVectors.unit(DenseVectors.mean(no));
            return vector -> logistic(DenseVectors.dot(vector, ofYes) - DenseVectors.dot(vector, ofNo));
        }
    };

    /** Differences of similarities are some hundredths. */
    private static final double STEEPNESS = 20;

    /** How likely a sentence counts. Safe for many threads. */
    @FunctionalInterface
    public interface Likeness {
        /** @param vector of unit length; the answer is from 0 to 1 */
        double probability(float[] vector);
    }

    /** @param yes, no vectors of unit length, at least one each */
    abstract Likeness train(List<float[]> yes, List<float[]> no);

    /** Learns the sentences of a check; plain lines of any conversation are learnt as sentences that do not count. */
    public Likeness train(Embedder embedder, Check.Examples check) {
        List<String> no = new ArrayList<>(check.doNotCount());
        no.addAll(Background.SENTENCES);
        return train(embedder.embed(check.count()), embedder.embed(no));
    }

    private static double nearest(float[] vector, List<float[]> others) {
        return others.stream().mapToDouble(other -> DenseVectors.dot(vector, other)).max().orElse(-1);
    }

    private static double logistic(double difference) {
        return 1 / (1 + Math.exp(-STEEPNESS * difference));
    }
}
