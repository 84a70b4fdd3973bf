package dev.earmark.retention;

import dev.earmark.fault.Rejected;
import dev.earmark.transcript.Channel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * All rules. The most specific one that fits wins: the one that names most of channel, queue and team. Of two that name as much, the one
 * that keeps longer wins, because nothing that was deleted comes back, and {@link #ties()} says so.
 */
public record RetentionRules(List<RetentionRule> all) {

    /** Everything is kept until somebody deletes it. */
    public static final RetentionRules NONE = new RetentionRules(List.of());

    /** @throws Rejected with {@code retention.rule-twice} when two are about the same */
    public RetentionRules {
        all = List.copyOf(all);
        for (int i = 0; i < all.size(); i++) {
            RetentionRule rule = all.get(i);
            if (all.subList(0, i).stream().anyMatch(rule::about)) {
                throw new Rejected("retention.rule-twice", "Two rules are about the same: \"" + rule.words()
                        + "\" and another one; keep one of them.");
            }
        }
    }

    /** The rule that holds; empty where none fits, so that it is kept. */
    public Optional<RetentionRule> of(DataKind kind, Channel channel, @Nullable String queue, @Nullable String team) {
        return all.stream().filter(rule -> rule.kind() == kind && rule.fits(channel, queue, team))
                .max(Comparator.comparingInt(RetentionRule::named).thenComparingInt(RetentionRule::days));
    }

    /** The shortest time that any rule keeps this kind; what is younger is due by none. */
    public OptionalInt leastDays(DataKind kind) {
        return all.stream().filter(rule -> rule.kind() == kind).mapToInt(RetentionRule::days).min();
    }

    /** Two rules of which neither is the more specific one. */
    public record Tie(RetentionRule longer, RetentionRule shorter) {

        public String sentence() {
            return "\"" + longer.words() + "\" and \"" + shorter.words()
                    + "\" may both fit an interaction and name as much; the longer time "
                    + "holds. A rule that names both decides it.";
        }
    }

    public List<Tie> ties() {
        List<Tie> ties = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (RetentionRule other : all.subList(i + 1, all.size())) {
                RetentionRule one = all.get(i);
                if (one.ties(other)) {
                    ties.add(one.days() > other.days() ? new Tie(one, other) : new Tie(other, one));
                }
            }
        }
        return ties;
    }
}
