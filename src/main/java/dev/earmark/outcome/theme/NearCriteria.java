package dev.earmark.outcome.theme;

import dev.earmark.arithmetic.DenseVectors;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.outcome.theme.CommentTheme.AskedCriterion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which criteria ask about something. Their mean is taken off, too, so that what they differ in is left. Not for several threads. */
final class NearCriteria {

    private final List<AskedCriterion> criteria;
    private final List<List<float[]>> lines = new ArrayList<>();

    NearCriteria(Embedder embedder, List<AskedCriterion> criteria) {
        this.criteria = criteria;
        List<List<float[]>> raw = criteria.stream().map(one -> embedder.embed(one.lines())).toList();
        List<float[]> all = raw.stream().flatMap(List::stream).toList();
        if (!all.isEmpty()) {
            float[] middle = DenseVectors.mean(all);
            raw.forEach(own -> lines.add(own.stream().map(vector -> DenseVectors.unit(DenseVectors.minus(vector, middle))).toList()));
        }
    }

    private record Near(AskedCriterion criterion, double cosine) {}

    /** @param least cosine @return the nearest first */
    List<AskedCriterion> of(float[] centre, double least) {
        List<Near> found = new ArrayList<>();
        for (int i = 0; i < criteria.size(); i++) {
            double cosine = lines.get(i).stream().mapToDouble(line -> DenseVectors.dot(line, centre)).max().orElse(-1);
            if (cosine >= least) {
                found.add(new Near(criteria.get(i), cosine));
            }
        }
        return found.stream().sorted(Comparator.comparingDouble(Near::cosine).reversed()).map(Near::criterion).toList();
    }
}
