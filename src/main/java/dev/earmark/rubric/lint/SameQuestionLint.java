package dev.earmark.rubric.lint;

import dev.earmark.arithmetic.DenseVectors;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Rubric;
import java.util.List;
import java.util.Locale;

/** Finds criteria that ask nearly the same, by the vectors of their questions. */
public final class SameQuestionLint {

    /** Cosine from which two questions mean the same: different questions of one rubric, which share their form, come up to 0.9. */
    private static final double SAME = 0.93;

    private SameQuestionLint() {}

    /** Gives a vector of length 1 for each sentence. */
    @FunctionalInterface
    public interface Vectors {
        List<float[]> of(List<String> sentences);
    }

    /** One hint for each pair, at the later of the two. */
    public static List<Hint> check(Rubric rubric, Vectors vectors) {
        List<Criterion> criteria = rubric.criteria().toList();
        List<float[]> questions = vectors.of(criteria.stream().map(criterion -> criterion.question().toLowerCase(Locale.ROOT)).toList());
        Hints hints = new Hints();
        for (int later = 1; later < criteria.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                if (DenseVectors.dot(questions.get(earlier), questions.get(later)) >= SAME) {
                    hints.at(criteria.get(later).id()).at("question")
                            .warning("criterion.near-duplicate", "This asks nearly the same as \"" + criteria.get(earlier).id()
                            + "\", so one action is scored twice; join the two criteria, or ask here for what the other one leaves out.");
                }
            }
        }
        return hints.found();
    }
}
