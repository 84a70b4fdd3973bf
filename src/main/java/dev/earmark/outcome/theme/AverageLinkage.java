package dev.earmark.outcome.theme;

import dev.earmark.arithmetic.DenseVectors;
import java.util.ArrayList;
import java.util.List;

/**
 * Groups by average linkage (Sokal and Michener 1958): the two groups whose members are nearest on average are joined, until no two are
 * near enough. Distances of a joined group by Lance and Williams (1967). Takes n² floats of memory; for one thread.
 */
final class AverageLinkage {

    private final float[][] near;
    private final int[] sizes;
    private final int[] best;
    private final List<List<Integer>> members = new ArrayList<>();

    /** @param vectors of length 1 */
    AverageLinkage(List<float[]> vectors) {
        int n = vectors.size();
        near = new float[n][n];
        sizes = new int[n];
        best = new int[n];
        for (int i = 0; i < n; i++) {
            sizes[i] = 1;
            members.add(new ArrayList<>(List.of(i)));
            for (int j = 0; j < i; j++) {
                near[i][j] = near[j][i] = (float) DenseVectors.dot(vectors.get(i), vectors.get(j));
            }
        }
        for (int i = 0; i < n; i++) {
            best[i] = nearest(i);
        }
    }

    /** @param least mean cosine of the members of two groups that are joined @return groups of positions, the largest first */
    List<List<Integer>> groups(double least) {
        for (int one = closest(least); one >= 0; one = closest(least)) {
            join(one, best[one]);
        }
        return members.stream().filter(group -> !group.isEmpty()).sorted((a, b) -> b.size() - a.size()).toList();
    }

    private int nearest(int one) {
        int found = -1;
        for (int j = 0; j < sizes.length; j++) {
            if (j != one && sizes[j] > 0 && (found < 0 || near[one][j] > near[one][found])) {
                found = j;
            }
        }
        return found;
    }

    /** The one of a pair that is nearest; −1 when none is near enough. */
    private int closest(double least) {
        int found = -1;
        for (int i = 0; i < sizes.length; i++) {
            boolean possible = sizes[i] > 0 && best[i] >= 0 && near[i][best[i]] >= least;
            if (possible && (found < 0 || near[i][best[i]] > near[found][best[found]])) {
                found = i;
            }
        }
        return found;
    }

    private void join(int one, int other) {
        float both = sizes[one] + sizes[other];
        for (int k = 0; k < sizes.length; k++) {
            if (sizes[k] > 0 && k != one && k != other) {
                near[one][k] = near[k][one] = (sizes[one] * near[one][k] + sizes[other] * near[other][k]) / both;
            }
        }
        sizes[one] += sizes[other];
        sizes[other] = 0;
        members.get(one).addAll(members.get(other));
        members.get(other).clear();
        for (int k = 0; k < sizes.length; k++) {
            if (sizes[k] > 0 && (k == one || best[k] == one || best[k] == other)) {
                best[k] = nearest(k);
            }
        }
    }
}
