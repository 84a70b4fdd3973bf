package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.access.Reach;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Stage;
import dev.earmark.moments.Moment;
import dev.earmark.retention.DataKind;
import dev.earmark.retention.Deletion;
import dev.earmark.retention.Deletion.Cause;
import dev.earmark.retention.Hold;
import dev.earmark.retention.Hold.Subject;
import dev.earmark.retention.RetentionRule;
import dev.earmark.retention.RetentionRules;
import dev.earmark.review.Dispute;
import dev.earmark.review.MarkedMoment;
import dev.earmark.review.Audience;
import dev.earmark.review.Remark;
import dev.earmark.review.Revision;
import dev.earmark.review.Revision.By;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.PublishedTexts.PublishedText;
import dev.earmark.store.Retention.Kept;
import dev.earmark.testing.SampleInteractions;
import dev.earmark.testing.SampleResults;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every store must do with how long things are kept. */
interface RetentionContract extends UsesStore {

    Instant LATER = Instant.parse("2027-04-06T12:00:00Z");
    By KIM = new By("p-1", "Kim");

    /** The first column of the first row. */
    String text(String query);

    private void does(Consumer<Store.Tx> work) {
        store().<Boolean>write(tx -> {
            work.accept(tx);
            return true;
        });
    }

    private List<String> older(DataKind kind) {
        return this.<Kept>listed(tx -> tx.retention().olderThan(kind, LATER, null, 500)).stream().map(Kept::id).toList();
    }

    /** A call in which everything that can repeat words does. */
    private String spoken() {
        Interaction call = kept(SampleInteractions.call("a-17"));
        String id = call.id();
        Transcript said = SampleResults.billingTranscript();
        Evidence place = new Evidence(Evidence.Kind.PROOF, 0, Speaker.AGENT, null, said.turns().getFirst().text());
        does(tx -> {
            tx.findings().putHeard(id, 1, new Heard(said, Map.of()));
            tx.findings().putScorecard(id, 1, SampleResults.billingCall().scorecard(), true, Instant.EPOCH);
            tx.findings().put(id, StepName.MARK, "billing-care@7", 1, new Findings.Moments(SampleResults.billingCall().moments()));
            tx.findings().put(id, StepName.SUMMARISE, "billing-care@7", 1, SampleResults.summary());
            tx.transcripts().replace(id, 1, new Heard(said, Map.of()), TranscriptVersions.Change.CORRECTED, KIM, Instant.EPOCH);
            tx.reviews().add(id, new Revision("r-" + id, "billing-care@7", "own-name", 1, new Revision.Said(new Verdict.Met(),
                    "She says Dana Whitfield", null, List.of(place), 2, new Verdict.NotMet()), KIM, Instant.EPOCH));
            tx.remarks().add(id, new Remark("c-" + id, 0, null, "Dana Whitfield was kind", Audience.AGENT, KIM, Instant.EPOCH, null, 1));
            tx.remarks().mark(id, new MarkedMoment("m-" + id, Moment.Tone.PRAISE, place, "kind", Audience.AGENT, KIM, Instant.EPOCH));
            tx.publications().open(new Dispute("d-" + id, id, "billing-care", 7, "own-name", Dispute.State.OPEN, new Verdict.NotMet(),
                    "I said Dana Whitfield", KIM, Instant.EPOCH, null));
            Interaction now = tx.interactions().find(id, Reach.EVERYTHING).orElseThrow();
            tx.interactions().save(now.reached(Stage.MARKED, 1_000L));
        });
        return id;
    }

    @Test
    default void rulesAreKeptAsTheyAreGiven() {
        RetentionRules rules = new RetentionRules(List.of(new RetentionRule(DataKind.SOUND, 90, null, null, null),
                new RetentionRule(DataKind.SCORES, 1_095, Channel.CHAT, "invoices", "billing")));

        does(tx -> tx.retention().replace(rules));

        assertThat(store().<RetentionRules>read(tx -> tx.retention().rules())).isEqualTo(rules);
        does(tx -> tx.retention().replace(RetentionRules.NONE));
        assertThat(store().<RetentionRules>read(tx -> tx.retention().rules())).isEqualTo(RetentionRules.NONE);
    }

