package dev.earmark.review;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The revisions of one scorecard. A value. */
public record Revisions(List<Revision> all) {

    public static final Revisions NONE = new Revisions(List.of());

    /** In the order in which they were made, those of one criterion by their numbers. */
    public Revisions {
        all = all.stream().sorted(Comparator.comparing(Revision::at).thenComparing(Revision::number)).toList();
    }

    /** Those of one criterion, by number. */
    public List<Revision> of(String criterion) {
        return all.stream().filter(one -> one.criterion().equals(criterion)).sorted(Comparator.comparingInt(Revision::number)).toList();
    }

    /** Number of the last revision of a criterion; 0 when there is none. */
    public int last(String criterion) {
        List<Revision> own = of(criterion);
        return own.isEmpty() ? 0 : own.getLast().number();
    }

    /** The one that holds: the last verdict that was not taken back. Empty where the machine's holds. */
    public Optional<Revision> held(String criterion) {
        Deque<Revision> standing = new ArrayDeque<>();
        for (Revision one : of(criterion)) {
            if (one.said() != null) {
                standing.push(one);
            } else {
                standing.poll();
            }
        }
        return Optional.ofNullable(standing.peek());
    }

    /** Those that hold, by criterion. */
    public Map<String, Revision> held() {
        Map<String, Revision> holding = new HashMap<>();
        all.stream().map(Revision::criterion).distinct().forEach(criterion -> held(criterion).ifPresent(one -> holding.put(criterion,
                one)));
        return holding;
    }
}
