package dev.earmark.insight;

import dev.earmark.insight.Repeating.Beside;
import dev.earmark.trust.Wilson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what repeats. Deterministic, and safe for many threads. */
public final class Patterns {

    /** Of the last so many calls. */
    public static final int LAST = 30;
    /** Fewer calls show no pattern. */
    static final int FEWEST_CALLS = 5;
    private static final int FEWEST_MISSES = 3;
    private static final int FEWEST_COLLEAGUES = 3;
    private static final int FEWEST_OF_THEIRS = 20;
    /** At most so many agents like all others are said to have a priority. */
    private static final double CHANCE = 0.05;
    /** Less of a difference is not worth an hour. */
    private static final double LEAST_DIFFERENCE = 0.10;
    private static final double MOSTLY = 0.5;
    private static final double HARDLY_EVER = 0.25;
    private static final int MOST_STRENGTHS = 3;
    private static final int MOST_EXAMPLES = 3;

    private static final Comparator<Subject> BY_NAME = Comparator.comparing(Subject::rubricId).thenComparing(Subject::id)
            .thenComparing(Subject::rubricVersion);

    /**
     * @param own    the agent's calls; the newest {@value #LAST} count
     * @param others calls of each colleague of the team; empty to compare with nobody
     */
    public Priorities of(List<Call> own, Collection<List<Call>> others) {
        List<Call> last = last(own);
        List<List<Call>> theirs = others.stream().map(Patterns::last).toList();
        List<Looked> looked = subjects(last).stream().map(subject -> looked(subject, last, theirs)).toList();
        List<Repeating> priorities = priorities(looked);
        return new Priorities(last.size(), strengths(looked), priorities.isEmpty() ? null : priorities.getFirst(),
                priorities.stream().skip(1).toList(), team(looked, priorities), lacking(last, looked));
    }

    private static List<Call> last(List<Call> calls) {
        return calls.stream().sorted(Comparator.comparing(Call::at).reversed()).limit(LAST).toList();
    }

    /** Of criteria those of the newest version that the calls were scored by: trends never go across versions. */
    private static List<Subject> subjects(List<Call> last) {
        Map<String, Integer> newest = new TreeMap<>();
        last.stream().flatMap(call -> call.missed().keySet().stream())
                .forEach(subject -> newest.merge(subject.rubricId(), subject.rubricVersion(), Math::max));
        return last.stream().flatMap(call -> call.missed().keySet().stream()).distinct()
                .filter(subject -> newest.getOrDefault(subject.rubricId(), 0) == subject.rubricVersion()).sorted(BY_NAME)
                .filter(subject -> count(subject, last) >= FEWEST_CALLS).toList();
    }

    private static int count(Subject subject, List<Call> calls) {
        return (int) calls.stream().filter(call -> call.missed().containsKey(subject)).count();
    }

    private static int missed(Subject subject, List<Call> calls) {
        return (int) calls.stream().filter(call -> Boolean.TRUE.equals(call.missed().get(subject))).count();
    }

    /** One subject of one agent. @param beside null where nobody is compared with */
    private record Looked(Subject subject, List<Call> own, int missed, int calls, @Nullable TeamShare beside, double expected) {

        double worse() {
            return beside == null ? 1 : Chance.orMore(missed, calls, expected, beside.calls());
        }

        double better() {
            return beside == null ? 1 : Chance.orFewer(missed, calls, expected, beside.calls());
        }

        /** How much more often than expected, drawn towards it; below 0 for less often. */
        double difference() {
            return beside == null ? 0 : beside.shrunken(missed, calls, expected) - expected;
        }

        Repeating finding(boolean examplesOfMisses, double chance) {
            List<String> examples = own.stream().filter(call -> Boolean.valueOf(examplesOfMisses).equals(call.missed().get(subject)))
                    .limit(MOST_EXAMPLES).map(Call::interactionId).toList();
            Beside others = beside == null ? null
                    : new Beside(expected, beside.agents(), beside.calls(), beside.shrunken(missed, calls, expected), chance);
            return new Repeating(subject, missed, calls, Wilson.lower(missed, calls), Wilson.upper(missed, calls), others, examples);
        }
    }

    private static Looked looked(Subject subject, List<Call> own, List<List<Call>> theirs) {
        TeamShare colleagues = new TeamShare(subject, theirs);
        boolean enough = colleagues.agents() >= FEWEST_COLLEAGUES && colleagues.calls() >= FEWEST_OF_THEIRS;
        return new Looked(subject, own, missed(subject, own), count(subject, own), enough ? colleagues : null,
                enough ? colleagues.expected(subject, own) : 0);
    }

    /** Where nobody can be compared with, only what is missed in most calls for certain. */
    private static List<Repeating> priorities(List<Looked> looked) {
        List<Double> chances = Chance.holm(looked.stream().map(Looked::worse).toList());
        List<Map.Entry<Double, Repeating>> found = new ArrayList<>();
        for (int i = 0; i < looked.size(); i++) {
            Looked one = looked.get(i);
            Repeating finding = one.finding(true, chances.get(i));
            boolean repeats = one.beside == null ? finding.low() >= MOSTLY
                    : chances.get(i) <= CHANCE && one.difference() >= LEAST_DIFFERENCE;
            if (one.missed >= FEWEST_MISSES && repeats) {
                found.add(Map.entry(one.beside == null ? finding.low() : one.difference(), finding));
            }
        }
        return clearestFirst(found);
    }

    private static List<Repeating> clearestFirst(List<Map.Entry<Double, Repeating>> found) {
        return found.stream().sorted(Map.Entry.<Double, Repeating>comparingByKey().reversed()).map(Map.Entry::getValue).toList();
    }

    /** What colleagues miss more often, then what is hardly ever missed. */
    private static List<Repeating> strengths(List<Looked> looked) {
        List<Double> chances = Chance.holm(looked.stream().map(Looked::better).toList());
        List<Map.Entry<Double, Repeating>> found = new ArrayList<>();
        for (int i = 0; i < looked.size(); i++) {
            Looked one = looked.get(i);
            Repeating finding = one.finding(false, chances.get(i));
            if (one.beside != null && chances.get(i) <= CHANCE && -one.difference() >= LEAST_DIFFERENCE) {
                found.add(Map.entry(1 - one.difference(), finding));
            } else if (finding.high() <= HARDLY_EVER && !one.subject.isHabit()) {
                found.add(Map.entry(1 - finding.high(), finding));
            }
        }
        return clearestFirst(found).stream().limit(MOST_STRENGTHS).toList();
    }

    private static List<Repeating> team(List<Looked> looked, List<Repeating> priorities) {
        List<Subject> own = priorities.stream().map(Repeating::subject).toList();
        return looked.stream().filter(one -> one.beside != null && one.expected >= MOSTLY && one.missed >= FEWEST_MISSES
                && !own.contains(one.subject)).map(one -> one.finding(true, 1)).collect(Collectors.toList());
    }

    private static @Nullable String lacking(List<Call> last, List<Looked> looked) {
        if (last.size() < FEWEST_CALLS || looked.isEmpty()) {
            return "Not enough calls: " + last.size() + " count, and a pattern needs at least " + FEWEST_CALLS + ".";
        }
        return looked.stream().allMatch(one -> one.beside == null)
                ? "There are too few colleagues to compare with: at least " + FEWEST_COLLEAGUES + " with " + FEWEST_OF_THEIRS
                        + " calls together. Only what is missed in most calls is shown." : null;
    }
}
