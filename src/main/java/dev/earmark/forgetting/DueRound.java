package dev.earmark.forgetting;

import dev.earmark.access.AuditEntry;
import dev.earmark.access.Reach;
import dev.earmark.events.EventType;
import dev.earmark.fault.Conflict;
import dev.earmark.inbox.Erasure;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Status;
import dev.earmark.retention.DataKind;
import dev.earmark.retention.Deletion;
import dev.earmark.retention.Deletion.Cause;
import dev.earmark.retention.RetentionRule;
import dev.earmark.retention.RetentionRules;
import dev.earmark.store.Retention.Gone;
import dev.earmark.store.Retention.Kept;
import dev.earmark.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what the rules say is old enough, once through. Each interaction is a transaction of its own, so that nobody waits for long, a
 * crash loses nothing, and one that cannot be deleted does not keep the others. For one thread.
 */
public final class DueRound {

    /** In the audit log and the report. */
    static final String SYSTEM = "system";

    private static final int PAGE = 100;

    private final Store store;
    private final Erasure erasure;
    private final Clock clock;
    private final Logger log = LoggerFactory.getLogger(DueRound.class);

    public DueRound(Store store, Erasure erasure, Clock clock) {
        this.store = store;
        this.erasure = erasure;
        this.clock = clock;
    }

    /** Something that is due. */
    public record Due(String interactionId, DataKind kind, RetentionRule rule, Instant since) {}

    /**
     * What would go now.
     *
     * @param counts how many interactions, by rule
     * @param first  the first of them, the oldest of each kind first
     */
    public record Preview(Map<RetentionRule, Integer> counts, List<Due> first) {
        public Preview {
            counts = new LinkedHashMap<>(counts);
            first = List.copyOf(first);
        }

        @Override
        public Map<RetentionRule, Integer> counts() {
            return new LinkedHashMap<>(counts);
        }
    }

    /** @param most of those that are named */
    public Preview preview(int most) {
        Map<RetentionRule, Integer> counts = new LinkedHashMap<>();
        List<Due> first = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        each(due -> {
            if (seen.add(due.interactionId())) { // what goes whole does not go in parts before
                counts.merge(due.rule(), 1, Integer::sum);
                if (first.size() < most) {
                    first.add(due);
                }
            }
            return true;
        });
        return new Preview(counts, first);
    }

    /**
     * Deletes it.
     *
     * @param goesOn asked before each; when it says no, the rest is left to another round
     * @return how many interactions lost what
     */
    public Map<DataKind, Integer> run(BooleanSupplier goesOn) {
        Map<DataKind, Integer> done = new EnumMap<>(DataKind.class);
        each(due -> {
            if (!goesOn.getAsBoolean()) {
                return false;
            }
            if (deleted(due)) {
                done.merge(due.kind(), 1, Integer::sum);
            }
            return true;
        });
        if (!done.isEmpty()) {
            note(done);
        }
        return done;
    }

    private void note(Map<DataKind, Integer> done) {
        String told = "%d sound, %d transcript, %d scores".formatted(done.getOrDefault(DataKind.SOUND, 0),
                done.getOrDefault(DataKind.TRANSCRIPT, 0), done.getOrDefault(DataKind.SCORES, 0));
        store.<Boolean>writeUrgently(tx -> {
            tx.audit().append(new AuditEntry(clock.instant(), SYSTEM, "retention.round", "", told));
            return true;
        });
        log.atInfo().addKeyValue("deleted", told).log("what the rules say is old enough was deleted");
    }

    /** @param visit says whether to go on */
    private void each(Predicate<Due> visit) {
        RetentionRules rules = store.read(tx -> tx.retention().rules());
        for (DataKind kind : DataKind.mostFirst()) {
            if (!each(rules, kind, visit)) {
                return;
            }
        }
    }

    private boolean each(RetentionRules rules, DataKind kind, Predicate<Due> visit) {
        OptionalInt least = rules.leastDays(kind);
        if (least.isEmpty()) {
            return true;
        }
        Instant now = clock.instant();
        List<Kept> page;
        @Nullable Kept last = null;
        do {
            Kept after = last;
            page = store.read(tx -> tx.retention().olderThan(kind, now.minus(Duration.ofDays(least.getAsInt())), after, PAGE));
            for (Kept kept : page) {
                Optional<Due> due = due(rules, kind, kept, now);
                if (due.isPresent() && !visit.test(due.get())) {
                    return false;
                }
                last = kept;
            }
        } while (page.size() == PAGE);
        return true;
    }

    private static Optional<Due> due(RetentionRules rules, DataKind kind, Kept kept, Instant now) {
        return rules.of(kind, kept.channel(), kept.queue(), kept.team())
                .filter(rule -> !kept.since().isAfter(now.minus(Duration.ofDays(rule.days()))))
                .map(rule -> new Due(kept.id(), kind, rule, kept.since()));
    }

    private boolean deleted(Due due) {
        try {
            return due.kind() == DataKind.SCORES
                    ? erasure.erase(due.interactionId(), Reach.EVERYTHING, new Erasure.Why(Cause.RULE, due.rule().words(), SYSTEM))
                    : reduced(due);
        } catch (Conflict held) {
            return false; // a moment ago
        } catch (RuntimeException failed) {
            log.atError().addKeyValue("interaction", due.interactionId()).addKeyValue("problem", failed.getClass().getSimpleName())
                    .log("what is old enough of an interaction could not be deleted; it is tried again");
            return false;
        }
    }

    private boolean reduced(Due due) {
        Optional<List<String>> keys = store.writeUrgently(tx -> reduce(tx, due));
        keys.ifPresent(all -> erasure.removeFiles(due.interactionId(), all));
        return keys.isPresent();
    }

    /** Nothing where it was put to work, or held, a moment ago. */
    private Optional<List<String>> reduce(Store.Tx tx, Due due) {
        String id = due.interactionId();
        tx.findings().lockScorecards(id);
        Optional<Interaction> found = tx.interactions().find(id, Reach.EVERYTHING);
        if (found.isEmpty() || gone(tx, due) || found.get().status() instanceof Status.Processing
                || tx.retention().holding(id).isPresent()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Deletion deletion = new Deletion("", id, due.kind(), Cause.RULE, due.rule().words(), SYSTEM, now);
        List<String> keys = due.kind() == DataKind.SOUND ? tx.retention().deleteSound(id, now)
                : tx.retention().deleteWords(id, now, sentence(deletion));
        tx.retention().note(deletion);
        tx.events().append(EventType.REDUCED, now, id, found.get().facts().agentId(), Map.of("kind", due.kind().label()));
        return Optional.of(keys);
    }

    /** By another node, whose round this one has taken over. */
    private static boolean gone(Store.Tx tx, Due due) {
        Gone gone = tx.retention().gone(due.interactionId());
        return due.kind() == DataKind.SOUND ? gone.sound() != null : gone.words() != null;
    }

    private static String sentence(Deletion deletion) {
        return "The words were deleted on " + deletion.at().toString().substring(0, 10) + " " + deletion.why() + ".";
    }

    /** When everything that was due was deleted last; null when never. */
    public @Nullable Instant lastEnded() {
        return store.read(tx -> tx.retention().lastEnded()).map(Objects::requireNonNull).orElse(null);
    }
}
