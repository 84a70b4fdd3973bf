package dev.earmark.store;

import dev.earmark.review.Revision.By;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** When agents were coached, and on what. Nothing is changed or taken back; an agent's go when the agent is forgotten. */
public interface Coachings {

    /**
     * @param rubricId of a criterion; empty for a habit
     * @param subject  id of the criterion or the habit
     * @param on       day of the coaching, by the coordinated universal time
     * @param note     of the coach; empty for none
     * @param at       when it was written down
     */
    record Coaching(String id, String agentId, String rubricId, String subject, LocalDate on, String note, By by, Instant at) {

        /** Whether it was about the same. */
        public boolean isAbout(String rubric, String other) {
            return rubricId.equals(rubric) && subject.equals(other);
        }
    }

    void add(Coaching coaching);

    /** The newest day first. */
    List<Coaching> of(String agentId);

    /** Of all agents, those about one subject. */
    List<Coaching> about(String rubricId, String subject);

    /** What a coach writes about an agent for herself. @param byId of the coach */
    record PrivateNote(String id, String agentId, String text, String byId, Instant at) {}

    void keep(PrivateNote note);

    /** Those of one coach about one agent, the newest first. */
    List<PrivateNote> notes(String agentId, String byId);

    /** @return false when this coach has no such note */
    boolean removeNote(String id, String byId);
}
