package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.access.Reach;
import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.Routing;
import dev.earmark.interaction.Stage;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.store.InteractionQuery.Sort;
import dev.earmark.store.Interactions.Listed;
import dev.earmark.store.Interactions.Page;
import dev.earmark.testing.SampleInteractions;
import dev.earmark.testing.SampleScores;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.NoConversation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

interface InteractionListContract extends UsesStore {

    Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static InteractionQuery query(InteractionFilter... filters) {
        return new InteractionQuery(List.of(filters), Sort.RECEIVED, false, null, 100);
    }

    private InteractionQuery query(@Nullable String agent, @Nullable String team, @Nullable String queue, @Nullable Channel channel,
            @Nullable String externalId) {
        return query().with(InteractionFilter.OfAgent::new, agent).with(InteractionFilter.OfTeam::new, team)
                .with(InteractionFilter.OfQueue::new, queue)
                .with(InteractionFilter.By::new, channel).with(InteractionFilter.KnownAs::new, externalId);
    }

    private InteractionQuery scores(@Nullable Double least, @Nullable Double most, @Nullable String missed, @Nullable String status,
            @Nullable String rubric) {
        return query().with(InteractionFilter.AtLeast::new, least).with(InteractionFilter.AtMost::new, most)
                .with(InteractionFilter.Missed::new, missed)
                .with(InteractionFilter.In::new, status).with(InteractionFilter.ScoredBy::new, rubric);
    }

    private InteractionQuery sorted(Sort sort, boolean descending, @Nullable String after, int limit) {
        return query().sorted(sort, descending).page(after, limit);
    }

    private List<String> ids(InteractionQuery query) {
        return store().read(tx -> tx.interactions().list(query, Reach.EVERYTHING)).items().stream().map(one -> one.interaction().id())
                .toList();
    }

    /** Scores an interaction; {@code missed} are the criteria that were not met. */
    private void scored(Interaction call, String rubric, @Nullable Double percent, String... missed) {
        var judgements = java.util.Arrays.stream(missed)
                .map(id -> SampleScores.judged(id, new Verdict.NotMet(), 10, "phrase", "Not said.")).toList();
        Scorecard card = new Scorecard(new Scorecard.RubricPin(rubric, 1, "00"), 0, 0, percent, percent == null ? null
                : (Boolean) (percent >= 75), null,
                new Scorecard.AutoFail(List.of(), percent), new Scorecard.Coverage(1, 1, 1, 1), List.of(), judgements);
        assertThat(store().write(tx -> tx.findings().putScorecard(call.id(), 1, card, true, NOON)).booleanValue()).isTrue();
    }

    @Test
    default void listsAreFilteredByWhoWhereAndHow() {
        Interaction call = kept(SampleInteractions.call("agent-1"));
        Interaction chat = kept(Interaction.received(SampleInteractions.id(), "crm-18", Channel.CHAT,
                new Facts("agent-2", null, null, null), new Routing("sales", "new"), null, NOON, Priority.FRESH));
        Interaction mail = kept(Interaction.received(SampleInteractions.id(), null, Channel.EMAIL, Facts.NONE, Routing.NONE, null,
                NOON.plusSeconds(60), Priority.FRESH));

        assertThat(ids(query("agent-1", null, null, null, null))).containsExactly(call.id());
        assertThat(ids(query(null, "sales", null, null, null))).containsExactly(chat.id());
        assertThat(ids(query(null, null, "invoices", null, null))).containsExactly(call.id());
        assertThat(ids(query(null, null, null, Channel.EMAIL, null))).containsExactly(mail.id());
        assertThat(ids(query(null, null, null, null, "crm-18"))).containsExactly(chat.id());
        assertThat(ids(query("agent-1", "sales", null, null, null))).isEmpty();
        assertThat(ids(query(new InteractionFilter.From(NOON), new InteractionFilter.Before(NOON.plusSeconds(60)))))
                .as("from is included, to is not").containsExactlyInAnyOrder(call.id(), chat.id());
    }

