package dev.earmark.onetoone;

import dev.earmark.access.Principal;
import dev.earmark.access.Reach;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.insight.CoachingDiary;
import dev.earmark.interaction.Interaction;
import dev.earmark.review.deed.Deeds;
import dev.earmark.store.OneToOnes.About;
import dev.earmark.store.OneToOnes.OneToOne;
import dev.earmark.store.OneToOnes.Place;
import dev.earmark.store.OneToOnes.SheetEntry;
import dev.earmark.store.OneToOnes.State;
import dev.earmark.store.Store;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import org.jspecify.annotations.Nullable;

/** Writes on one sheet within one transaction; for its coach or its agent, each on what is their own. */
final class SheetWriting {

    private static final int MOST_ENTRIES = 60;

    private final Deeds deeds;
    private final Store.Tx tx;
    private final OneToOne sheet;
    private final Principal by;
    private final boolean agent;

    /** @param agent whether the agent writes */
    SheetWriting(Deeds deeds, Store.Tx tx, OneToOne sheet, Principal by, boolean agent) {
        this.deeds = deeds;
        this.tx = tx;
        this.sheet = sheet;
        this.by = by;
        this.agent = agent;
        if (sheet.state() == State.ACKNOWLEDGED) {
            throw new Conflict("onetoone.acknowledged-already", "The agent has acknowledged this one-to-one; nothing of it changes any"
                    + " more.");
        }
    }

    SheetEntry write(EntryText text) {
        if (tx.oneToOnes().entries(sheet.id()).size() >= MOST_ENTRIES) {
            throw new Rejected("onetoone.full", "There are " + MOST_ENTRIES + " entries on this sheet, which is the limit.");
        }
        SheetEntry entry = new SheetEntry(deeds.id(), text.kind(), 1, text.kept(), place(text), known(text.about()), text.due(), agent,
                Deeds.by(by), deeds.now());
        tx.oneToOnes().put(sheet.id(), entry);
        deeds.noted(tx, by, "onetoone.write", sheet.id(), entry.id());
        return entry;
    }

    /** The moment of an entry stays. */
    SheetEntry change(String entryId, int seen, EntryText text) {
        SheetEntry before = own(entryId);
        SheetEntry entry = new SheetEntry(entryId, text.kind(), seen + 1, text.kept(), before.place(), known(text.about()), text.due(),
                before.ofAgent(), before.by(), before.at());
        if (before.version() != seen || !tx.oneToOnes().change(sheet.id(), entry)) {
            throw changed();
        }
        deeds.noted(tx, by, "onetoone.change", sheet.id(), entryId);
        return entry;
    }

    boolean takeOut(String entryId, int seen) {
        own(entryId);
        if (!tx.oneToOnes().takeOut(sheet.id(), entryId, seen)) {
            throw changed();
        }
        deeds.noted(tx, by, "onetoone.take-out", sheet.id(), entryId);
        return true;
    }

    private static Conflict changed() {
        return new Conflict("onetoone.changed-meanwhile", "This entry was changed elsewhere meanwhile; look at it and write yours anew.");
    }

    private SheetEntry own(String entryId) {
        SheetEntry entry = tx.oneToOnes().entries(sheet.id()).stream().filter(one -> one.id().equals(entryId)).findFirst()
                .orElseThrow(() -> new NotFound("onetoone.entry-unknown", "There is no such entry on this sheet."));
        if (entry.ofAgent() != agent) {
            throw new Conflict("onetoone.not-own", agent ? "This entry is the coach's; write one of your own beside it."
                    : "This entry is the agent's own; write one of yours beside it.");
        }
        return entry;
    }

    private @Nullable About known(@Nullable About about) {
        if (about != null) {
            CoachingDiary.mustBeKnown(tx, about.rubricId(), about.id());
        }
        return about;
    }

    private @Nullable Place place(EntryText text) {
        String id = text.interactionId();
        Integer turn = text.turn();
        if (id == null || turn == null) {
            return null;
        }
        Reach reach = by.reach();
        Interaction call = tx.interactions().find(id, reach).filter(one -> sheet.agentId().equals(one.facts().agentId()))
                .orElseThrow(() -> new Rejected("onetoone.moment-elsewhere", "A moment on this sheet must be of an interaction of its"
                        + " agent."));
        Transcript transcript = tx.findings().heard(call.id()).map(heard -> heard.transcript())
                .filter(words -> turn < words.turns().size())
                .orElseThrow(() -> new Rejected("review.turn-unknown", "The conversation has no turn " + turn + "."));
        TimeSpan time = transcript.turns().get(turn).time();
        return new Place(id, turn, time == null ? null : (Long) time.startMs(), time == null ? null : (Long) time.endMs());
    }
}
