package dev.earmark.insight;

import dev.earmark.trust.Wilson;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Before and after a coaching, beside colleagues who were not coached on it. It goes along with the coaching; nothing here says that the
 * coaching did it.
 *
 * @param before   of the agent
 * @param colleaguesBefore of all who were not coached on it, together
 * @param change   of the agent's share of misses, after less before; null while there are too few calls
 * @param beside   that change less the colleagues' change; null while there are too few of theirs
 * @param versions of the rubric that the calls were scored by: with more than one, the wording may have changed, too
 * @param lacking  what is missing for an answer, one sentence; null when nothing is
 */
public record CoachingTrend(Share before, Share after, Share colleaguesBefore, Share colleaguesAfter, @Nullable Difference change,
        @Nullable Difference beside, Set<Integer> versions, @Nullable String lacking) {

    /** As far back, and as far on, as calls count. */
    public static final Duration WINDOW = Duration.ofDays(56);

    private static final int FEWEST = 5;
    private static final double Z = 1.959963984540054;

    public CoachingTrend {
        versions = Set.copyOf(versions);
    }

    /** @param low lower end of the 95 % interval (Wilson), 0 to 1 */
    public record Share(int missed, int calls, double low, double high) {
        static Share of(int missed, int calls) {
            return new Share(missed, calls, Wilson.lower(missed, calls), Wilson.upper(missed, calls));
        }

        public double share() {
            return calls == 0 ? 0 : (double) missed / calls;
        }

        /** Of the share, with a case added to each side (Agresti and Caffo 2000), which keeps intervals honest where cases are few. */
        private double variance() {
            double share = (missed + 1.0) / (calls + 2.0);
            return share * (1 - share) / (calls + 2.0);
        }

        private double centre() {
            return (missed + 1.0) / (calls + 2.0);
        }
    }

    /** @param low lower end of the 95 % interval, in shares */
    public record Difference(double difference, double low, double high) {}

    /**
     * @param own    calls of the agent
     * @param others calls of colleagues who were not coached on the subject
     * @param about  the subject, in whatever version
     */
    public static CoachingTrend of(List<Call> own, Collection<List<Call>> others, Predicate<Subject> about, Instant coached) {
        List<Call> theirs = others.stream().flatMap(List::stream).toList();
        Share before = share(own, about, coached.minus(WINDOW), coached);
        Share after = share(own, about, coached, coached.plus(WINDOW));
        Share otherBefore = share(theirs, about, coached.minus(WINDOW), coached);
        Share otherAfter = share(theirs, about, coached, coached.plus(WINDOW));
        boolean enough = Math.min(before.calls, after.calls) >= FEWEST;
        boolean enoughOthers = enough && Math.min(otherBefore.calls, otherAfter.calls) >= FEWEST;
        return new CoachingTrend(before, after, otherBefore, otherAfter, enough ? difference(before, after) : null,
                enoughOthers ? beside(before, after, otherBefore, otherAfter) : null, versions(own, about, coached),
                lacking(before, after, enough, enoughOthers));
    }

    private static Share share(List<Call> calls, Predicate<Subject> about, Instant from, Instant to) {
        List<Boolean> seen = calls.stream().filter(call -> !call.at().isBefore(from) && call.at().isBefore(to))
                .flatMap(call -> call.missed().entrySet().stream().filter(one -> about.test(one.getKey()))
                        .map(Map.Entry::getValue))
                .toList();
        return Share.of((int) seen.stream().filter(miss -> miss).count(), seen.size());
    }

    private static Set<Integer> versions(List<Call> calls, Predicate<Subject> about, Instant coached) {
        Set<Integer> versions = new TreeSet<>();
        calls.stream().filter(call -> !call.at().isBefore(coached.minus(WINDOW)) && call.at().isBefore(coached.plus(WINDOW)))
                .flatMap(call -> call.missed().keySet().stream()).filter(about).filter(subject -> !subject.isHabit())
                .forEach(subject -> versions.add(subject.rubricVersion()));
        return versions;
    }

    private static Difference difference(Share before, Share after) {
        return spread(after.share() - before.share(), after.centre() - before.centre(), before.variance() + after.variance());
    }

    private static Difference beside(Share before, Share after, Share otherBefore, Share otherAfter) {
        return spread(after.share() - before.share() - (otherAfter.share() - otherBefore.share()),
                after.centre() - before.centre() - (otherAfter.centre() - otherBefore.centre()),
                before.variance() + after.variance() + otherBefore.variance() + otherAfter.variance());
    }

    private static Difference spread(double difference, double centre, double variance) {
        double spread = Z * Math.sqrt(variance);
        return new Difference(difference, Math.min(difference, centre - spread), Math.max(difference, centre + spread));
    }

    private static @Nullable String lacking(Share before, Share after, boolean enough, boolean enoughOthers) {
        if (!enough) {
            return "Not enough calls: " + before.calls + " before and " + after.calls + " after; at least " + FEWEST
                    + " on each side are needed.";
        }
        return enoughOthers ? null : "There are too few calls of colleagues who were not coached on it to compare with.";
    }
}
