package dev.earmark.eval.party;

import dev.earmark.arithmetic.SparseVector;
import dev.earmark.speech.party.RoleWords;
import dev.earmark.speech.party.SaidBy;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Learns what agents say and customers do not: logistic regression without intercept on the differences between the parties of each
 * conversation, with a quadratic penalty, by Nesterov's accelerated gradient descent from zero, a fixed number of steps.
 */
final class PartyTraining {

    private static final double L2 = 0.3;
    private static final int STEPS = 80;
    private static final int LEAST_CONVERSATIONS = 4;
    /** What only one house says tells nothing of others. */
    private static final int LEAST_HOUSES = 2;
    private static final double LEAST_WEIGHT = 0.004;

    private PartyTraining() {}

    /** @param house that the conversation is from */
    record Known(String house, String id, boolean voice, Map<String, Double> agent, Map<String, Double> customer) {

        static Known of(String house, Transcript transcript, boolean voice) {
            return new Known(house, transcript.id(), voice, SaidBy.of(transcript, Speaker.AGENT), SaidBy.of(transcript, Speaker.CUSTOMER));
        }
    }

    static RoleWords train(List<Known> conversations) {
        List<String> vocabulary = vocabulary(conversations);
        Map<String, Integer> places = new HashMap<>();
        vocabulary.forEach(feature -> places.put(feature, places.size()));
        double[] weights = fit(conversations.stream().map(one -> row(one, places)).toList(), vocabulary.size());
        Map<String, Double> kept = new HashMap<>();
        for (int i = 0; i < weights.length; i++) {
            if (Math.abs(weights[i]) >= LEAST_WEIGHT) {
                kept.put(vocabulary.get(i), weights[i]);
            }
        }
        return new RoleWords(kept);
    }

    private static List<String> vocabulary(List<Known> conversations) {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Set<String>> houses = new HashMap<>();
        for (Known one : conversations) {
            Set<String> features = new HashSet<>(one.agent().keySet());
            features.addAll(one.customer().keySet());
            for (String feature : features) {
                counts.merge(feature, 1, Integer::sum);
                houses.computeIfAbsent(feature, _ -> new HashSet<>()).add(one.house());
            }
        }
        return new ArrayList<>(new TreeSet<>(counts.keySet().stream()
                .filter(feature -> counts.getOrDefault(feature, 0) >= LEAST_CONVERSATIONS
                        && houses.getOrDefault(feature, Set.of()).size() >= LEAST_HOUSES).toList()));
    }

    private static SparseVector row(Known one, Map<String, Integer> places) {
        List<Map.Entry<String, Double>> known = RoleWords.difference(one.agent(), one.customer()).entrySet().stream()
                .filter(feature -> places.containsKey(feature.getKey())).sorted(Map.Entry.comparingByKey()).toList();
        double length = Math.sqrt(Math.sqrt(known.stream().mapToDouble(feature -> feature.getValue() * feature.getValue()).sum()));
        return new SparseVector(known.stream().mapToInt(feature -> places.getOrDefault(feature.getKey(), 0)).toArray(),
                known.stream().mapToDouble(feature -> feature.getValue() / length).toArray());
    }

    private static double[] fit(List<SparseVector> rows, int width) {
        double l2 = L2 / rows.size();
        double step = 1 / (largestCurvature(rows, width) / 4 / rows.size() + l2);
        double[] weights = new double[width];
        double[] ahead = new double[width];
        double momentum = 1;
        for (int i = 0; i < STEPS; i++) {
            double[] gradient = new double[width];
            for (SparseVector row : rows) {
                row.addTo(gradient, -1 / (1 + StrictMath.exp(row.dot(ahead, 0))) / rows.size());
            }
            double next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
            for (int w = 0; w < width; w++) {
                double moved = ahead[w] - step * (gradient[w] + l2 * ahead[w]);
                ahead[w] = moved + (momentum - 1) / next * (moved - weights[w]);
                weights[w] = moved;
            }
            momentum = next;
        }
        return weights;
    }

    /** By power iteration, a tenth more for what it lacks. */
    private static double largestCurvature(List<SparseVector> rows, int width) {
        double[] direction = new double[width];
        Arrays.fill(direction, 1 / Math.sqrt(width));
        double length = 1;
        for (int i = 0; i < 15; i++) {
            double[] next = new double[width];
            for (SparseVector row : rows) {
                row.addTo(next, row.dot(direction, 0));
            }
            length = Math.sqrt(Arrays.stream(next).map(x -> x * x).sum());
            for (int w = 0; w < width; w++) {
                direction[w] = next[w] / length;
            }
        }
        return length * 1.1;
    }
}
