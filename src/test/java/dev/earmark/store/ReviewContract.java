package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.access.Reach;
import dev.earmark.events.EventType;
import dev.earmark.interaction.Interaction;
import dev.earmark.moments.Moment.Tone;
import dev.earmark.review.Audience;
import dev.earmark.review.Dispute;
import dev.earmark.review.Dispute.Settled;
import dev.earmark.review.Dispute.State;
import dev.earmark.review.FeedbackMark;
import dev.earmark.review.MarkedMoment;
import dev.earmark.review.Publication;
import dev.earmark.review.PublicationState;
import dev.earmark.review.Remark;
import dev.earmark.review.Revision;
import dev.earmark.review.Revision.By;
import dev.earmark.review.Revision.Said;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Publications.Asked;
import dev.earmark.store.Publications.DisputePage;
import dev.earmark.store.Publications.Tally;
import dev.earmark.store.Reviews.Confirmation;
import dev.earmark.store.SavedViews.View;
import dev.earmark.store.TranscriptVersions.Change;
import dev.earmark.store.TranscriptVersions.Earlier;
import dev.earmark.store.TranscriptVersions.Version;
import dev.earmark.testing.SampleInteractions;
import dev.earmark.testing.SampleResults;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

interface ReviewContract extends UsesStore {

    Instant WHEN = Instant.parse("2026-03-02T12:00:00Z");
    By KIM = new By("p-kim", "Kim");
    By RITA = new By("p-rita", "Rita");
    Evidence PLACE = new Evidence(Evidence.Kind.PROOF, 3, Speaker.AGENT, new TimeSpan(1_000, 1_900), "my name is \u00e9lo\u00efse");

    private void does(Consumer<Store.Tx> work) {
        store().<Boolean>write(tx -> {
            work.accept(tx);
            return true;
        });
    }

    private boolean done(Predicate<Store.Tx> work) {
        return store().<Boolean>write(work::test);
    }

    private static Revision revision(int number, @Nullable Said said) {
        return new Revision(SampleInteractions.id(), "billing-care@7", "own-name", number, said, KIM, WHEN.plusSeconds(number));
    }

    private static Said said(Verdict verdict) {
        return new Said(verdict, "because", FeedbackMark.WRONG_EVIDENCE, List.of(PLACE), 2, new Verdict.Unscored(
                Verdict.Cause.LOW_CONFIDENCE));
    }

    @Test
    default void revisionsComeBackAsTheyWereAddedAndNoNumberIsGivenTwice() throws Exception {
        String id = kept("a-1").id();
        Revision first = revision(1, said(new Verdict.Partly(0.25)));
        Revision second = revision(2, null);
        does(tx -> tx.reviews().add(id, first));
        Callable<Boolean> add = () -> done(tx -> tx.reviews().add(id, revision(2, said(new Verdict.Met()))));
        assertThat(atOnce(Collections.nCopies(8, add))).filteredOn(added -> added).hasSize(1);

        assertThat(done(tx -> tx.reviews().add(id, second))).isFalse();
        assertThat(listed(tx -> tx.reviews().of(id, "billing-care@7").all())).hasSize(2).contains(first);
        assertThat(listed(tx -> tx.reviews().of(id, "billing-care@8").all())).isEmpty();
    }

    @Test
    default void aConfirmationIsOfOneScoring() {
        String id = kept("a-1").id();
        By person = new By(SampleInteractions.id(), "Kim");
        does(tx -> tx.reviews().confirm(id, new Confirmation("billing-care@7", 3, RITA, WHEN)));
        does(tx -> tx.reviews().confirm(id, new Confirmation("billing-care@7", 4, person, WHEN.plusSeconds(1))));

        assertThat(maybe(tx -> tx.reviews().confirmation(id, "billing-care@7")))
                .contains(new Confirmation("billing-care@7", 4, person, WHEN.plusSeconds(1)));
        assertThat(store().<Integer>read(tx -> tx.reviews().confirmedBy(person.id(), WHEN))).isEqualTo(1);
        assertThat(store().<Integer>read(tx -> tx.reviews().confirmedBy(person.id(), WHEN.plusSeconds(2)))).isZero();
    }

