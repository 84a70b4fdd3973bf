package dev.earmark.figures;

import dev.earmark.access.Reach;
import dev.earmark.outcome.OutcomeName;
import dev.earmark.playbook.figure.FalseDiscovery;
import dev.earmark.store.Figures.FigureFilter;
import dev.earmark.store.Store;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which criteria go with satisfied customers: how many of them were satisfied where a criterion was met, and how many where it was missed,
 * also in part. That the two go together does not say that one makes the other.
 *
 * @param by      {@link OutcomeName#CSAT} or {@link OutcomeName#NPS}: satisfied from 4 of 5, a promoter from 9 of 10
 * @param answers interactions with such an answer
 * @param found   what is beyond chance first, then by the size of the difference; what has too few on one side is last, by name
 */
public record GoesWith(OutcomeName by, int answers, List<Found> found) {

    /** Fewer answers on one side are not compared. */
    public static final int FEWEST = 10;
    /** Of what is said to be beyond chance, at most so much is wrong on average (Benjamini and Hochberg 1995). */
    public static final double RATE = 0.05;

    public GoesWith {
        found = List.copyOf(found);
    }

    /** @param difference null where there are too few */
    public record Found(String criterion, SatisfiedShare met, SatisfiedShare missed, @Nullable ShareDifference difference) {}

    public static GoesWith of(Store.Tx tx, FigureFilter filter, Reach reach, OutcomeName by) {
        CallEndings endings = CallEndings.read(tx, filter, reach, false, filter.before());
        Map<String, List<String>> ids = tx.figures().criteria();
        Map<String, SatisfiedShare> met = new TreeMap<>();
        Map<String, SatisfiedShare> missed = new HashMap<>();
        int[] answers = {0};
        tx.figures().each(filter, reach, row -> {
            OptionalDouble well = endings.of(row.interactionId()).well(by);
            if (well.isEmpty()) {
                return;
            }
            answers[0]++;
            List<String> criteria = ids.getOrDefault(row.rubricId() + "@" + row.rubricVersion(), List.of());
            for (int i = 0; i < Math.min(criteria.size(), row.verdicts().length()); i++) {
                char letter = row.verdicts().charAt(i);
                if (letter == 'm' || letter == 'n' || letter == 'p') {
                    (letter == 'm' ? met : missed).merge(criteria.get(i), new SatisfiedShare(well.getAsDouble() > 0 ? 1 : 0, 1),
                            (one, _) -> one.and(well.getAsDouble() > 0));
                    met.putIfAbsent(criteria.get(i), new SatisfiedShare(0, 0));
                }
            }
        });
        return new GoesWith(by, answers[0], compared(met, missed));
    }

    private static List<Found> compared(Map<String, SatisfiedShare> met, Map<String, SatisfiedShare> missed) {
        List<Found> few = new ArrayList<>();
        List<Found> found = new ArrayList<>();
        met.forEach((criterion, side) -> {
            SatisfiedShare other = missed.getOrDefault(criterion, new SatisfiedShare(0, 0));
            boolean enough = Math.min(side.n(), other.n()) >= FEWEST;
            (enough ? found : few).add(new Found(criterion, side, other, enough ? ShareDifference.between(side, other) : null));
        });
        BitSet taken = FalseDiscovery.taken(found.stream().mapToDouble(one -> p(one)).toArray(), RATE);
        List<Found> all = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            all.add(taken.get(i) ? beyond(found.get(i)) : found.get(i));
        }
        all.sort(Comparator.comparing((Found one) -> one.difference() != null && one.difference().beyondChance()).reversed()
                .thenComparing(one -> -Math.abs(one.difference() == null ? 0 : one.difference().points())).thenComparing(Found::criterion));
        all.addAll(few);
        return all;
    }

    private static double p(Found one) {
        ShareDifference difference = one.difference();
        return difference == null ? 1 : difference.p();
    }

    private static Found beyond(Found one) {
        ShareDifference plain = one.difference();
        return plain == null ? one : new Found(one.criterion(), one.met(), one.missed(),
                plain.takenAsBeyondChance());
    }
}
