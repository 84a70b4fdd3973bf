package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.store.KeptCalibrations.Calibrated;
import dev.earmark.store.People.Agent;
import dev.earmark.store.PublishedTexts.PublishedText;
import dev.earmark.store.PublishedTexts.Rule;
import dev.earmark.store.PublishedTexts.State;
import dev.earmark.transcript.Channel;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

interface RubricsAndPeopleContract extends UsesStore {

    Instant WRITTEN = Instant.parse("2026-03-02T12:00:00Z");

    private PublishedText draft(String kind, int version, String text) {
        return new PublishedText(kind, "bank", version, State.DRAFT, "Bank", "00", text, "ann", WRITTEN);
    }

    private PublishedText draft(int version, String yaml) {
        return draft("rubric", version, yaml);
    }

    @Test
    default void whatIsPublishedNeverChanges() {
        assertThat(store().write(tx -> tx.publishedTexts().putDraft(draft(1, "first"))).booleanValue()).isTrue();
        assertThat(store().write(tx -> tx.publishedTexts().putDraft(draft(1, "second"))).booleanValue()).isTrue();
        assertThat(maybe(tx -> tx.publishedTexts().newest("rubric", "bank"))).as("drafts score nothing").isEmpty();

        assertThat(store().write(tx -> tx.publishedTexts().publish("rubric", "bank", 1, "bob", WRITTEN)).booleanValue()).isTrue();

        assertThat(store().write(tx -> tx.publishedTexts().publish("rubric", "bank", 1, "bob", WRITTEN)).booleanValue()).isFalse();
        assertThat(store().write(tx -> tx.publishedTexts().putDraft(draft(1, "third"))).booleanValue()).isFalse();
        assertThat(maybe(tx -> tx.publishedTexts().find("rubric", "bank", 1)))
                .contains(new PublishedText("rubric", "bank", 1, State.PUBLISHED,
                "Bank", "00", "second", "bob", WRITTEN));
        store().write(tx -> tx.publishedTexts().putDraft(draft(2, "next")));
        assertThat(store().<PublishedText>read(tx -> tx.publishedTexts().newest("rubric", "bank").orElseThrow()).version()).isEqualTo(1);
        assertThat(listed(tx -> tx.publishedTexts().all("rubric", null))).extracting(PublishedText::version).containsExactly(2, 1);
    }

    @Test
    default void whatIsRetiredIsNotTheNewestUntilItIsPublishedAgain() {
        for (int version : List.of(1, 2, 3)) {
            store().write(tx -> tx.publishedTexts().putDraft(draft("notice", version, "text " + version)));
        }
        assertThat(store().<Boolean>write(tx -> tx.publishedTexts().retire("notice", "bank", 1, "eve", WRITTEN))).as("a draft").isFalse();
        store().write(tx -> tx.publishedTexts().publish("notice", "bank", 1, "bob", WRITTEN)
                && tx.publishedTexts().publish("notice", "bank", 2, "bob", WRITTEN));

        assertThat(store().<Boolean>write(tx -> tx.publishedTexts().retire("notice", "bank", 2, "eve", WRITTEN.plusSeconds(5)))).isTrue();

        assertThat(store().<Boolean>write(tx -> tx.publishedTexts().retire("notice", "bank", 2, "eve", WRITTEN))).isFalse();
        assertThat(store().<Boolean>write(tx -> tx.publishedTexts().putDraft(draft("notice", 2, "other")))).as("never changes").isFalse();
        assertThat(maybe(tx -> tx.publishedTexts().find("notice", "bank", 2)))
                .contains(new PublishedText("notice", "bank", 2, State.RETIRED,
                "Bank", "00", "text 2", "eve", WRITTEN.plusSeconds(5)));
        assertThat(maybe(tx -> tx.publishedTexts().newest("notice", "bank"))).get().extracting(PublishedText::version).isEqualTo(1);
        assertThat(store().<Boolean>write(tx -> tx.publishedTexts().publish("notice", "bank", 2, "bob", WRITTEN))).isTrue();
        assertThat(maybe(tx -> tx.publishedTexts().newest("notice", "bank"))).get().extracting(PublishedText::version).isEqualTo(2);
    }

    @Test
    default void kindsDoNotKnowOneAnother() {
        store().write(tx -> tx.publishedTexts().putDraft(draft("greeting", 1, "a greeting")));
        store().write(tx -> tx.publishedTexts().putDraft(draft("play", 77, "a play")));
        store().write(tx -> tx.publishedTexts().publish("play", "bank", 77, "bob", WRITTEN));
        store().<Boolean>write(tx -> {
            tx.publishedTexts().replaceRules("greeting", List.of(new Rule(null, null, "sales", "bank")));
            tx.publishedTexts().replaceRules("play", List.of());
            return true;
        });

        assertThat(maybe(tx -> tx.publishedTexts().newest("greeting", "bank"))).isEmpty();
        assertThat(maybe(tx -> tx.publishedTexts().newest("play", "bank"))).get().extracting(PublishedText::text).isEqualTo("a play");
        assertThat(listed(tx -> tx.publishedTexts().all("play", null))).hasSize(1);
        assertThat(listed(tx -> tx.publishedTexts().rules("greeting"))).hasSize(1);
        assertThat(store().<Boolean>write(tx -> tx.calibrations().put("bank", 77, new Calibrated("aa", "one", "ann", WRITTEN))))
                .as("of no rubric").isFalse();
    }

    @Test
    default void calibrationsStandBesideOneAnotherAndTheLastOneHolds() {
        Calibrated first = new Calibrated("aa", "one", "ann", WRITTEN);
        Calibrated second = new Calibrated("bb", "two", "bob", WRITTEN.plusSeconds(1));
        assertThat(store().write(tx -> tx.calibrations().put("bank", 1, first)).booleanValue()).as("of nothing").isFalse();
        store().write(tx -> tx.publishedTexts().putDraft(draft(1, "first")));

        assertThat(store().write(tx -> tx.calibrations().put("bank", 1, first)).booleanValue()).isTrue();
        assertThat(store().write(tx -> tx.calibrations().put("bank", 1, second)).booleanValue()).isTrue();
        assertThat(store().write(tx -> tx.calibrations()
                .put("bank", 1, new Calibrated("aa", "other", "eve", WRITTEN.plusSeconds(9)))).booleanValue()).isFalse();
        assertThat(maybe(tx -> tx.calibrations().last("bank", 1))).contains(second);
        assertThat(maybe(tx -> tx.calibrations().find("bank", 1, "aa"))).contains(first);
        assertThat(maybe(tx -> tx.calibrations().last("bank", 2))).isEmpty();
    }

    @Test
    default void rulesKeepTheirOrder() {
        List<Rule> rules = List.of(new Rule(Channel.VOICE, "invoices", null, "bank"), new Rule(null, null, "sales", "sales"),
                new Rule(null, null, null, "retail"));

        for (List<Rule> wanted : List.of(rules, rules.reversed())) {
            store().<Boolean>write(tx -> {
                tx.publishedTexts().replaceRules("rubric", wanted);
                return true;
            });
            assertThat(listed(tx -> tx.publishedTexts().rules("rubric"))).isEqualTo(wanted);
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
