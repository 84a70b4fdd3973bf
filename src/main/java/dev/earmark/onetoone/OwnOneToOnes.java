package dev.earmark.onetoone;

import dev.earmark.access.Principal;
import dev.earmark.events.EventType;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.review.deed.Deeds;
import dev.earmark.store.OneToOnes.OneToOne;
import dev.earmark.store.OneToOnes.SheetEntry;
import dev.earmark.store.OneToOnes.State;
import dev.earmark.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What an agent does with own sheets, once they are shared. Whoever is no agent has none. Safe for many threads. */
public final class OwnOneToOnes {

    private final Deeds deeds;

    public OwnOneToOnes(Deeds deeds) {
        this.deeds = deeds;
    }

    /** The newest day first; drafts do not exist for the agent. */
    public static List<OneToOne> all(Store.Tx tx, Principal by) {
        String agent = by.agentId();
        return agent == null ? List.of() : tx.oneToOnes().of(agent).stream().filter(sheet -> sheet.state() != State.DRAFT).toList();
    }

    private static OneToOne own(Store.Tx tx, String id, Principal by) {
        return all(tx, by).stream().filter(sheet -> sheet.id().equals(id)).findFirst().orElseThrow(() -> OneToOneDesk.unknown(id));
    }

    /**
     * Writes an entry of one's own.
     *
     * @throws NotFound with {@code onetoone.unknown}
     * @throws Conflict with {@code onetoone.acknowledged-already}
     */
    public SheetEntry write(String sheetId, EntryText text, Principal by) {
        return deeds.store().write(tx -> new SheetWriting(deeds, tx, own(tx, sheetId, by), by, true).write(text));
    }

    /** Changes one's own entry. @throws Conflict also with {@code onetoone.changed-meanwhile} or {@code onetoone.not-own} */
    public SheetEntry change(String sheetId, String entryId, int seen, EntryText text, Principal by) {
        return deeds.store().write(tx -> new SheetWriting(deeds, tx, own(tx, sheetId, by), by, true).change(entryId, seen, text));
    }

    /** Takes one's own entry off the sheet. @throws Conflict as {@link #change} */
    public void takeOut(String sheetId, String entryId, int seen, Principal by) {
        deeds.store().write(tx -> new SheetWriting(deeds, tx, own(tx, sheetId, by), by, true).takeOut(entryId, seen));
    }

    /** From now on nothing of it changes. @throws Conflict with {@code onetoone.acknowledged-already} */
    public OneToOne acknowledge(String sheetId, Principal by) {
        return deeds.store().write(tx -> {
            OneToOne sheet = own(tx, sheetId, by);
            Instant now = deeds.now();
            OneToOne done = new OneToOne(sheet.id(), sheet.agentId(), sheet.on(), State.ACKNOWLEDGED, sheet.by(), sheet.at(),
                    sheet.sharedAt(), now);
            if (!tx.oneToOnes().save(done, State.SHARED)) {
                throw new Conflict("onetoone.acknowledged-already", "You have acknowledged this one-to-one already.");
            }
            deeds.noted(tx, by, "onetoone.acknowledge", sheetId, "");
            tx.events().append(EventType.ONE_TO_ONE_ACKNOWLEDGED, now, null, sheet.agentId(), Map.of("sheet", sheetId));
            return done;
        });
    }
}
