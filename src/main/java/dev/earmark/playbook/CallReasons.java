package dev.earmark.playbook;

import dev.earmark.search.line.Stems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Why customers call, where no system says it: groups of calls that begin with like words (spherical k-means over weighted words; Dhillon
 * and Modha 2001; begun by k-means++, Arthur and Vassilvitskii 2007). Words are weighed by how rare they are. More groups than there are
 * reasons do no harm, fewer may. The same calls give the same groups.
 */
final class CallReasons {

    private static final int WIDTH = 1024;
    private static final int MOST_LEARNED = 4_000;
    private static final int MOST_GROUPS = 12;
    private static final int CALLS_A_GROUP = 120;
    private static final int ROUNDS = 12;
    private static final int TRIES = 4;

    private final List<int[]> learned = new ArrayList<>();
    private final double[] weights = new double[WIDTH];
    private double[][] middles = new double[0][];

    void learn(List<String> stems) {
        if (learned.size() < MOST_LEARNED) {
            learned.add(words(stems));
        }
    }

    /** Makes the groups of what was learned. */
    void settle() {
        learned.forEach(words -> Arrays.stream(words).forEach(word -> weights[word]++));
        for (int i = 0; i < WIDTH; i++) {
            weights[i] = weights[i] < 2 ? 0 : Math.log((learned.size() + 1.0) / weights[i]);
        }
        int groups = Math.min(MOST_GROUPS, learned.size() / CALLS_A_GROUP);
        double best = -1;
        for (int attempt = 0; attempt < TRIES && groups > 1; attempt++) {
            double[][] candidate = fit(groups, new Random(attempt));
            double fit = learned.stream().mapToDouble(words -> likeness(candidate[nearest(candidate, words)], words)).sum();
            if (fit > best) {
                best = fit;
                middles = candidate;
            }
        }
        learned.clear();
    }

    /** The group of a call; 0 when there is only one. */
    int of(List<String> stems) {
        return middles.length == 0 ? 0 : nearest(middles, words(stems));
    }

    private static int[] words(List<String> stems) {
        Set<Integer> words = new HashSet<>();
        stems.stream().filter(stem -> !Stems.stopWord(stem)).forEach(stem -> words.add(Math.floorMod(stem.hashCode() * 31, WIDTH)));
        return words.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private double[][] fit(int groups, Random random) {
        double[][] now = begin(groups, random);
        for (int round = 0; round < ROUNDS; round++) {
            double[][] sums = new double[groups][WIDTH];
            for (int[] words : learned) {
                double[] sum = sums[nearest(now, words)];
                double length = length(words);
                for (int word : words) {
                    sum[word] += length == 0 ? 0 : weights[word] / length;
                }
            }
            for (int g = 0; g < groups; g++) {
                now[g] = unit(sums[g]);
            }
        }
        return now;
    }

    private double[][] begin(int groups, Random random) {
        double[][] chosen = new double[groups][];
        double[] far = new double[learned.size()];
        Arrays.fill(far, 1);
        for (int g = 0; g < groups; g++) {
            double at = random.nextDouble() * Arrays.stream(far).sum();
            int pick = 0;
            while (pick < far.length - 1 && (at -= far[pick]) > 0) {
                pick++;
            }
            double[] middle = new double[WIDTH];
            for (int word : learned.get(pick)) {
                middle[word] = weights[word];
            }
            chosen[g] = unit(middle);
            for (int i = 0; i < far.length; i++) {
                far[i] = Math.min(far[i], Math.max(0, 1 - likeness(chosen[g], learned.get(i))));
            }
        }
        return chosen;
    }

    private int nearest(double[][] among, int[] words) {
        int best = 0;
        double most = -1;
        double length = length(words);
        for (int g = 0; g < among.length; g++) {
            double likeness = likeness(among[g], words, length);
            if (likeness > most) {
                most = likeness;
                best = g;
            }
        }
        return best;
    }

    private double likeness(double[] middle, int[] words) {
        return likeness(middle, words, length(words));
    }

    private double likeness(double[] middle, int[] words, double length) {
        double sum = 0;
        for (int word : words) {
            sum += middle[word] * weights[word];
        }
        return length == 0 ? 0 : sum / length;
    }

    private double length(int[] words) {
        return Math.sqrt(Arrays.stream(words).mapToDouble(word -> weights[word] * weights[word]).sum());
    }

    private static double[] unit(double[] vector) {
        double length = Math.sqrt(Arrays.stream(vector).map(value -> value * value).sum());
        return length == 0 ? vector : Arrays.stream(vector).map(value -> value / length).toArray();
    }
}
