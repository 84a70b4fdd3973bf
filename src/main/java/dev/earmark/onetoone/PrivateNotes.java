package dev.earmark.onetoone;

import dev.earmark.access.Principal;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.insight.AgentInsight;
import dev.earmark.review.deed.Deeds;
import dev.earmark.review.deed.Remarking;
import dev.earmark.store.Coachings.PrivateNote;
import java.util.List;

/**
 * What a coach writes about an agent for herself: before a one-to-one, or to remember it. Nobody else reads it, neither the agent nor
 * another coach nor an administrator; whoever may no longer coach the agent no longer reads her own. The audit log says that a note was
 * written or removed, and nothing of it. Safe for many threads.
 */
public record PrivateNotes(Deeds deeds) {

    private static final int MOST = 200;

    /** The newest first. @throws NotFound with {@code insight.agent-unknown} */
    public List<PrivateNote> of(String agentId, Principal by) {
        return deeds.store().read(tx -> {
            AgentInsight.agent(tx, agentId, by.reach());
            return tx.coachings().notes(agentId, by.id());
        });
    }

    /**
     * @throws NotFound with {@code insight.agent-unknown}
     * @throws Rejected with {@code review.text-invalid}, {@code onetoone.empty} or {@code onetoone.too-many}
     */
    public PrivateNote write(String agentId, String text, Principal by) {
        String kept = Remarking.kept(text);
        if (kept.isBlank()) {
            throw new Rejected("onetoone.empty", "Write something, or leave the note out.");
        }
        return deeds.store().write(tx -> {
            AgentInsight.agent(tx, agentId, by.reach());
            if (tx.coachings().notes(agentId, by.id()).size() >= MOST) {
                throw new Rejected("onetoone.too-many", "You have " + MOST + " notes about this agent already; remove one first.");
            }
            PrivateNote note = new PrivateNote(deeds.id(), agentId, kept, by.id(), deeds.now());
            tx.coachings().keep(note);
            deeds.noted(tx, by, "note.write", agentId, note.id());
            return note;
        });
    }

    /** @throws NotFound with {@code onetoone.note-unknown} */
    public void remove(String agentId, String noteId, Principal by) {
        deeds.store().write(tx -> {
            AgentInsight.agent(tx, agentId, by.reach());
            if (!tx.coachings().removeNote(noteId, by.id())) {
                throw new NotFound("onetoone.note-unknown", "You have no such note about this agent.");
            }
            deeds.noted(tx, by, "note.remove", agentId, noteId);
            return true;
        });
    }
}
