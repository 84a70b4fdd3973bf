package dev.earmark.scoring.example;

import dev.earmark.rubric.Check;
import dev.earmark.rubric.Checks;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Rubric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The examples of a whole rubric. A sentence that counts for another criterion does not count here, unless it does the same as one that
 * counts here: an offer is no confirmation, though both name the table and the time. Immutable; safe for many threads.
 */
public final class RubricExamples {

    /** From which likeness of acts on a sentence of another criterion may count here, too. */
    private static final double SAME_ACT = 0.6;

    private final Map<Check.Examples, List<String>> others;

    private RubricExamples(Map<Check.Examples, List<String>> others) {
        this.others = others;
    }

    public static RubricExamples of(Rubric rubric) {
        List<Criterion> criteria = rubric.criteria().toList();
        Map<Check.Examples, List<String>> others = new HashMap<>();
        for (Criterion criterion : criteria) {
            Checks.examples(criterion.check()).forEach(check -> others.put(check, others(check, criterion, criteria)));
            if (criterion.appliesWhen() != null) {
                Checks.examples(criterion.appliesWhen()).forEach(check -> others.put(check, others(check, criterion, criteria)));
            }
        }
        return new RubricExamples(others);
    }

    private static List<String> others(Check.Examples check, Criterion own, List<Criterion> criteria) {
        Set<String> sentences = new LinkedHashSet<>();
        criteria.stream().filter(other -> other != own).flatMap(other -> Checks.examples(other.check()))
                .filter(other -> other.from() == check.from()).forEach(other -> sentences.addAll(other.count()));
        check.count().forEach(sentences::remove);
        return List.copyOf(sentences);
    }

    /**
     * Learns a check.
     *
     * @param reader of the sentences of rubrics
     */
    public Learnt learn(Check.Examples check, Meaning.Reader reader) {
        List<Meaning> counting = reader.read(check.count());
        List<Meaning> not = new ArrayList<>(reader.read(check.doNotCount()));
        not.addAll(reader.read(Background.SENTENCES));
        List<Meaning> ofOthers = reader.read(others.getOrDefault(check, List.of())).stream()
                .filter(other -> other.acts().length > 0 && counting.stream().noneMatch(own -> own.actsAlike(other) >= SAME_ACT))
                .toList();
        not.addAll(ofOthers);
        return new Learnt(ExampleHead.LOGISTIC_REGRESSION.train(features(counting), features(not)),
                ExampleHead.LOGISTIC_REGRESSION.train(vectors(counting), vectors(not)), ActShare.of(counting));
    }

    /**
     * What was learnt of a check. Speech comes without stops and question marks, in stretches that begin and end anywhere, and says less of
     * what it does than typed sentences do; so in speech the topic alone has half of the say.
     *
     * @param whole by topic and act
     * @param topic by the sentences' vectors alone, which the features begin with
     * @param typed share of {@code whole} in typed text, 0 to 1
     */
    public record Learnt(ExampleHead.Likeness whole, ExampleHead.Likeness topic, double typed) {

        private static final double SPOKEN = 0.5;

        /** Probability from 0 to 1 that a sentence counts. */
        public double probability(Meaning meaning, boolean spoken) {
            double share = spoken ? SPOKEN : typed;
            double likely = whole.probability(meaning.features());
            return share == 1 ? likely : between(likely, share, topic.probability(meaning.features()));
        }

        /** Of two probabilities the one whose log-odds divide theirs by the share. */
        private static double between(double left, double share, double right) {
            double yes = Math.pow(left, share) * Math.pow(right, 1 - share);
            double no = Math.pow(1 - left, share) * Math.pow(1 - right, 1 - share);
            return yes + no == 0 ? 0.5 : yes / (yes + no);
        }
    }

    private static List<float[]> vectors(List<Meaning> meanings) {
        return meanings.stream().map(Meaning::vector).toList();
    }

    private static List<float[]> features(List<Meaning> meanings) {
        return meanings.stream().map(Meaning::features).toList();
    }
}