    @Test
    default void remarksAndMarkedMomentsComeBackAndGo() {
        String id = kept("a-1").id();
        Remark remark = new Remark(SampleInteractions.id(), 3, "own-name", "Look \u00e9 here", Audience.AGENT, KIM, WHEN, null, 1);
        MarkedMoment moment = new MarkedMoment(SampleInteractions.id(), Tone.PRAISE, PLACE, "well said", Audience.REVIEWERS, RITA, WHEN);
        does(tx -> tx.remarks().add(id, remark));
        does(tx -> tx.remarks().mark(id, moment));

        assertThat(listed(tx -> tx.remarks().of(id))).containsExactly(remark);
        assertThat(listed(tx -> tx.remarks().marked(id))).containsExactly(moment);
        Remark edited = remark.edited("Look there", WHEN.plusSeconds(5));
        assertThat(done(tx -> tx.remarks().save(id, edited))).isTrue();
        assertThat(done(tx -> tx.remarks().save(id, edited))).isFalse();
        assertThat(maybe(tx -> tx.remarks().find(id, remark.id()))).contains(edited);
        assertThat(done(tx -> tx.remarks().remove("other", remark.id()))).isFalse();
        assertThat(done(tx -> tx.remarks().remove(id, remark.id()))).isTrue();
        assertThat(done(tx -> tx.remarks().unmark(id, moment.id()))).isTrue();
        assertThat(maybe(tx -> tx.remarks().marked(id, moment.id()))).isEmpty();
    }

    private String shared(String agent) {
        Interaction call = kept(agent);
        scored(call.id());
        does(tx -> {
            tx.publications().put(call.id(), new Publication("billing-care", 7, KIM, WHEN, WHEN.plusSeconds(60), null));
            tx.publications().show(call.id(), PublicationState.SHARED);
        });
        return call.id();
    }

    private void scored(String id) {
        does(tx -> {
            tx.findings().putHeard(id, 1, new Heard(SampleResults.billingCall().transcript(), Map.of()));
            tx.findings().putScorecard(id, 1, SampleResults.billingCall().scorecard(), true, WHEN);
        });
    }

    @Test
    default void anAgentReachesWhatWasSharedAndNothingElse() {
        String agent = SampleInteractions.id();
        String shared = shared(agent);
        String draft = kept(agent).id();
        String others = shared("somebody-else");
        Reach reach = new Reach.Published(agent);

        assertThat(maybe(tx -> tx.interactions().find(shared, reach))).isPresent();
        assertThat(maybe(tx -> tx.interactions().find(draft, reach))).isEmpty();
        assertThat(maybe(tx -> tx.interactions().find(others, reach))).isEmpty();
        assertThat(maybe(tx -> tx.interactions().find(shared, new Reach.Published("")))).isEmpty();
        assertThat(listed(tx -> tx.interactions().list(InteractionQuery.newest(10), reach).items()))
                .extracting(one -> one.interaction().id()).containsExactly(shared);
        assertThat(listed(tx -> tx.interactions().list(InteractionQuery.newest(10)
                .with(new InteractionFilter.Missed("fee_disclosure")), reach).items())).hasSize(1);
        assertThat(listed(tx -> tx.interactions().list(InteractionQuery.newest(10).with(new InteractionFilter.Needed(null)),
                reach).items()))
                .isEmpty();
        assertThat(listed(tx -> tx.publications().sharedWith(agent, Instant.EPOCH, 10))).singleElement()
                .satisfies(one -> assertThat(one.percent()).isZero());
    }