    @Test
    default void listsAreFilteredByTheCurrentScore() {
        Interaction good = kept("agent-1");
        Interaction bad = kept("agent-1");
        Interaction unscored = kept("agent-1");
        Interaction waiting = kept("agent-1");
        scored(good, "bank", 90.0, "own-name");
        scored(bad, "retail", 0.0, "own-name", "empathy");
        scored(unscored, "retail", null);
        store().write(tx -> tx.interactions().save(waiting.parked("x.y", "Because.")));

        assertThat(ids(scores(50.0, null, null, null, null))).containsExactly(good.id());
        assertThat(ids(scores(null, 50.0, null, null, null))).containsExactly(bad.id());
        assertThat(ids(scores(0.0, 100.0, null, null, null))).containsExactly(good.id(), bad.id());
        assertThat(ids(scores(null, null, "own-name", null, null))).containsExactly(good.id(), bad.id());
        assertThat(ids(scores(null, null, "empathy", null, null))).containsExactly(bad.id());
        assertThat(ids(scores(null, null, "own-name", null, "bank"))).containsExactly(good.id());
        assertThat(ids(scores(null, null, null, "parked", null))).containsExactly(waiting.id());
        assertThat(ids(scores(null, null, null, null, "retail"))).containsExactly(bad.id(), unscored.id());
    }

    /** Scores an interaction in which there was no conversation. */
    private void setAside(Interaction call, NoConversation kind) {
        var judgement = SampleScores.judged("own-name", new Verdict.Unscored(Verdict.Cause.of(kind)), 10, "none", "Nobody spoke.");
        Scorecard card = new Scorecard(new Scorecard.RubricPin("bank", 1, "00"), 0, 0, null, null, null,
                new Scorecard.AutoFail(List.of(), null), new Scorecard.Coverage(0, 0, 0, 1), List.of(), List.of(judgement));
        assertThat(store().write(tx -> tx.findings().putScorecard(call.id(), 1, card, true, NOON)).booleanValue()).isTrue();
    }

    @Test
    default void listsAreFilteredByWhyThereWasNoConversationAndShowIt() {
        Interaction voicemail = kept("agent-1");
        Interaction abandoned = kept("agent-1");
        Interaction talked = kept("agent-1");
        setAside(voicemail, NoConversation.VOICEMAIL);
        setAside(abandoned, NoConversation.ABANDONED);
        scored(talked, "bank", 50.0, "own-name");

        assertThat(ids(query(new InteractionFilter.WithoutConversation(null))))
                .containsExactlyInAnyOrder(voicemail.id(), abandoned.id());
        assertThat(ids(query(new InteractionFilter.WithoutConversation("voicemail")))).containsExactly(voicemail.id());
        assertThat(ids(query(new InteractionFilter.WithoutConversation("silent")))).isEmpty();
        assertThat(store().read(tx -> tx.interactions().list(query(new InteractionFilter.WithoutConversation("abandoned")),
                Reach.EVERYTHING)).items().getFirst().people().noConversation()).isEqualTo("abandoned");
        scored(voicemail, "bank", 90.0);
        assertThat(ids(query(new InteractionFilter.WithoutConversation(null)))).as("a conversation after all")
                .containsExactly(abandoned.id());
    }

    @Test
    default void severalFiltersOfAKindMustAllFit() {
        Interaction both = kept("agent-1");
        Interaction one = kept("agent-1");
        scored(both, "bank", 10.0, "own-name", "empathy");
        scored(one, "bank", 20.0, "own-name");

        assertThat(ids(query(new InteractionFilter.Missed("own-name"), new InteractionFilter.Missed("empathy"))))
                .containsExactly(both.id());
        assertThat(ids(query(new InteractionFilter.AtLeast(5), new InteractionFilter.AtLeast(15)))).containsExactly(one.id());
        assertThat(ids(query(new InteractionFilter.OfAgent("agent-1"), new InteractionFilter.OfAgent("agent-2")))).isEmpty();
    }

    @Test
    default void anotherCurrentScoreChangesWhatIsMissed() {
        Interaction call = kept("agent-1");
        scored(call, "bank", 20.0, "own-name");
        scored(call, "retail", 80.0, "empathy");

        assertThat(ids(scores(null, null, "own-name", null, null))).isEmpty();
        assertThat(ids(scores(null, null, "empathy", null, "retail"))).containsExactly(call.id());
    }

    @Test
    default void aListShowsTheFiguresOfTheCurrentScore() {
        Interaction call = kept("agent-1");
        scored(call, "bank", 82.5);

        Listed listed = store().read(tx -> tx.interactions().list(InteractionQuery.newest(1), Reach.EVERYTHING)).items().getFirst();

        assertThat(listed.score()).isEqualTo(new Findings.ScoreLine("bank", 1, 82.5, true, true, NOON));
    }

