package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.review.Revision.By;
import dev.earmark.store.OneToOnes.About;
import dev.earmark.store.OneToOnes.Kind;
import dev.earmark.store.OneToOnes.OneToOne;
import dev.earmark.store.OneToOnes.Place;
import dev.earmark.store.OneToOnes.SheetEntry;
import dev.earmark.store.OneToOnes.State;
import dev.earmark.store.OneToOnes.Words;
import dev.earmark.store.People.Agent;
import dev.earmark.store.PlaybookMakings.Making;
import dev.earmark.testing.SampleInteractions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a coach keeps: sheets of one-to-ones with their entries, and playbooks that are being made. */
interface OneToOnesContract extends UsesStore {

    By CARA = new By("c-1", "Cara");
    Instant EARLY = Instant.ofEpochMilli(7);

    private OneToOne begun(String agent, String on) {
        OneToOne sheet = new OneToOne(SampleInteractions.id(), agent, LocalDate.parse(on), State.DRAFT, CARA, EARLY, null, null);
        store().<Boolean>write(tx -> {
            tx.oneToOnes().add(sheet);
            return true;
        });
        return sheet;
    }

    private static SheetEntry entry(Kind kind, int version, String text, @Nullable Place place, @Nullable About about) {
        return new SheetEntry(SampleInteractions.id(), kind, version,
                new Words(text, "On Monday.", "“right”", "They hung up.", "And then?"), place, about,
                kind == Kind.GOAL ? LocalDate.parse("2026-04-01") : null, false, CARA, EARLY);
    }

    private SheetEntry put(OneToOne sheet, SheetEntry entry) {
        store().<Boolean>write(tx -> {
            tx.oneToOnes().put(sheet.id(), entry);
            return true;
        });
        return entry;
    }

    private List<SheetEntry> entries(OneToOne sheet) {
        return listed(tx -> tx.oneToOnes().entries(sheet.id()));
    }

    @Test
    default void sheetsAboutACriterionAreFoundWhicheverAgentTheyAreOf() {
        About about = new About("r-" + SampleInteractions.id(), "empathy");
        OneToOne early = begun(SampleInteractions.id(), "2026-03-02");
        OneToOne late = begun(SampleInteractions.id(), "2026-03-09");
        put(early, entry(Kind.GOAL, 1, "Say it first.", null, about));
        put(late, entry(Kind.PRIORITY, 1, "Say it first.", null, about));
        put(late, entry(Kind.GOAL, 1, "Say it again.", null, about));
        put(begun(SampleInteractions.id(), "2026-03-10"), entry(Kind.GOAL, 1, "Else.", null, new About(about.rubricId(), "greeting")));

        assertThat(this.<OneToOne>listed(tx -> tx.oneToOnes().about(about, 10))).containsExactly(late, early);
        assertThat(this.<OneToOne>listed(tx -> tx.oneToOnes().about(about, 1))).containsExactly(late);
    }

    @Test
    default void sheetsOfAnAgentAreKeptTheNewestDayFirstAndPassFromStateToStateOnce() {
        String agent = SampleInteractions.id();
        OneToOne late = begun(agent, "2026-03-09");
        OneToOne early = begun(agent, "2026-03-02");
        begun(SampleInteractions.id(), "2026-03-10");
        OneToOne shared = new OneToOne(late.id(), agent, late.on(), State.SHARED, CARA, EARLY, Instant.ofEpochMilli(8), null);

        assertThat(this.<OneToOne>listed(tx -> tx.oneToOnes().of(agent))).containsExactly(late, early);
        assertThat(store().<Boolean>write(tx -> tx.oneToOnes().save(shared, State.DRAFT))).isTrue();
        assertThat(store().<Boolean>write(tx -> tx.oneToOnes().save(shared, State.DRAFT))).as("no draft any longer").isFalse();
        assertThat(this.<OneToOne>maybe(tx -> tx.oneToOnes().find(late.id()))).contains(shared);
        assertThat(store().<Boolean>write(tx -> tx.oneToOnes().remove(early.id()))).isTrue();
        assertThat(this.<OneToOne>listed(tx -> tx.oneToOnes().of(agent))).containsExactly(shared);
    }

