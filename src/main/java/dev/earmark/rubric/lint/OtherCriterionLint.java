package dev.earmark.rubric.lint;

import dev.earmark.arithmetic.DenseVectors;
import dev.earmark.rubric.Check;
import dev.earmark.rubric.Rubric;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds sentences that count for one criterion and are nearer to what counts for another one of the same party, by their vectors. A
 * sentence is as near to a criterion as it is, on average, to the three nearest of its sentences, itself left out.
 */
public final class OtherCriterionLint {

    /** Neighbours that are looked at: one alone may be a chance likeness of words. */
    private static final int NEIGHBOURS = 3;
    /** Cosine below which sentences of like meaning are not found. */
    private static final double NEAR = 0.6;
    /** How much nearer the other criterion must be: sentences that share a topic come up to 0.13 in rubrics whose verdicts hold. */
    private static final double NEARER = 0.14;

    /**
     * The sentences of one check.
     *
     * @param place where it stands in the rubric
     */
    private record Sentences(String criterion, Hints place, Speaker from, List<String> count, List<String> doNotCount) {}

    private final SameQuestionLint.Vectors vectors;
    private final Map<String, float[]> known = new HashMap<>();

    private OtherCriterionLint(SameQuestionLint.Vectors vectors) {
        this.vectors = vectors;
    }

    /** One hint for each sentence, at its place. */
    public static List<Hint> check(Rubric rubric, SameQuestionLint.Vectors vectors) {
        Hints hints = new Hints();
        List<Sentences> checks = new ArrayList<>();
        rubric.criteria().forEach(criterion -> add(criterion.id(), criterion.check(),
                hints.at(criterion.id()).at("check"), checks));
        if (checks.stream().map(Sentences::criterion).distinct().count() > 1) {
            OtherCriterionLint lint = new OtherCriterionLint(vectors);
            lint.learn(checks);
            checks.forEach(own -> IntStream.range(0, own.count().size()).forEach(index -> lint.compare(own, index, checks)));
        }
        return hints.found();
    }

    /** What must not be said is left out: it is no proof of anything. */
    private static void add(String criterion, Check check, Hints hints, List<Sentences> into) {
        switch (check) {
            case Check.Examples examples -> into.add(new Sentences(criterion, hints.at("examples").at("count"), examples.from(),
                    lower(examples.count()), lower(examples.doNotCount())));
            case Check.All(List<Check> checks) -> several(criterion, checks, hints.at("all"), into);
            case Check.Any(List<Check> checks) -> several(criterion, checks, hints.at("any"), into);
            case Check.Phrase _, Check.Echo _, Check.Measured _, Check.PrivateWords _, Check.Search _, Check.Judged _, Check.Not _ -> {}
        }
    }

    private static void several(String criterion, List<Check> checks, Hints hints, List<Sentences> into) {
        IntStream.range(0, checks.size()).forEach(index -> add(criterion, checks.get(index), hints.item(index), into));
    }

    private static List<String> lower(List<String> sentences) {
        return sentences.stream().map(sentence -> sentence.toLowerCase(Locale.ROOT)).toList();
    }

    private void learn(List<Sentences> checks) {
        List<String> all = checks.stream().flatMap(check -> Stream.concat(check.count().stream(),
                check.doNotCount().stream())).distinct().toList();
        List<float[]> found = vectors.of(all);
        IntStream.range(0, all.size()).forEach(index -> known.put(all.get(index), found.get(index)));
    }

    private void compare(Sentences own, int index, List<Sentences> checks) {
        String sentence = own.count().get(index);
        double mine = checks.stream().filter(check -> check.criterion().equals(own.criterion()))
                .mapToDouble(check -> nearness(sentence, check)).max().orElse(0);
        checks.stream()
                .filter(other -> !other.criterion().equals(own.criterion()) && other.from() == own.from() && !settled(sentence, other))
                .max(Comparator.comparingDouble(other -> nearness(sentence, other)))
                .filter(other -> nearness(sentence, other) >= Math.max(NEAR, mine + NEARER))
                .ifPresent(other -> own.place().item(index).warning("examples.other-criterion", "\"" + sentence
                        + "\" is closer to what counts for \"" + other.criterion() + "\" than to the other sentences here, so one may be "
                        + "taken for the other; write what only this criterion asks for, or put it under \"do-not-count\" there."));
    }

    /** Whether the author has said that it does not count there. */
    private boolean settled(String sentence, Sentences other) {
        return other.doNotCount().stream().anyMatch(no -> no.equals(sentence))
                || nearest(sentence, other.doNotCount()) > nearest(sentence, other.count());
    }

    private double nearest(String sentence, List<String> others) {
        return others.stream().mapToDouble(other -> cosine(sentence, other)).max().orElse(-1);
    }

    private double nearness(String sentence, Sentences check) {
        return check.count().stream().filter(other -> !other.equals(sentence)).map(other -> cosine(sentence, other))
                .sorted(Comparator.reverseOrder()).limit(NEIGHBOURS).mapToDouble(Double::doubleValue).average().orElse(0);
    }

    private double cosine(String left, String right) {
        float[] a = known.getOrDefault(left, new float[0]);
        float[] b = known.getOrDefault(right, new float[0]);
        return a.length == 0 || b.length == 0 ? 0 : DenseVectors.dot(a, b);
    }
}
