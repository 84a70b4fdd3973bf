package dev.earmark.store;

import java.util.List;

/**
 * Where everything is kept. Safe for many threads.
 *
 * <p>All methods throw {@link dev.earmark.fault.Unavailable} with {@code store.down} when the database cannot be reached or is too busy,
 * and with {@code store.full} when the disk is full; nothing of the work is kept then. After a failed write to the disk itself
 * ({@code store.broken}) nobody knows whether the work was kept: the process must end and start again.
 */
public interface Store extends AutoCloseable {

    /**
     * Runs the work in one transaction that is on the disk when this returns. When the work throws, nothing of it is kept and the same
     * exception comes out. The work may run more than once and must not do anything but use the transaction: no speech, no HTTP.
     */
    <T> T write(Work<T> work);

    /** Runs the work on one consistent state; it cannot change anything. */
    <T> T read(Work<T> work);

    /**
     * As {@link #write}, for what makes room on a full disk and for people who log in to do so: it may use the room that is held back for
     * them.
     *
     * @throws dev.earmark.fault.Unavailable as {@link #write}, with {@code store.full} only when that room is used up, too
     */
    default <T> T writeUrgently(Work<T> work) {
        return write(work);
    }

    /**
     * Calls it after each write of this process that was kept, on the thread that wrote, until the store is closed. It must return at once
     * and throw nothing.
     */
    void onKept(Runnable told);

    /**
     * Reads the whole database and lets it check itself, beside what else goes on; may take minutes.
     *
     * @param pause called over and over meanwhile: whoever wants it slower sleeps there
     * @return what is wrong, a sentence each, without a full stop; empty when it is sound
     */
    default List<String> examine(Runnable pause) {
        return List.of();
    }

    /**
     * Nothing of what was deleted stays in the files of the database, as far as it can see to that: in an embedded one nothing does, and in
     * its log neither. A shared one gives the room back when it tidies up. May wait for those who read.
     *
     * @return false when somebody reads for so long that it must be tried again
     */
    default boolean leaveNoTrace() {
        return true;
    }

    /** What kind of database this is, with its version, for people: {@code SQLite 3.54.1}. */
    String describe();

    /** Whether several processes may use it at the same time. */
    boolean shared();

    /** Rolls the log into the database where there is one, and lets go of it. */
    @Override
    void close();

    @FunctionalInterface
    interface Work<T> {
        T in(Tx tx);
    }

    /** The ports of one transaction; not to be used outside it, nor by two threads. */
    interface Tx {
        Interactions interactions();

        Jobs jobs();

        Findings findings();

        PublishedTexts publishedTexts();

        KeptCalibrations calibrations();

        People people();

        Accounts accounts();

        Credentials credentials();

        Events events();

        Webhooks webhooks();

        AuditLog audit();

        ReadLog reads();

        Factors factors();

        Soundness soundness();

        Nodes nodes();

        Indexed indexed();

        SavedSearches searches();

        Reviews reviews();

        Remarks remarks();

        Publications publications();

        ReviewQueue queue();

        SavedViews views();

        CoachingLists coachingLists();

        Figures figures();

        Coachings coachings();

        OneToOnes oneToOnes();

        PlaybookMakings makings();

        TranscriptVersions transcripts();

        Outcomes outcomes();

        KeptTraits traits();

        ModelCosts modelCosts();

        Retention retention();

        DataKeys keys();

        /** The database's clock in milliseconds since 1970 where it is shared, else this machine's: leases are compared with it. */
        long nowMs();
    }
}
