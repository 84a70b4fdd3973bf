package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.access.Reach;
import dev.earmark.events.EventType;
import dev.earmark.fault.Unavailable;
import dev.earmark.results.Result;
import dev.earmark.store.Soundness.Kind;
import dev.earmark.store.Soundness.Looked;
import dev.earmark.store.Soundness.Named;
import dev.earmark.store.Soundness.Rot;
import dev.earmark.store.Soundness.Round;
import dev.earmark.testing.SampleResults;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

interface SoundnessContract extends UsesStore {

    Instant AT = Instant.parse("2026-03-02T12:00:00Z");

    /** Changes the database behind the back of the program. */
    void tamper(String sql);

    private String scored() {
        Result result = SampleResults.billingCall();
        String id = kept("agent-1").id();
        store().<Boolean>write(tx -> tx.findings().putScorecard(id, 1, result.scorecard(), true, AT)
                && tx.findings().put(id, StepName.MARK, "billing-care@7", 1, new Findings.Moments(result.moments()))
                && tx.findings().put(id, StepName.SUMMARISE, "billing-care@7", 1, SampleResults.summary()));
        return id;
    }

    private List<Rot> found() {
        List<Rot> rotten = new ArrayList<>();
        for (String table : store().<List<String>>read(tx -> tx.soundness().tables())) {
            String after = "";
            for (Looked page = rows(table, after); ; page = rows(table, after)) {
                rotten.addAll(page.rotten());
                if (page.next() == null) {
                    break;
                }
                after = page.next();
            }
        }
        return rotten;
    }

    private Looked rows(String table, String after) {
        return store().read(tx -> tx.soundness().rows(table, after, 1));
    }

    @Test
    default void whatIsAsItWasWrittenIsSound() {
        scored();
        scored();

        assertThat(found()).isEmpty();
        assertThat(store().<Looked>read(tx -> tx.soundness().figures("", 50)).rotten()).isEmpty();
    }

    @Test
    default void aScorecardWithAFlippedByteIsNeverShown() {
        String id = scored();
        tamper("update finding set body = substr(body, 1, 60) || 'xx' || substr(body, 63) where interaction_id = '" + id
                + "' and step = 'score'");

        assertThatThrownBy(() -> maybe(tx -> tx.findings().scorecard(id, "billing-care", 7))).isInstanceOf(Unavailable.class)
                .hasMessageContaining("earmark scrub --mend-from").extracting("code").isEqualTo("store.row-rotten");
        assertThat(maybe(tx -> tx.findings().moments(id, "billing-care", 7))).as("the others are shown").isPresent();
        assertThat(found()).containsExactly(new Rot(Kind.ROW, "finding " + id + "/score/billing-care@7", id, "its digest is another one"));
    }

    @Test
    default void aBodyThatCameIntoAnotherRowIsNotTakenForItsOwn() {
        String first = scored();
        String second = scored();
        tamper("update finding set body = '{}', digest = (select digest from finding where step = 'summarise' and interaction_id = '"
                + first + "') where step = 'summarise' and interaction_id = '" + second + "'");
        tamper("update finding set body = (select body from finding where step = 'summarise' and interaction_id = '" + first
                + "') where step = 'summarise' and interaction_id = '" + second + "'");

        assertThatThrownBy(() -> maybe(tx -> tx.findings().summary(second, "billing-care", 7))).isInstanceOf(Unavailable.class);
        assertThat(maybe(tx -> tx.findings().summary(first, "billing-care", 7))).isPresent();
    }

    @Test
    default void anEventWithADamagedDetailGoesOutWithoutIt() {
        String id = kept("agent-1").id();
        store().write(tx -> tx.events().append(EventType.SCORED, AT, id, "agent-1", Map.of("percent", "80")));
        store().write(tx -> tx.events().order(1_000));
        tamper("update event set detail = '{\"percent\":\"90\"}' where interaction_id = '" + id + "'");

        long last = store().<Long>read(tx -> tx.events().last());
        assertThat(listed(tx -> tx.events().after(last - 1, Reach.EVERYTHING, 10)).getFirst().event().detail()).isEmpty();
        tamper("delete from event where interaction_id = '" + id + "'");
    }

    @Test
    default void aFigureOfAListThatIsNotThatOfItsScorecardIsFound() {
        String good = scored();
        String bad = scored();
        tamper("update interaction set percent = 99 where id = '" + bad + "'");

        assertThat(store().<Looked>read(tx -> tx.soundness().figures("", 50)).rotten()).extracting(Rot::place)
                .containsExactly("score " + bad + "/billing-care@7")
                .noneMatch(place -> place.contains(good));
        tamper("update score set percent = 1 where interaction_id = '" + good + "'");
        assertThat(store().<Looked>read(tx -> tx.soundness().figures("", 50)).rotten()).hasSize(2);
    }

