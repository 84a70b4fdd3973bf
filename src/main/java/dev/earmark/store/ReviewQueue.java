package dev.earmark.store;

import dev.earmark.access.Reach;
import dev.earmark.review.Need;
import dev.earmark.review.QueueRules;
import dev.earmark.review.Revision.By;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What needs a person, who is to look at it, and who has it now. Times are those of {@link Store.Tx#nowMs()}. */
public interface ReviewQueue {

    /** Who has it from the queue, so that nobody else gets it. */
    record Lease(By by, Instant until) {}

    /**
     * @param needs      why a person is to see it, the most urgent first; empty when none is
     * @param rule       name of the rule that chose it; null when none did
     * @param since      when it came into the queue; null when it is not in it
     * @param assignedTo null for nobody
     * @param lease      null when nobody has it, or had it too long ago
     */
    record Waiting(List<Need> needs, @Nullable String rule, @Nullable Instant since, @Nullable By assignedTo, @Nullable Lease lease) {
        public Waiting {
            needs = List.copyOf(needs);
        }
    }

    /** Of an interaction that there is. */
    Waiting of(String interactionId);

    /** Replaces the reasons; without any it leaves the queue, and nobody has it any longer. */
    void need(String interactionId, Collection<Need> needs, @Nullable String rule, Instant now);

    /** @param to null for nobody */
    void assign(String interactionId, @Nullable By to);

    /** Takes it, or keeps it for longer. @return false when somebody else has it */
    boolean lease(String interactionId, By by, long untilMs);

    void release(String interactionId, String personId);

    /**
     * The most urgent interaction that nobody else has: those given to this one first, then those given to nobody. It is not taken yet.
     *
     * @param not ids that are passed over
     */
    Optional<String> next(String personId, Collection<String> not, Reach reach);

    /** How many wait, by reason. */
    Map<Need, Long> counts(Reach reach);

    /** How many wait that are given to somebody. */
    int assigned(String personId);

    int leased(String personId);

    QueueRules rules();

    void replace(QueueRules rules);

    /**
     * What came of drawing.
     *
     * @param drawn    whether the interaction belongs to the sample now
     * @param replaced the one that it took the place of; null for none
     */
    record Draw(boolean drawn, @Nullable String replaced) {}

    /**
     * Draws at random from the interactions of an agent and a week, however many there will be: those with the smallest numbers are the
     * sample. One that somebody has looked at or has now is not replaced.
     *
     * @param number 0 to 1, at random
     * @param most   size of the sample
     */
    Draw draw(String interactionId, String agentId, String week, double number, int most);

    /** Whether it was drawn before, and nobody has looked at it yet. */
    boolean drawn(String interactionId);

    /** Somebody has looked at it. */
    void finished(String interactionId);
}
