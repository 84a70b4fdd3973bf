package dev.earmark.store;

import dev.earmark.retention.DataKind;
import dev.earmark.retention.Deletion;
import dev.earmark.retention.Hold;
import dev.earmark.retention.RetentionRules;
import dev.earmark.transcript.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long what is kept, what nobody may delete, and what was deleted. */
public interface Retention {

    RetentionRules rules();

    void replace(RetentionRules rules);

    /**
     * One process at a time deletes what is due.
     *
     * @param endedBefore it is due when the last round ended before this
     * @return false when somebody else does, or it is not due
     */
    boolean take(String owner, long leaseMs, Instant endedBefore);

    /** Still at it. @return false when somebody else has taken over */
    boolean keep(String owner, long leaseMs);

    void ended(String owner, Instant at);

    /** When everything that was due was deleted last. */
    Optional<Instant> lastEnded();

    /**
     * An interaction that has data of a kind.
     *
     * @param since when it began, or came in where that is earlier or nobody knows
     */
    record Kept(String id, Channel channel, @Nullable String queue, @Nullable String team, Instant since) {}

    /**
     * What is older than a time, has data of this kind, is not held, is not under way and does not belong to the example; the oldest first.
     *
     * @param after the last one of the page before; null for the first
     */
    List<Kept> olderThan(DataKind kind, Instant since, @Nullable Kept after, int limit);

    /**
     * The sound goes: no row names its files any longer.
     *
     * @return keys of the files, to be removed when this is kept
     */
    List<String> deleteSound(String interactionId, Instant at);

    /**
     * All words go, and the sound with them; turns, verdicts and moments stay where they were, with a mark in the place of words. What is
     * under way is given up.
     *
     * @param sentence that the transcript says from now on: when and why
     * @return keys of files, to be removed when this is kept
     */
    List<String> deleteWords(String interactionId, Instant at, String sentence);

    /** Clips of this interaction go from all playbooks, also from versions that were published. */
    void forgetClips(String interactionId);

    /** Searches and views that people saved and that name this customer go. @return how many */
    int forgetNamed(String customerId);

    /**
     * What is gone of an interaction.
     *
     * @param sound null while it is there, and where there never was any
     * @param words null while they are there
     */
    record Gone(@Nullable Instant sound, @Nullable Instant words) {}

    /** @return nothing gone where there is no such interaction */
    Gone gone(String interactionId);

    /** Notes for the report; the id is given here. */
    void note(Deletion deletion);

    /** Of one interaction, the newest first. */
    List<Deletion> deletions(String interactionId);

    /**
     * The report, the newest first.
     *
     * @param before id of the last one of the page before; null for the first
     */
    List<Deletion> deletions(Instant from, Instant to, @Nullable String before, int limit);

    /** Customers' and interactions', the newest first. */
    List<Hold> holds();

    /** @return false when it is held already */
    boolean place(Hold hold);

    /** @return what was lifted; empty when there was none */
    Optional<Hold> lift(String id);

    /** Why an interaction may not be deleted: it, or its customer, is held. */
    Optional<Hold> holding(String interactionId);

    Optional<Hold> holdingCustomer(String customerId);

    /** Ids of a customer's interactions, from {@code after} (exclusive) on. */
    List<String> ofCustomer(String customerId, String after, int limit);
}