    @Test
    default void oneNodeAtATimeDeletesAndAnotherGoesOnWhenItIsGone() {
        Instant never = Instant.parse("2100-01-01T00:00:00Z");
        assertThat(store().<Boolean>write(tx -> tx.retention().take("one", 60_000, never))).isTrue();
        assertThat(store().<Boolean>write(tx -> tx.retention().take("other", 60_000, never))).isFalse();
        assertThat(store().<Boolean>write(tx -> tx.retention().keep("one", -1))).isTrue();

        assertThat(store().<Boolean>write(tx -> tx.retention().take("other", 60_000, never))).isTrue();
        assertThat(store().<Boolean>write(tx -> tx.retention().keep("one", 60_000))).as("it has been taken over").isFalse();
        does(tx -> tx.retention().ended("one", LATER));
        does(tx -> tx.retention().ended("other", Instant.EPOCH));

        assertThat(store().<Optional<Instant>>read(tx -> tx.retention().lastEnded())).contains(Instant.EPOCH);
        assertThat(store().<Boolean>write(tx -> tx.retention().take("one", 60_000, Instant.EPOCH.minusSeconds(1)))).as("not due").isFalse();
        assertThat(store().<Boolean>write(tx -> tx.retention().take("one", 0, Instant.EPOCH))).isTrue();
    }

    @Test
    default void whatIsUnderWayOrHeldIsNeverDue() {
        String underWay = kept(SampleInteractions.call("a-1")).id();
        String done = spoken();
        assertThat(older(DataKind.SCORES)).contains(done).doesNotContain(underWay);

        Hold hold = new Hold("h-1", Subject.CUSTOMER, "c-1", "Court", "p-1", "Kim", LATER);
        assertThat(store().<Boolean>write(tx -> tx.retention().place(hold))).isTrue();
        assertThat(store().<Boolean>write(tx -> tx.retention().place(hold))).as("held already").isFalse();

        assertThat(older(DataKind.SCORES)).isEmpty();
        assertThat(store().<Optional<Hold>>read(tx -> tx.retention().holding(done))).contains(hold);
        assertThat(this.<Hold>listed(tx -> tx.retention().holds())).containsExactly(hold);
        assertThat(store().<Optional<Hold>>write(tx -> tx.retention().lift("h-1"))).contains(hold);
        assertThat(store().<Optional<Hold>>write(tx -> tx.retention().lift("h-1"))).isEmpty();
        assertThat(older(DataKind.SOUND)).contains(done);
        assertThat(this.<Kept>listed(tx -> tx.retention().olderThan(DataKind.SCORES, Instant.EPOCH, null, 500))).as("too young").isEmpty();
    }

    @Test
    default void thePagesOfWhatIsOldFollowEachOther() {
        List<String> calls = List.of(spoken(), spoken(), spoken());
        Kept first = listed(tx -> tx.retention().olderThan(DataKind.TRANSCRIPT, LATER, null, 1)).getFirst();

        assertThat(this.<Kept>listed(tx -> tx.retention().olderThan(DataKind.TRANSCRIPT, LATER, first, 10))).extracting(Kept::id)
                .containsExactlyElementsOf(calls.subList(1, 3));
    }

    @Test
    default void wordsGoFromEveryRowAndNumbersStay() {
        String id = spoken();
        String words = "(select body from finding where interaction_id = i.id and step = '%s')";

        List<String> files = store().write(tx -> tx.retention().deleteWords(id, LATER, "The words were deleted."));

        assertThat(files).as("the sound holds the words").hasSize(1);
        for (String step : List.of("transcribe", "score", "mark", "summarise")) {
            assertThat(text("select " + words.formatted(step) + " from interaction i where id = '" + id + "'")).as(step)
                    .doesNotContain("Whitfield", "thank", "bill ", "invoice");
        }
        for (String table : List.of("transcript_version", "earlier_scorecard", "revision")) {
            assertThat(text("select body from " + table + " where interaction_id = '" + id + "'")).as(table)
                    .doesNotContain("Whitfield", "thank");
        }
        assertThat(text("select count(*) from remark where interaction_id = '" + id + "'")).isEqualTo("0");
        assertThat(this.<MarkedMoment>listed(tx -> tx.remarks().marked(id))).extracting(one -> one.place().quote() + one.note())
                .containsExactly("[words deleted]");
        assertThat(this.<Dispute>listed(tx -> tx.publications().disputes(id))).extracting(Dispute::reason).containsExactly("");
        assertThat(store().<Scorecard>read(tx -> tx.findings().scorecard(id, "billing-care", 7).orElseThrow()).percent())
                .isEqualTo(SampleResults.billingCall().scorecard().percent());
        Transcript left = store().<Transcript>read(tx -> tx.findings().heard(id).orElseThrow().transcript());
        assertThat(left.wordsDeleted()).isTrue();
        assertThat(left.turns()).hasSameSizeAs(SampleResults.billingTranscript().turns());
        assertThat(store().<List<Soundness.Rot>>read(tx -> tx.soundness().rows("finding", "", 500).rotten())).as("the digests fit")
                .isEmpty();
        assertThat(older(DataKind.TRANSCRIPT)).doesNotContain(id);
        assertThat(older(DataKind.SOUND)).doesNotContain(id);
    }