    @Test
    default void anAgentHearsOnlyOfWhatWasSharedSinceItWas() {
        String agent = SampleInteractions.id();
        String shared = shared(agent);
        String draft = kept(agent).id();
        long before = store().<Long>write(tx -> {
            tx.events().order(100_000);
            return tx.events().last();
        });
        Map<String, String> detail = Map.of("rubric", "billing-care@7");
        does(tx -> {
            tx.events().append(EventType.REVISED, WHEN.minusSeconds(1), shared, agent, detail);
            tx.events().append(EventType.REVISED, WHEN, draft, agent, detail);
            tx.events().append(EventType.REVISED, WHEN, shared, agent, Map.of("rubric", "billing-care@8"));
            tx.events().append(EventType.COMMENTED, WHEN, shared, agent, detail);
            tx.events().append(EventType.REVISED, WHEN, shared, agent, detail);
            tx.events().order(100);
        });

        assertThat(listed(tx -> tx.events().after(before, new Reach.Published(agent), 100))).singleElement()
                .satisfies(one -> assertThat(one.event().detail()).isEqualTo(detail));
        assertThat(listed(tx -> tx.events().after(before, new Reach.Teams(Set.of("no such team")), 100))).isEmpty();
    }

    @Test
    default void aCoachReachesOwnTeamsOnly() {
        Interaction call = kept("a-1");
        String team = String.valueOf(call.routing().team());

        assertThat(maybe(tx -> tx.interactions().find(call.id(), new Reach.Teams(Set.of(team, "other"))))).isPresent();
        assertThat(maybe(tx -> tx.interactions().find(call.id(), new Reach.Teams(Set.of("other"))))).isEmpty();
    }

    private static Dispute dispute(String interaction, String criterion, int second) {
        return new Dispute(SampleInteractions.id(), interaction, "billing-care", 7, criterion, State.OPEN, new Verdict.Partly(0.5),
                "I did.",
                new By("a", "Dana"), WHEN.plusSeconds(second), null);
    }

    @Test
    default void oneDisputeACriterionIsOpenAndEachIsSettledOnce() throws Exception {
        String id = shared(SampleInteractions.id());
        Dispute open = dispute(id, "own-name", 0);
        assertThat(done(tx -> tx.publications().open(open))).isTrue();
        assertThat(done(tx -> tx.publications().open(dispute(id, "own-name", 1)))).isFalse();
        assertThat(done(tx -> tx.publications().open(dispute(id, "no-blame", 2)))).isTrue();

        Dispute upheld = open.settled(State.UPHELD, new Settled("Yes.", KIM, WHEN.plusSeconds(9)));
        Callable<Boolean> settle = () -> done(tx -> tx.publications().settle(upheld));
        assertThat(atOnce(Collections.nCopies(8, settle))).filteredOn(settled -> settled).hasSize(1);
        assertThat(listed(tx -> tx.publications().disputes(id))).hasSize(2).contains(upheld);
        assertThat(done(tx -> tx.publications().open(dispute(id, "own-name", 3)))).as("another time").isTrue();
    }

    @Test
    default void disputesComeInPagesAndAreCountedByCriterion() {
        String agent = SampleInteractions.id();
        String criterion = "c" + SampleInteractions.id().substring(24);
        for (int i = 0; i < 5; i++) {
            Dispute one = dispute(shared(agent), criterion, i);
            does(tx -> {
                tx.publications().open(one);
                tx.publications().settle(one.settled(one.at().getEpochSecond() % 2 == 0 ? State.UPHELD : State.DECLINED,
                        new Settled("", KIM, WHEN)));
            });
        }
        Asked first = new Asked(null, null, criterion, null, 3);
        DisputePage page = store().read(tx -> tx.publications().list(first, Reach.EVERYTHING));

        assertThat(page.items()).hasSize(3).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        Asked second = new Asked(null, "billing-care", criterion, page.next(), 3);
        assertThat(listed(tx -> tx.publications().list(second, Reach.EVERYTHING).items())).hasSize(2)
                .doesNotContainAnyElementsOf(page.items());
        assertThat(listed(tx -> tx.publications().list(new Asked(State.OPEN, null, criterion, null, 3),
                Reach.EVERYTHING).items())).isEmpty();
        assertThat(listed(tx -> tx.publications().tallies(WHEN, WHEN.plusSeconds(60), Reach.EVERYTHING)))
                .contains(new Tally("billing-care", criterion, 0, 3, 2, 0));
        assertThat(listed(tx -> tx.publications().tallies(WHEN.plusSeconds(60), WHEN.plusSeconds(90), Reach.EVERYTHING)))
                .noneMatch(tally -> tally.criterion().equals(criterion));
    }

