package dev.earmark.review.publish;

import dev.earmark.review.queue.Triage;
import dev.earmark.store.Publications.Shared;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the published scores of one agent went, week by week; never across versions of a rubric, and never beside anybody else's. */
public final class OwnTrend {

    /** Two-sided 95 % of the normal distribution. */
    private static final double Z = 1.959963984540054;

    /** Two-sided 95 % of Student's distribution with 1 to 9 degrees of freedom, where {@link #student} is not good enough. */
    private static final double[] FEW = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262};

    private OwnTrend() {}

    /**
     * One week.
     *
     * @param week {@code 2026-W10}
     * @param from its Monday
     * @param n    how many scores
     * @param low  lower end of the 95 % interval of the mean (Student), 0 to 100; null for a single one
     */
    public record Week(String week, LocalDate from, String rubricId, int rubricVersion, int n, double mean, @Nullable Double low,
            @Nullable Double high) {}

    private record Key(String week, LocalDate from, String rubric, int version) {}

    /** The oldest week first, then by rubric; what has no score counts nowhere. */
    public static List<Week> of(List<Shared> shared) {
        Map<Key, List<Double>> groups = new TreeMap<>(Comparator.comparing(Key::week).thenComparing(Key::rubric)
                .thenComparing(Key::version));
        for (Shared one : shared) {
            Double percent = one.percent();
            if (percent != null) {
                groups.computeIfAbsent(key(one), _ -> new ArrayList<>()).add(percent);
            }
        }
        return groups.entrySet().stream().map(group -> week(group.getKey(), group.getValue())).toList();
    }

    private static Key key(Shared one) {
        Instant at = Objects.requireNonNullElse(one.startedAt(), one.receivedAt());
        LocalDate monday = at.atZone(ZoneOffset.UTC).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Key(Triage.week(at), monday, one.rubricId(), one.rubricVersion());
    }

    private static Week week(Key key, List<Double> scores) {
        int n = scores.size();
        double mean = scores.stream().mapToDouble(score -> score).average().orElseThrow();
        if (n == 1) {
            return new Week(key.week, key.from, key.rubric, key.version, n, mean, null, null);
        }
        double variance = scores.stream().mapToDouble(score -> (score - mean) * (score - mean)).sum() / (n - 1);
        double spread = student(n - 1) * Math.sqrt(variance / n);
        return new Week(key.week, key.from, key.rubric, key.version, n, mean, Math.max(0, mean - spread), Math.min(100, mean + spread));
    }

    /**
     * Two-sided 95 % of Student's distribution: by Cornish and Fisher's expansion to the second term, right to 0.01 from ten degrees of
     * freedom on.
     *
     * @param freedom degrees of it, at least 1
     */
    public static double student(int freedom) {
        if (freedom <= FEW.length) {
            return FEW[freedom - 1];
        }
        double z3 = Z * Z * Z;
        double first = (z3 + Z) / (4 * freedom);
        return Z + first + (5 * z3 * Z * Z + 16 * z3 + 3 * Z) / (96.0 * freedom * freedom);
    }
}