    @Test
    default void anEntryIsChangedOnlyByWhoeverHasSeenItSoThatTwoWindowsLoseNothing() {
        OneToOne sheet = begun(SampleInteractions.id(), "2026-03-02");
        SheetEntry first = put(sheet, entry(Kind.WIN, 1, "Well done.", null, null));
        SheetEntry goal = put(sheet, entry(Kind.GOAL, 1, "Four of five.", null, new About("service", "recap")));
        SheetEntry changed = new SheetEntry(first.id(), Kind.CHALLENGE, 2, new Words("Harder.", "", "", "", ""), null,
                new About("", "talks-over"), null, false, CARA, EARLY);

        assertThat(entries(sheet)).containsExactlyInAnyOrder(first, goal);
        assertThat(store().<Boolean>write(tx -> tx.oneToOnes().change(sheet.id(), changed))).isTrue();
        assertThat(store().<Boolean>write(tx -> tx.oneToOnes().change(sheet.id(), changed))).as("seen before it changed").isFalse();
        assertThat(entries(sheet)).containsExactlyInAnyOrder(changed, goal);
        assertThat(store().<Boolean>write(tx -> tx.oneToOnes().takeOut(sheet.id(), first.id(), 1))).isFalse();
        assertThat(store().<Boolean>write(tx -> tx.oneToOnes().takeOut("another", first.id(), 2))).isFalse();
        assertThat(store().<Boolean>write(tx -> tx.oneToOnes().takeOut(sheet.id(), first.id(), 2))).isTrue();
        assertThat(entries(sheet)).containsExactly(goal);
    }

    @Test
    default void whatQuotesAConversationGoesWithItAndSheetsGoWithTheirAgent() {
        String agent = SampleInteractions.id();
        OneToOne sheet = begun(agent, "2026-03-02");
        String call = kept(agent).id();
        SheetEntry quoting = put(sheet, entry(Kind.PRIORITY, 1, "", new Place(call, 4, 100L, 900L), null));
        SheetEntry typed = put(sheet, entry(Kind.WIN, 1, "", new Place(kept(agent).id(), 0, null, null), null));

        assertThat(entries(sheet)).containsExactlyInAnyOrder(quoting, typed);
        store().<Boolean>write(tx -> {
            tx.interactions().delete(call);
            tx.people().put(new Agent(agent, "Ada", "Blue"));
            return true;
        });
        assertThat(entries(sheet)).containsExactly(typed);
        store().<Boolean>write(tx -> tx.people().remove(agent));
        assertThat(this.<OneToOne>listed(tx -> tx.oneToOnes().of(agent))).isEmpty();
        assertThat(entries(sheet)).isEmpty();
    }

    private static Making making(long at) {
        return new Making(SampleInteractions.id(), "csat", "billing", null, EARLY, PlaybookMakings.State.READING, 0, "", null, 0, CARA,
                Instant.ofEpochMilli(at), Instant.ofEpochMilli(at));
    }

    private boolean begins(Making making, long goneBefore) {
        return store().write(tx -> tx.makings().begin(making, Instant.ofEpochMilli(goneBefore), "It was left."));
    }

    @Test
    default void onePlaybookIsMadeAtATimeAndOneThatWasLeftIsInNobodysWay() throws Exception {
        List<Callable<Boolean>> all = Stream.of(making(1_000), making(1_000), making(1_000))
                .<Callable<Boolean>>map(one -> () -> begins(one, 0)).toList();

        assertThat(atOnce(all)).containsExactlyInAnyOrder(true, false, false);
        Making left = store().read(tx -> tx.makings().last()).orElseThrow();
        Making next = making(9_000_000);
        assertThat(begins(next, 900)).as("it moved since").isFalse();
        assertThat(begins(next, 2_000)).isTrue();
        assertThat(store().<Boolean>write(tx -> tx.makings().save(left.read(7, EARLY)))).as("it was given up").isFalse();
        assertThat(store().<Boolean>write(tx -> tx.makings().save(next.read(7, EARLY)))).isTrue();
        Making done = next.read(9, EARLY).made("csat", 3, EARLY);
        assertThat(store().<Boolean>write(tx -> tx.makings().save(done))).isTrue();
        assertThat(store().<Boolean>write(tx -> tx.makings().save(done))).as("it has ended").isFalse();
        assertThat(this.<Making>maybe(tx -> tx.makings().last())).contains(done);
    }
}