    @Test
    default void viewsBelongToTheirOwnersAndAreSeenByOthersWhenShared() {
        By owner = new By(SampleInteractions.id(), "Kim");
        By other = new By(SampleInteractions.id(), "Rita");
        View own = new View(SampleInteractions.id(), owner, "Low", "maxScore=60", false);
        does(tx -> tx.views().add(own));

        assertThat(listed(tx -> tx.views().seenBy(owner.id()))).contains(own);
        assertThat(listed(tx -> tx.views().seenBy(other.id()))).doesNotContain(own);
        View shared = new View(own.id(), owner, "Low", "maxScore=50", true);
        assertThat(done(tx -> tx.views().save(shared))).isTrue();
        assertThat(done(tx -> tx.views().save(new View(own.id(), other, "Mine", "", true)))).isFalse();
        assertThat(listed(tx -> tx.views().seenBy(other.id()))).contains(shared);
        assertThat(done(tx -> tx.views().remove(own.id(), other.id()))).isFalse();
        assertThat(done(tx -> tx.views().remove(own.id(), owner.id()))).isTrue();
        assertThat(store().<Integer>read(tx -> tx.views().count(owner.id()))).isZero();
    }

    @Test
    default void aNewVersionOfATranscriptKeepsTheOldOneAndItsScorecards() throws Exception {
        String id = kept("a-1").id();
        scored(id);
        Heard before = store().<Heard>read(tx -> tx.findings().heard(id).orElseThrow());
        Transcript words = before.transcript();
        Heard next = new Heard(new Transcript(words.id(), words.channel(), words.source(), words.engine(), words.turns().subList(0, 3)),
                Map.of());
        List<Version> heard = listed(tx -> tx.transcripts().all(id));
        assertThat(listed(tx -> tx.transcripts().corrected())).doesNotContain(id);
        long epoch = store().<Long>read(tx -> tx.findings().epoch(id, StepName.TRANSCRIBE, ""));

        Callable<Boolean> replace = () -> done(tx -> tx.transcripts().replace(id, 1, next, Change.CORRECTED, KIM, WHEN));
        assertThat(atOnce(Collections.nCopies(6, replace))).filteredOn(replaced -> replaced).hasSize(1);

        assertThat(store().<Integer>read(tx -> tx.transcripts().current(id))).isEqualTo(2);
        assertThat(listed(tx -> tx.transcripts().corrected())).contains(id);
        assertThat(maybe(tx -> tx.transcripts().heard(id, 1))).contains(before);
        assertThat(maybe(tx -> tx.transcripts().heard(id, 2))).contains(next);
        assertThat(maybe(tx -> tx.findings().heard(id))).contains(next);
        assertThat(store().<Long>read(tx -> tx.findings().epoch(id, StepName.TRANSCRIBE, ""))).isGreaterThan(epoch);
        assertThat(listed(tx -> tx.transcripts().all(id))).extracting(Version::change).containsExactly(Change.CORRECTED, Change.HEARD);
        assertThat(listed(tx -> tx.transcripts().all(id)).getLast().sha256()).isEqualTo(heard.getFirst().sha256());
        Scorecard card = SampleResults.billingCall().scorecard();
        assertThat(listed(tx -> tx.transcripts().earlier(id, "billing-care@7"))).containsExactly(new Earlier(1, WHEN, card));
        assertThat(maybe(tx -> tx.transcripts().heard(id, 3))).isEmpty();
    }

    @Test
    default void whatPeopleSayGoesWithItsInteraction() {
        String id = shared(SampleInteractions.id());
        does(tx -> {
            tx.reviews().add(id, revision(1, said(new Verdict.Met())));
            tx.publications().open(dispute(id, "own-name", 0));
            tx.remarks().add(id, new Remark(SampleInteractions.id(), null, null, "x", Audience.AGENT, KIM, WHEN, null, 1));
            tx.interactions().delete(id);
        });

        assertThat(listed(tx -> tx.reviews().of(id, "billing-care@7").all())).isEmpty();
        assertThat(listed(tx -> tx.publications().disputes(id))).isEmpty();
        assertThat(listed(tx -> tx.remarks().of(id))).isEmpty();
    }
}
