package dev.earmark.onetoone;

import dev.earmark.access.Principal;
import dev.earmark.events.EventType;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.insight.AgentInsight;
import dev.earmark.insight.AgentInsight.Known;
import dev.earmark.insight.Repeating;
import dev.earmark.onetoone.AgentMoments.AgentMoment;
import dev.earmark.onetoone.SheetProposal.Proposed;
import dev.earmark.review.deed.Deeds;
import dev.earmark.store.Coachings.Coaching;
import dev.earmark.store.OneToOnes.About;
import dev.earmark.store.OneToOnes.Kind;
import dev.earmark.store.OneToOnes.OneToOne;
import dev.earmark.store.OneToOnes.SheetEntry;
import dev.earmark.store.OneToOnes.State;
import dev.earmark.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a coach does with sheets of agents within reach. Safe for many threads. */
public final class OneToOneDesk {

    private static final Duration LOOKED_BACK = Duration.ofDays(90);
    private static final int MOST_OF_AN_AGENT = 500;
    private static final int DAYS_AHEAD = 366;
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    private final Deeds deeds;
    private final AgentInsight insight;
    private final AgentMoments moments = new AgentMoments();

    public OneToOneDesk(Deeds deeds) {
        this.deeds = deeds;
        this.insight = new AgentInsight(deeds.store());
    }

    /**
     * Begins a sheet with what repeats over the agent's interactions.
     *
     * @throws NotFound with {@code insight.agent-unknown}
     * @throws Rejected with {@code onetoone.date-invalid} or {@code onetoone.too-many}
     */
    public OneToOne begin(String agentId, LocalDate on, Principal by) {
        mustBeNear(on);
        Known known = insight.of(agentId, by.reach(), deeds.now().minus(LOOKED_BACK));
        return deeds.store().write(tx -> {
            AgentInsight.agent(tx, agentId, by.reach());
            if (tx.oneToOnes().of(agentId).size() >= MOST_OF_AN_AGENT) {
                throw new Rejected("onetoone.too-many", "There are " + MOST_OF_AN_AGENT + " one-to-ones of this agent already.");
            }
            Instant now = deeds.now();
            OneToOne sheet = new OneToOne(deeds.id(), agentId, on, State.DRAFT, Deeds.by(by), now, null, null);
            tx.oneToOnes().add(sheet);
            for (Proposed one : SheetProposal.of(known, moments.of(tx, agentId, by.reach()), finding -> missed(tx, finding, by))) {
                tx.oneToOnes().put(sheet.id(), new SheetEntry(deeds.id(), one.kind(), 1, one.words(), one.place(), one.about(), null, false,
                        Deeds.by(by), now));
            }
            deeds.noted(tx, by, "onetoone.begin", sheet.id(), agentId);
            return sheet;
        });
    }

    private Optional<AgentMoment> missed(Store.Tx tx, Repeating finding, Principal by) {
        return finding.subject().isHabit() ? Optional.empty() : finding.examples().stream()
                .flatMap(id -> moments.missed(tx, id, finding.subject(), by.reach()).stream()).findFirst();
    }

    private void mustBeNear(LocalDate on) {
        LocalDate today = today();
        if (on.isBefore(FIRST) || on.isAfter(today.plusDays(DAYS_AHEAD))) {
            throw new Rejected("onetoone.date-invalid", "The day of a one-to-one must lie between " + FIRST
                    + " and a year from now, not on " + on + ".");
        }
    }

    private LocalDate today() {
        return deeds.now().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** @throws NotFound with {@code onetoone.unknown} also for one of an agent out of reach */
    public static OneToOne known(Store.Tx tx, String id, Principal by) {
        return tx.oneToOnes().find(id).filter(sheet -> tx.people().agent(sheet.agentId())
                .filter(agent -> by.reach().knowsAgent(agent.id(), agent.team())).isPresent()).orElseThrow(() -> unknown(id));
    }

    static NotFound unknown(String id) {
        return new NotFound("onetoone.unknown", "There is no one-to-one " + id + ".");
    }

    /**
     * Writes an entry.
     *
     * @throws NotFound with {@code onetoone.unknown}
     * @throws Rejected as {@link EntryText} says
     * @throws Conflict with {@code onetoone.acknowledged-already}
     */
    public SheetEntry write(String sheetId, EntryText text, Principal by) {
        return deeds.store().write(tx -> new SheetWriting(deeds, tx, known(tx, sheetId, by), by, false).write(text));
    }

    /**
     * Changes an entry that is no agent's.
     *
     * @param seen version that was changed
     * @throws Conflict also with {@code onetoone.changed-meanwhile}
     */
    public SheetEntry change(String sheetId, String entryId, int seen, EntryText text, Principal by) {
        return deeds.store().write(tx -> new SheetWriting(deeds, tx, known(tx, sheetId, by), by, false).change(entryId, seen, text));
    }

    /** Takes an entry off the sheet. @throws Conflict as {@link #change} */
    public void takeOut(String sheetId, String entryId, int seen, Principal by) {
        deeds.store().write(tx -> new SheetWriting(deeds, tx, known(tx, sheetId, by), by, false).takeOut(entryId, seen));
    }

    /**
     * The agent may read it from now on. What is to be worked on counts as coached, so that before and after can be compared.
     *
     * @throws Conflict with {@code onetoone.shared-already}
     */
    public OneToOne share(String sheetId, Principal by) {
        return deeds.store().write(tx -> {
            OneToOne sheet = known(tx, sheetId, by);
            Instant now = deeds.now();
            OneToOne shared = new OneToOne(sheet.id(), sheet.agentId(), sheet.on(), State.SHARED, sheet.by(), sheet.at(), now, null);
            if (!tx.oneToOnes().save(shared, State.DRAFT)) {
                throw new Conflict("onetoone.shared-already", "This one-to-one is shared with the agent already.");
            }
            LocalDate day = sheet.on().isAfter(today()) ? today() : sheet.on();
            tx.oneToOnes().entries(sheetId).stream().filter(entry -> entry.kind() == Kind.PRIORITY || entry.kind() == Kind.GOAL)
                    .map(SheetEntry::about).filter(Objects::nonNull).distinct()
                    .forEach(about -> coached(tx, sheet, about, day, by));
            deeds.noted(tx, by, "onetoone.share", sheetId, sheet.agentId());
            tx.events().append(EventType.ONE_TO_ONE_SHARED, now, null, sheet.agentId(), Map.of("sheet", sheetId));
            return shared;
        });
    }

    private void coached(Store.Tx tx, OneToOne sheet, About about, LocalDate day, Principal by) {
        List<Coaching> there = tx.coachings().of(sheet.agentId());
        if (there.stream().noneMatch(one -> one.isAbout(about.rubricId(), about.id()) && one.on().equals(day))) {
            tx.coachings().add(new Coaching(deeds.id(), sheet.agentId(), about.rubricId(), about.id(), day, "", Deeds.by(by), deeds.now()));
        }
    }

    /**
     * Removes a draft.
     *
     * @throws Conflict with {@code onetoone.shared-already}: what an agent has read stays
     */
    public void remove(String sheetId, Principal by) {
        deeds.store().write(tx -> {
            if (known(tx, sheetId, by).state() != State.DRAFT) {
                throw new Conflict("onetoone.shared-already", "This one-to-one is shared with the agent, so it stays.");
            }
            deeds.noted(tx, by, "onetoone.remove", sheetId, "");
            return tx.oneToOnes().remove(sheetId);
        });
    }
}