    @Test
    default void rowsOfBeforeGetTheirDigests() {
        String id = scored();
        tamper("update finding set digest = null where interaction_id = '" + id + "'");
        assertThat(maybe(tx -> tx.findings().summary(id, "billing-care", 7))).as("unchecked until then").isPresent();

        assertThat(store().<Integer>write(tx -> tx.soundness().seal(2))).isEqualTo(2);
        while (store().<Integer>write(tx -> tx.soundness().seal(2)) > 0) {
            Thread.onSpinWait();
        }

        assertThat(found()).isEmpty();
        tamper("update finding set body = '{}' where step = 'summarise' and interaction_id = '" + id + "'");
        assertThat(found()).hasSize(1);
    }

    @Test
    default void aRowIsMendedByWhatHasItsDigestAlone() {
        String id = scored();
        String place = "finding " + id + "/score/billing-care@7";
        String body = Objects.requireNonNull(text("select body from finding where interaction_id = '" + id + "' and step = 'score'"));
        tamper("update finding set body = '{}' where interaction_id = '" + id + "' and step = 'score'");

        assertThat(store().<Boolean>write(tx -> tx.soundness().mend(place, body + " "))).isFalse();
        assertThat(store().<Boolean>write(tx -> tx.soundness().mend(place, body))).isTrue();

        assertThat(maybe(tx -> tx.findings().scorecard(id, "billing-care", 7))).contains(SampleResults.billingCall().scorecard());
    }

    /** The first column of the only row. */
    String text(String query);

    @Test
    default void whatIsRottenIsNotedUntilItIsNotFoundAgainOrGone() {
        String id = scored();
        Rot row = new Rot(Kind.ROW, "finding " + id + "/score/x@1", id, "its digest is another one");
        Rot whole = new Rot(Kind.DATABASE, "database", null, "page 7 is wrong");
        assertThat(store().<Boolean>write(tx -> tx.soundness().found(row, AT))).isTrue();
        assertThat(store().<Boolean>write(tx -> tx.soundness().found(whole, AT))).isTrue();
        assertThat(store().<Boolean>write(tx -> tx.soundness().found(row, AT.plusSeconds(9)))).isTrue();
        assertThat(store().<Boolean>write(tx -> tx.soundness().found(new Rot(Kind.ROW, "finding gone", "gone", "x"), AT))).isFalse();
        assertThat(listed(tx -> tx.soundness().rotten(10))).containsExactly(whole, row);

        assertThat(store().<Integer>write(tx -> tx.soundness().forgetFoundBefore(AT.plusSeconds(5)))).isEqualTo(1);
        assertThat(store().<Long>read(tx -> tx.soundness().rottenCount())).isEqualTo(1);
        store().write(tx -> tx.interactions().delete(id));
        assertThat(listed(tx -> tx.soundness().rotten(10))).isEmpty();
    }

    @Test
    default void filesAreNamedOnceEachInOrder() {
        String one = kept("agent-1").id();
        String two = kept("agent-2").id();
        List<String> keys = listed(tx -> tx.soundness().files("", 10)).stream().map(Named::key).toList();

        assertThat(keys).hasSize(2).isSorted().allMatch(key -> key.startsWith(one) || key.startsWith(two));
        assertThat(listed(tx -> tx.soundness().files(keys.getFirst(), 10))).extracting(Named::key).containsExactly(keys.getLast());
    }

    @Test
    default void aRoundIsForOneAndGoesOnWhereItWasBrokenOff() {
        Instant early = Instant.parse("2026-03-02T00:00:00Z");
        Round begun = store().write(tx -> tx.soundness().take(early, 60_000, early.minusSeconds(1))).orElseThrow();
        assertThat(maybe0(early)).as("somebody is at it").isFalse();

        Round reached = new Round(begun.begun(), null, "files", "key-7", 7, 20, 900, 0);
        store().<Boolean>write(tx -> {
            tx.soundness().keep(reached, 0);
            return true;
        });
        assertThat(store().<Optional<Round>>write(tx -> tx.soundness().take(early.plusSeconds(60), 0, early))).as("the other one died")
                .contains(reached);

        Round ended = new Round(begun.begun(), early.plusSeconds(90), "files", "", 9, 20, 1_000, 1);
        store().<Boolean>write(tx -> {
            tx.soundness().keep(ended, 0);
            return true;
        });
        assertThat(maybe(tx -> tx.soundness().lastEnded())).contains(ended);
        assertThat(maybe0(early.plusSeconds(100))).as("not due").isFalse();
        tamper("delete from scrub");
    }

    private boolean maybe0(Instant now) {
        return store().write(tx -> tx.soundness().take(now, 0, now.minusSeconds(86_400))).isPresent();
    }

    @Test
    default void aSoundDatabaseSaysSo() {
        scored();
        int[] rests = {0};

        assertThat(store().examine(() -> rests[0]++)).isEmpty();
    }
}
