package dev.earmark.insight;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How often the others of a team miss one subject. Whoever answers a harder queue is held against those who answer it, too: the share that
 * is expected of an agent is that of the colleagues in the agent's own mix of queues. Where few of them were in a queue, their share there
 * is drawn towards that of all queues.
 */
final class TeamShare {

    /** So many calls of all queues stand behind the few of one. */
    private static final double PULL = 10;
    private static final double LEAST_STRENGTH = 4;
    /** However alike a dozen agents look: a team is too few to say that the next one must be like them. */
    private static final double MOST_STRENGTH = 20;

    private final Map<String, Count> queues = new HashMap<>();
    private final Count all = new Count();
    private final double strength;
    private final int agents;

    /** Misses of some calls. */
    private static final class Count {
        private int missed;
        private int calls;

        void add(boolean miss) {
            missed += miss ? 1 : 0;
            calls++;
        }

        double share() {
            return calls == 0 ? 0 : (double) missed / calls;
        }
    }

    /** @param others calls of each colleague */
    TeamShare(Subject subject, Collection<List<Call>> others) {
        List<Count> each = others.stream().map(calls -> count(subject, calls)).filter(one -> one.calls > 0).toList();
        this.agents = each.size();
        this.strength = strength(each);
    }

    private Count count(Subject subject, List<Call> calls) {
        Count own = new Count();
        for (Call call : calls) {
            Boolean miss = call.missed().get(subject);
            if (miss != null) {
                own.add(miss);
                all.add(miss);
                queues.computeIfAbsent(call.queue(), _ -> new Count()).add(miss);
            }
        }
        return own;
    }

    /**
     * How alike agents are, in calls: by the method of moments, the variance of their shares beyond that of so many draws is
     * μ(1−μ)/(s+1).
     * The more alike, the more an agent's own share is drawn towards it.
     */
    private double strength(List<Count> each) {
        double mean = all.share();
        double within = mean * (1 - mean);
        if (each.size() < 2 || within == 0) {
            return MOST_STRENGTH;
        }
        double variance = each.stream().mapToDouble(one -> (one.share() - mean) * (one.share() - mean)).sum() / (each.size() - 1);
        double drawn = each.stream().mapToDouble(one -> within / one.calls).average().orElse(0);
        double between = variance - drawn;
        return between <= 0 ? MOST_STRENGTH : Math.clamp(within / between - 1, LEAST_STRENGTH, MOST_STRENGTH);
    }

    int agents() {
        return agents;
    }

    int calls() {
        return all.calls;
    }

    /** As they would miss the subject in these calls. */
    double expected(Subject subject, List<Call> calls) {
        return calls.stream().filter(call -> call.missed().containsKey(subject)).mapToDouble(call -> inQueue(call.queue())).average()
                .orElse(all.share());
    }

    private double inQueue(String queue) {
        Count there = Objects.requireNonNullElseGet(queues.get(queue), Count::new);
        return (there.missed + PULL * all.share()) / (there.calls + PULL);
    }

    /** An agent's share, drawn towards what is expected (empirical Bayes). */
    double shrunken(int missed, int calls, double expected) {
        return (missed + strength * expected) / (calls + strength);
    }
}