    @Test
    default void everyOrderHasEachOnceWhateverArrivesMeanwhile() {
        List<String> before = IntStream.range(0, 23).mapToObj(i -> {
            Interaction call = kept(SampleInteractions.call("agent-1", NOON.plusSeconds(i / 3)));
            if (i % 4 != 0) {
                scored(call, "bank", i % 3 * 40.0, "own-name");
                store().write(tx -> tx.interactions().save(find(call.id()).reached(Stage.TRANSCRIBED, i % 5 * 1_000L)));
            }
            return call.id();
        }).toList();

        for (Sort sort : Sort.values()) {
            for (boolean descending : new boolean[] {true, false}) {
                List<Listed> seen = pages(sort, descending);
                assertThat(seen).as(sort + " " + descending).extracting(one -> one.interaction().id()).doesNotHaveDuplicates()
                        .containsAll(before);
                assertThat(seen.stream().map(one -> value(one, sort)).filter(value -> value != null).toList())
                        .isSortedAccordingTo(descending ? java.util.Comparator.reverseOrder() : java.util.Comparator.naturalOrder());
            }
        }
    }

    private List<Listed> pages(Sort sort, boolean descending) {
        List<Listed> seen = new ArrayList<>();
        String after = null;
        do {
            String place = after;
            Page page = store().read(tx -> tx.interactions().list(sorted(sort, descending, place, 7), Reach.EVERYTHING));
            seen.addAll(page.items());
            kept(SampleInteractions.call("agent-1", NOON.minusSeconds(seen.size())));
            kept(SampleInteractions.call("agent-1", NOON.plusSeconds(seen.size())));
            after = page.next();
        } while (after != null);
        return seen;
    }

    private static @Nullable Double value(Listed listed, Sort sort) {
        return switch (sort) {
            case NEED -> 0.0;
            case RECEIVED -> (double) listed.interaction().receivedAt().toEpochMilli();
            case PERCENT -> listed.score() == null ? null : listed.score().percent();
            case DURATION -> listed.interaction().durationMs() == null ? null : (Double) listed.interaction().durationMs().doubleValue();
        };
    }

    @Test
    default void whatHasNoScoreComesLastInBothDirections() {
        Interaction none = kept("agent-1");
        Interaction low = kept("agent-1");
        Interaction high = kept("agent-1");
        scored(low, "bank", 0.0);
        scored(high, "bank", 100.0);

        assertThat(ids(sorted(Sort.PERCENT, false, null, 10))).containsExactly(low.id(), high.id(), none.id());
        assertThat(ids(sorted(Sort.PERCENT, true, null, 10))).containsExactly(high.id(), low.id(), none.id());
        Page first = store().read(tx -> tx.interactions().list(sorted(Sort.PERCENT, false, null, 2), Reach.EVERYTHING));
        assertThat(ids(sorted(Sort.PERCENT, false, first.next(), 2))).containsExactly(none.id());
    }

    @Test
    default void theLastPageHasNoNext() {
        kept("agent-1");
        kept("agent-1");

        assertThat(store().read(tx -> tx.interactions().list(InteractionQuery.newest(2), Reach.EVERYTHING)).next()).isNull();
        assertThat(store().read(tx -> tx.interactions().list(InteractionQuery.newest(1), Reach.EVERYTHING)).next()).isNotNull();
    }

    @Test
    default void aPlaceInAnotherOrderOrOutOfThinAirIsRefused() {
        kept("agent-1");
        kept("agent-1");
        String next = store().read(tx -> tx.interactions().list(InteractionQuery.newest(1), Reach.EVERYTHING)).next();

        for (String wrong : List.of("", "%%", "AAAA", "UkVDRUlWRUQtIE5hTg", "UkVDRUlWRUQtIHggeQ")) {
            assertThatThrownBy(() -> ids(sorted(Sort.RECEIVED, true, wrong, 1))).isInstanceOf(Rejected.class).extracting("code")
                    .isEqualTo("store.page-unknown");
        }
        assertThatThrownBy(() -> ids(sorted(Sort.PERCENT, true, next, 1))).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> ids(sorted(Sort.RECEIVED, false, next, 1))).isInstanceOf(Rejected.class);
    }
}
