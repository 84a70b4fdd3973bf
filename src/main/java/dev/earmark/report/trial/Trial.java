package dev.earmark.report.trial;

import dev.earmark.results.Result;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Rubric;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Verdict;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a rubric finds in conversations, criterion by criterion. Not for several threads. */
public final class Trial {

    private final Map<String, OfCriterion> criteria = new LinkedHashMap<>();
    private int conversations;

    /** @param wanted ids of the criteria that are looked at */
    public Trial(Rubric rubric, List<String> wanted) {
        rubric.criteria().filter(criterion -> wanted.contains(criterion.id()))
                .forEach(criterion -> criteria.put(criterion.id(), new OfCriterion(criterion)));
    }

    /**
     * A sentence that counts, or comes near.
     *
     * @param before     the turn before it; null for the first
     * @param likelihood how sure the engine is that it counts, 0 to 1
     * @param engine     what found it
     * @param open       whether the engine left the verdict open
     */
    public record Found(String conversation, Turn turn, @Nullable Turn before, String quote, double likelihood, String engine,
            boolean open) {

        /** What would be written into the rubric. */
        public String sentence() {
            return ExampleSentence.of(turn.text(), quote);
        }
    }

    /** What came of one criterion. */
    public static final class OfCriterion {

        private final Criterion criterion;
        private final Map<String, Integer> verdicts = new LinkedHashMap<>();
        private final List<Found> hits = new ArrayList<>();
        private final List<Found> misses = new ArrayList<>();

        private OfCriterion(Criterion criterion) {
            this.criterion = criterion;
        }

        public Criterion criterion() {
            return criterion;
        }

        /** How many conversations got this verdict, by its label. */
        public int verdicts(String label) {
            return verdicts.getOrDefault(label, 0);
        }

        /** Surest first, each sentence once. */
        public List<Found> hits(int most) {
            return best(hits, most);
        }

        /** What was left open and what came nearest, the likeliest first, each sentence once. */
        public List<Found> misses(int most) {
            return best(misses, most);
        }

        private static List<Found> best(List<Found> found, int most) {
            Set<String> seen = new HashSet<>();
            return found.stream().sorted(Comparator.comparingDouble(Found::likelihood).reversed())
                    .filter(one -> seen.add(one.sentence().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip()))
                    .limit(most).toList();
        }

        private void add(Result result, Judgement judgement) {
            verdicts.merge(judgement.verdict().label(), 1, Integer::sum);
            switch (judgement.verdict()) {
                case Verdict.Met _, Verdict.Partly _ -> add(hits, result, judgement, Evidence.Kind.PROOF, judgement.confidence(), false);
                case Verdict.NotMet _ -> {
                    add(misses, result, judgement, Evidence.Kind.NEAR_MISS, 1 - judgement.confidence(), false);
                    add(misses, result, judgement, Evidence.Kind.PROOF, judgement.confidence(), false);
                }
                case Verdict.Unscored _ -> {
                    add(misses, result, judgement, Evidence.Kind.NEAR_MISS, OPEN, true);
                    add(misses, result, judgement, Evidence.Kind.PROOF, OPEN, true);
                }
                case Verdict.NotApplicable _ -> {}
            }
        }

        /** Whatever was left open is about as likely as not. */
        private static final double OPEN = 0.5;

        private static void add(List<Found> found, Result result, Judgement judgement, Evidence.Kind kind, double likelihood,
                boolean open) {
            List<Turn> turns = result.transcript().turns();
            judgement.evidence().stream().filter(piece -> piece.kind() == kind && !piece.quote().isBlank()).findFirst().ifPresent(piece -> {
                Integer at = piece.turn();
                if (at != null && at < turns.size()) {
                    found.add(new Found(result.transcript().id(), turns.get(at), at == 0 ? null : turns.get(at - 1), piece.quote(),
                            Math.clamp(likelihood, 0, 1), judgement.engine().text(), open));
                }
            });
        }
    }

    /** Takes in one conversation that was scored by the rubric. */
    public void add(Result result) {
        conversations++;
        Map<String, Judgement> judged = result.scorecard().judgements().stream()
                .collect(Collectors.toMap(Judgement::criterion, judgement -> judgement));
        criteria.forEach((id, of) -> {
            Judgement judgement = judged.get(id);
            if (judgement != null) {
                of.add(result, judgement);
            }
        });
    }

    /** How many were added. */
    public int conversations() {
        return conversations;
    }

    /** In the order of the rubric. */
    public List<OfCriterion> criteria() {
        return List.copyOf(criteria.values());
    }
}
