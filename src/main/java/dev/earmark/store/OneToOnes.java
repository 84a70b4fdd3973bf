package dev.earmark.store;

import dev.earmark.review.Revision.By;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sheets of one-to-ones, and what stands on them. An agent's go when the agent is forgotten. */
public interface OneToOnes {

    /** How far a sheet is. */
    enum State {
        DRAFT("draft"),
        SHARED("shared"),
        ACKNOWLEDGED("acknowledged");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public static Optional<State> of(String label) {
            return Arrays.stream(values()).filter(state -> state.label.equals(label)).findFirst();
        }
    }

    /**
     * One sheet.
     *
     * @param on             day on which they speak
     * @param by             who began it
     * @param sharedAt       null before it is shared
     * @param acknowledgedAt null before the agent has acknowledged it
     */
    record OneToOne(String id, String agentId, LocalDate on, State state, By by, Instant at, @Nullable Instant sharedAt,
            @Nullable Instant acknowledgedAt) {}

    /** What an entry is. */
    enum Kind {
        WIN("win"),
        CHALLENGE("challenge"),
        PRIORITY("priority"),
        GOAL("goal");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public static Optional<Kind> of(String label) {
            return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
        }
    }

    /**
     * What an entry says; each part may be empty.
     *
     * @param text      on its own
     * @param situation when it was
     * @param behaviour what the agent said or did
     * @param impact    what came of it
     * @param question  an open one, for the agent to answer
     */
    record Words(String text, String situation, String behaviour, String impact, String question) {}

    /** The moment that an entry is about. @param startMs null without times */
    record Place(String interactionId, int turn, @Nullable Long startMs, @Nullable Long endMs) {}

    /** @param rubricId of a criterion; empty for a habit @param id of the criterion or the habit */
    record About(String rubricId, String id) {}

    /**
     * One entry.
     *
     * @param version 1 for a new one, and one more with each change
     * @param place   null where it is about no single moment
     * @param about   null where it is about no criterion and no habit
     * @param due     of a goal; null for none
     * @param ofAgent whether it is the agent's own
     */
    record SheetEntry(String id, Kind kind, int version, Words words, @Nullable Place place, @Nullable About about, @Nullable LocalDate due,
            boolean ofAgent, By by, Instant at) {}

    /** Keeps a new sheet. */
    void add(OneToOne sheet);

    Optional<OneToOne> find(String id);

    /** The newest day first. */
    List<OneToOne> of(String agentId);

    /** Sheets with an entry about something, the newest day first; at most so many. */
    List<OneToOne> about(About about, int most);

    /** Changes day and state of a sheet that is still in a state. @return false when it is not any longer */
    boolean save(OneToOne sheet, State before);

    /** With its entries. @return false when there is none such */
    boolean remove(String id);

    /** In the order in which they were written. */
    List<SheetEntry> entries(String sheetId);

    void put(String sheetId, SheetEntry entry);

    /** Keeps an entry whose version is one more than the one that is there. @return false when another one is there, or none */
    boolean change(String sheetId, SheetEntry entry);

    /** @return false when it is not there in this version */
    boolean takeOut(String sheetId, String entryId, int version);
}