    @Test
    default void clipsLeavePlaybooksThatWerePublished() {
        String id = spoken();
        String body = "{\"plays\":[{\"say\":\"are you still there\",\"clips\":[{\"interaction\":\"" + id
                + "\",\"turn\":1,\"text\":\"are you still there\"},{\"interaction\":\"x\",\"turn\":1,\"text\":\"one moment\"}]}]}";
        does(tx -> tx.publishedTexts().putDraft(new PublishedText("playbook", "p-" + id, 1, PublishedTexts.State.DRAFT, "P", "00", body,
                "kim",
                LATER)));
        does(tx -> tx.publishedTexts().publish("playbook", "p-" + id, 1, "kim", LATER));

        does(tx -> tx.retention().forgetClips(id));

        String left = store().<String>read(tx -> tx.publishedTexts().find("playbook", "p-" + id, 1).orElseThrow().text());
        assertThat(left).contains("\"say\":\"one moment\"").doesNotContain("still there", id);
    }

    @Test
    default void theReportTellsWhatWentAndTheIndexForgetsOnceItKnows() {
        String id = spoken();
        does(tx -> {
            tx.retention().deleteWords(id, LATER, "The words were deleted.");
            tx.retention().note(new Deletion("", id, DataKind.TRANSCRIPT, Cause.RULE, "transcript of everything: 365 days", "system",
                    LATER));
        });
        assertThat(forgettable()).as("the index has the words still").doesNotContain(id);
        does(tx -> tx.indexed().behind(1_000).forEach(one -> tx.indexed().knows(one.interactionId(), one.version())));

        assertThat(forgettable()).contains(id);
        does(tx -> tx.indexed().forgot(List.of(id)));
        assertThat(forgettable()).doesNotContain(id);
        List<Deletion> told = listed(tx -> tx.retention().deletions(Instant.EPOCH, LATER.plusMillis(1), null, 10));
        assertThat(told).first().satisfies(one -> {
            assertThat(one.interactionId()).isEqualTo(id);
            assertThat(one.why()).isEqualTo("by the rule \"transcript of everything: 365 days\"");
        });
        assertThat(this.<Deletion>listed(tx -> tx.retention().deletions(id))).hasSize(1);
        assertThat(this.<Deletion>listed(tx -> tx.retention().deletions(Instant.EPOCH, LATER, null, 10))).isEmpty();
        assertThat(this.<Deletion>listed(tx -> tx.retention().deletions(Instant.EPOCH, LATER.plusMillis(1), told.getLast().id(), 10)))
                .isEmpty();
    }

    private List<String> forgettable() {
        return this.<Interactions.Erased>listed(tx -> tx.indexed().toForget(1_000)).stream().map(Interactions.Erased::id).toList();
    }

    @Test
    default void savedViewsThatNameACustomerGoWithTheCustomer() {
        does(tx -> {
            tx.views().add(new SavedViews.View("v-1", KIM, "One", "state=scored&customer=c%2F9+a", false));
            tx.views().add(new SavedViews.View("v-2", KIM, "Other", "customer=c%2F9", false));
        });

        assertThat(store().<Integer>write(tx -> tx.retention().forgetNamed("c/9 a"))).isEqualTo(1);

        assertThat(this.<SavedViews.View>listed(tx -> tx.views().seenBy(KIM.id()))).extracting(SavedViews.View::id).containsExactly("v-2");
        does(tx -> tx.views().remove("v-2", KIM.id()));
    }

    @Test
    default void everythingOfACustomerIsFoundByPages() {
        List<String> all = List.of(spoken(), spoken());

        assertThat(this.<String>listed(tx -> tx.retention().ofCustomer("c-1", "", 10))).containsExactlyElementsOf(all);
        assertThat(this.<String>listed(tx -> tx.retention().ofCustomer("c-1", all.getFirst(), 10))).containsExactly(all.getLast());
        assertThat(this.<String>listed(tx -> tx.retention().ofCustomer("c-2", "", 10))).isEmpty();
    }
}
