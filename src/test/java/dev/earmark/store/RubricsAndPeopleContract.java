package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.store.People.Agent;
import dev.earmark.store.RubricVersions.Calibrated;
import dev.earmark.store.RubricVersions.Kept;
import dev.earmark.store.RubricVersions.Rule;
import dev.earmark.transcript.Channel;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

interface RubricsAndPeopleContract extends UsesStore {

    Instant WRITTEN = Instant.parse("2026-03-02T12:00:00Z");

    private Kept draft(int version, String yaml) {
        return new Kept("bank", version, false, "Bank", "00", yaml, "ann", WRITTEN);
    }

    @Test
    default void whatIsPublishedNeverChanges() {
        assertThat(store().write(tx -> tx.rubrics().putDraft(draft(1, "first"))).booleanValue()).isTrue();
        assertThat(store().write(tx -> tx.rubrics().putDraft(draft(1, "second"))).booleanValue()).isTrue();
        assertThat(maybe(tx -> tx.rubrics().newest("bank"))).as("drafts score nothing").isEmpty();

        assertThat(store().write(tx -> tx.rubrics().publish("bank", 1, "bob", WRITTEN)).booleanValue()).isTrue();

        assertThat(store().write(tx -> tx.rubrics().publish("bank", 1, "bob", WRITTEN)).booleanValue()).isFalse();
        assertThat(store().write(tx -> tx.rubrics().putDraft(draft(1, "third"))).booleanValue()).isFalse();
        assertThat(maybe(tx -> tx.rubrics().find("bank", 1))).contains(new Kept("bank", 1, true, "Bank", "00", "second", "bob", WRITTEN));
        store().write(tx -> tx.rubrics().putDraft(draft(2, "next")));
        assertThat(store().<Kept>read(tx -> tx.rubrics().newest("bank").orElseThrow()).version()).isEqualTo(1);
        assertThat(listed(tx -> tx.rubrics().all(null))).extracting(Kept::version).containsExactly(2, 1);
    }

    @Test
    default void calibrationsStandBesideOneAnotherAndTheLastOneHolds() {
        Calibrated first = new Calibrated("aa", "one", "ann", WRITTEN);
        Calibrated second = new Calibrated("bb", "two", "bob", WRITTEN.plusSeconds(1));
        assertThat(store().write(tx -> tx.rubrics().putCalibration("bank", 1, first)).booleanValue()).as("of nothing").isFalse();
        store().write(tx -> tx.rubrics().putDraft(draft(1, "first")));

        assertThat(store().write(tx -> tx.rubrics().putCalibration("bank", 1, first)).booleanValue()).isTrue();
        assertThat(store().write(tx -> tx.rubrics().putCalibration("bank", 1, second)).booleanValue()).isTrue();
        assertThat(store().write(tx -> tx.rubrics()
                .putCalibration("bank", 1, new Calibrated("aa", "other", "eve", WRITTEN.plusSeconds(9)))).booleanValue()).isFalse();
        assertThat(maybe(tx -> tx.rubrics().calibration("bank", 1))).contains(second);
        assertThat(maybe(tx -> tx.rubrics().calibration("bank", 1, "aa"))).contains(first);
        assertThat(maybe(tx -> tx.rubrics().calibration("bank", 2))).isEmpty();
    }

    @Test
    default void rulesKeepTheirOrder() {
        List<Rule> rules = List.of(new Rule(Channel.VOICE, "invoices", null, "bank"), new Rule(null, null, "sales", "sales"),
                new Rule(null, null, null, "retail"));

        for (List<Rule> wanted : List.of(rules, rules.reversed())) {
            store().<Boolean>write(tx -> {
                tx.rubrics().replaceRules(wanted);
                return true;
            });
            assertThat(listed(tx -> tx.rubrics().rules())).isEqualTo(wanted);
        }
    }

    @Test
    default void anAgentThatIsMetFillsGapsOnly() {
        store().<Boolean>write(tx -> {
            tx.people().meet(new Agent("p-1", null, null));
            tx.people().meet(new Agent("p-1", "Dana", null));
            tx.people().meet(new Agent("p-1", "Other", "night"));
            tx.people().put(new Agent("p-2", "Ravi", "day"));
            tx.people().put(new Agent("p-2", "Ravi", "night"));
            tx.people().put(new Agent("p-3", null, null));
            return true;
        });

        assertThat(maybe(tx -> tx.people().agent("p-1"))).contains(new Agent("p-1", "Dana", "night"));
        assertThat(listed(tx -> tx.people().agents("night", null, 10))).extracting(Agent::id).containsExactly("p-1", "p-2");
        assertThat(listed(tx -> tx.people().agents(null, "p-1", 1))).extracting(Agent::id).containsExactly("p-2");
        assertThat(listed(tx -> tx.people().teams())).containsExactly(new People.Team("night", 2));
        assertThat(store().write(tx -> tx.people().remove("p-3")).booleanValue()).isTrue();
        assertThat(store().write(tx -> tx.people().remove("p-3")).booleanValue()).isFalse();
    }
}
