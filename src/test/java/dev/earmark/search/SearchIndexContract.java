package dev.earmark.search;

import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.access.Reach;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.phrase.pattern.PatternParser;
import dev.earmark.search.SearchFilter.Between;
import dev.earmark.search.SearchFilter.Facet;
import dev.earmark.search.SearchFilter.Figure;
import dev.earmark.search.SearchFilter.Is;
import dev.earmark.search.SearchFilter.Only;
import dev.earmark.search.SearchIndex.Removal;
import dev.earmark.search.SearchQuery.And;
import dev.earmark.search.SearchQuery.During;
import dev.earmark.search.SearchQuery.Everything;
import dev.earmark.search.SearchQuery.LikeTurn;
import dev.earmark.search.SearchQuery.Meaning;
import dev.earmark.search.SearchQuery.Near;
import dev.earmark.search.SearchQuery.Not;
import dev.earmark.search.SearchQuery.Or;
import dev.earmark.search.SearchQuery.Phrase;
import dev.earmark.search.SearchQuery.SaidBy;
import dev.earmark.search.SearchQuery.Stretch;
import dev.earmark.search.SearchQuery.Then;
import dev.earmark.search.SearchQuery.Words;
import dev.earmark.search.SearchRequest.Sorting;
import dev.earmark.testing.Calls;
import dev.earmark.testing.FakeEmbedder;
import dev.earmark.testing.SearchDocuments;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every index must do. A class that extends it opens an index; that it is empty at first and holds what was kept when it is opened
 * again are the only things it says itself.
 */
public abstract class SearchIndexContract {

    private static final int MOST_SLOW = 10;

    private SearchIndex index;

    /** Opens the index of this test: empty the first time, with all that was kept when it was closed and is opened again. */
    protected abstract SearchIndex open(Embedder embedder);

    @BeforeEach
    void begin() {
        index = open(new FakeEmbedder());
    }

    @AfterEach
    void end() {
        index.close();
    }

    private void keep(SearchDocuments... documents) {
        index.keep(Arrays.stream(documents).map(document -> new TurnMeaning(new FakeEmbedder()).into(document.document())).toList(),
                List.of());
    }

    private static Words words(String text) {
        return new Words(text, List.of(text.split(" ")));
    }

    private static Phrase phrase(String text) {
        return new Phrase(text, PatternParser.parse(text), Map.of(), false);
    }

    private static Phrase exactly(String text) {
        return new Phrase(text, PatternParser.parse(text), Map.of(), true);
    }

    private static SearchRequest request(SearchQuery query) {
        return SearchRequest.of(query, 100).with(SearchRequest.Meaning.NO);
    }

    private List<String> found(SearchQuery query) {
        return found(request(query));
    }

    /** As {@code call/2}: the id of the interaction and the index of the turn. */
    private List<String> found(SearchRequest request) {
        return asked(request).groups().stream()
                .flatMap(group -> group.hits().stream().map(hit -> group.about().id() + "/" + hit.turn())).toList();
    }

    /** Again where a busy machine was too slow, as whoever searches would: how quick it is, is measured elsewhere. */
    private SearchPage asked(SearchRequest request) {
        for (int slow = 0; slow < MOST_SLOW; slow++) {
            try {
                return index.find(request);
            } catch (Rejected refused) {
                if (!refused.code().equals("search.too-slow")) {
                    throw refused;
                }
            }
        }
        return index.find(request);
    }

    private static Transcript refundCall() {
        return Calls.call(agent("thank you for calling north bank how can i help"), customer("i would like a refund for my order"),
                agent("let me look at that for you"), customer("it cost forty two dollars"), agent("i am sorry that will take five days"),
                customer("okay thank you goodbye"));
    }

    private static Transcript cancelChat() {
        return Calls.chat(customer("Hi, I want to cancel my subscription."), agent("I'm sorry to hear that. May I ask why?"),
                customer("It is $42 a month, that's too much"), agent("I have cancelled it for you."));
    }

    @Test
    void aTurnIsFoundByItsWordsAsSoonAsItIsKept() {
        keep(SearchDocuments.of("call", refundCall()));

        assertThat(found(words("refund"))).containsExactly("call/1");
    }

    @Test
    void aHitShowsWhoSaidItWhenAndWhatStandsAroundIt() {
        keep(SearchDocuments.of("call", refundCall()));

        SearchPage page = asked(request(words("refund")));

        Hit hit = page.hits().getFirst();
        assertThat(hit.speaker()).isEqualTo(Speaker.CUSTOMER);
        assertThat(hit.text()).isEqualTo("i would like a refund for my order");
        assertThat(hit.marks()).containsExactly(new Hit.Stretch(15, 21));
        assertThat(hit.before()).extracting(Hit.Line::turn).containsExactly(0);
        assertThat(hit.after()).extracting(Hit.Line::text).containsExactly("let me look at that for you", "it cost forty two dollars");
        assertThat(hit.time()).isNotNull().extracting(TimeSpan::lengthMs).isEqualTo((long) Calls.WORD_MS);
        assertThat(hit.play()).matches("\\?t=\\d+\\.\\d&to=\\d+\\.\\d");
        assertThat(page.total()).isEqualTo(1);
        assertThat(page.exact()).isTrue();
        assertThat(page.next()).isNull();
    }

    @Test
    void aHitStandsAmongTheFactsOfItsInteraction() {
        SearchDocument kept = SearchDocuments.of("call", refundCall()).document();
        index.keep(List.of(kept), List.of());

        SearchPage.About about = asked(request(words("refund"))).groups().getFirst().about();

        assertThat(about).isEqualTo(new SearchPage.About("call", 1, "ext-call", Channel.VOICE, "a-7", "Dana Holt", "north",
                "billing", "c-1", kept.startedAt(), kept.receivedAt(), 240_000L, 6, "scored", "care", 2, 80.0, true, "good"));
    }

    @Test
    void hitsOfOneInteractionStandTogether() {
        keep(SearchDocuments.of("one", refundCall()), SearchDocuments.of("two", cancelChat()));

        SearchPage page = asked(request(new Or(List.of(words("thank"), words("sorry")))));

        assertThat(page.groups()).extracting(group -> group.about().id()).doesNotHaveDuplicates();
    }

    @Test
    void aNewVersionTakesThePlaceOfTheFormer() {
        keep(SearchDocuments.of("call", refundCall()));

        keep(SearchDocuments.of("call", cancelChat()).version(2));

        assertThat(found(words("refund"))).isEmpty();
        assertThat(found(words("subscription"))).containsExactly("call/0");
        assertThat(index.count()).isEqualTo(1);
        assertThat(index.versions(List.of("call", "other"))).containsExactly(Map.entry("call", 2L));
    }

    @Test
    void anOlderVersionChangesNothing() {
        keep(SearchDocuments.of("call", refundCall()).version(5));

        keep(SearchDocuments.of("call", cancelChat()).version(4));

        assertThat(found(words("refund"))).containsExactly("call/1");
        assertThat(index.versions(List.of("call"))).containsEntry("call", 5L);
    }

    @Test
    void theSameVersionAgainTakesThePlace() {
        index.keep(List.of(SearchDocuments.of("call", refundCall()).document()), List.of());

        keep(SearchDocuments.of("call", refundCall()));

        assertThat(found(new Meaning("a refund for my order"))).startsWith("call/1");
        assertThat(index.count()).isEqualTo(1);
    }

    @Test
    void whatIsRemovedIsGoneAndNoDelayedVersionBringsItBack() {
        keep(SearchDocuments.of("call", refundCall()).version(3));

        index.keep(List.of(), List.of(new Removal("call", 4)));
        keep(SearchDocuments.of("call", refundCall()).version(3));

        assertThat(found(words("refund"))).isEmpty();
        assertThat(index.count()).isZero();
        assertThat(index.versions(List.of("call"))).isEmpty();
    }

    @Test
    void aRemovalOfAnOlderVersionChangesNothing() {
        keep(SearchDocuments.of("call", refundCall()).version(3));

        index.keep(List.of(), List.of(new Removal("call", 2)));

        assertThat(found(words("refund"))).containsExactly("call/1");
    }

    @Test
    void nothingIsKeptTwiceInOneGo() {
        SearchDocument call = SearchDocuments.of("call", refundCall()).document();

        assertThatThrownBy(() -> index.keep(List.of(call, call), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> index.keep(List.of(call), List.of(new Removal("call", 2)))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWasKeptIsThereWhenTheIndexIsOpenedAgain() {
        keep(SearchDocuments.of("call", refundCall()).version(3));
        String identity = index.identity();

        index.close();
        index = open(new FakeEmbedder());

        assertThat(index.identity()).isEqualTo(identity);
        assertThat(found(words("refund"))).containsExactly("call/1");
        assertThat(index.versions(List.of("call"))).containsEntry("call", 3L);
        index.check();
    }

    @Test
    void whatIsForgottenCostsNothingThatIsKept() {
        keep(SearchDocuments.of("one", refundCall()), SearchDocuments.of("two", cancelChat()));
        index.keep(List.of(), List.of(new Removal("one", 2)));

        index.forget();

        assertThat(found(words("cancel"))).contains("two/0");
        assertThat(index.count()).isEqualTo(1);
    }

    @Test
    void bareWordsFindTheirOtherEndings() {
        keep(SearchDocuments.of("call", refundCall()), SearchDocuments.of("chat", cancelChat()));

        assertThat(found(words("cancelling"))).containsExactlyInAnyOrder("chat/0", "chat/3");
    }

    @Test
    void aTurnThatHoldsMoreOfTheWordsComesFirst() {
        keep(SearchDocuments.of("call", refundCall()), SearchDocuments.of("chat", cancelChat()));

        assertThat(found(words("refund order goodbye"))).startsWith("call/1").contains("call/5");
    }

    @Test
    void aPhraseForgivesWhatAPhraseOfARubricForgives() {
        keep(SearchDocuments.of("call", Calls.call(agent("thanks for calling north bank"), customer("i want to cancel my descriptions"))));
        keep(SearchDocuments.of("chat", Calls.chat(customer("please cancel my subscribtion now"))));

        assertThat(found(phrase("cancel my subscription now"))).containsExactly("chat/0");
        assertThat(found(exactly("cancel my subscription now"))).isEmpty();
        assertThat(found(exactly("cancel my subscribtion"))).containsExactly("chat/0");
    }

    @Test
    void aNameThatTheRecogniserDoesNotKnowIsFoundInTheWordsThatWereHeardForIt() {
        keep(SearchDocuments.of("call", Calls.call(agent("thank you for calling bright line"), customer("hello there"))));

        assertThat(found(phrase("calling brightline"))).containsExactly("call/0");
        assertThat(found(phrase("brightline"))).containsExactly("call/0");
    }

    @Test
    void aPhraseMayHaveChoicesGapsAndSlots() {
        keep(SearchDocuments.of("call", refundCall()), SearchDocuments.of("chat", cancelChat()));

        assertThat(found(phrase("(want|like) [to] (cancel|a refund)"))).containsExactlyInAnyOrder("call/1", "chat/0");
        assertThat(found(phrase("{money}"))).containsExactlyInAnyOrder("call/3", "chat/2");
        assertThat(found(phrase("take <2> days"))).containsExactly("call/4");
        assertThat(found(phrase("cancel*"))).containsExactlyInAnyOrder("chat/0", "chat/3");
    }

    @Test
    void aPhraseThatRunsOverTheEndOfATurnFindsBothTurns() {
        keep(SearchDocuments.of("chat", Calls.chat(customer("hello there"), agent("I would like to"), agent("apologise for the delay"),
                customer("fine"))));

        assertThat(found(exactly("like to apologise"))).containsExactlyInAnyOrder("chat/1", "chat/2");
    }

    @Test
    void nearMeansFewWordsBetweenInEitherOrder() {
        keep(SearchDocuments.of("call", refundCall()));

        assertThat(found(new Near(words("order"), words("refund"), 2))).containsExactly("call/1");
        assertThat(found(new Near(words("order"), words("refund"), 1))).isEmpty();
    }

    @Test
    void turnsCombineByAndOrNot() {
        keep(SearchDocuments.of("call", refundCall()), SearchDocuments.of("chat", cancelChat()));

        assertThat(found(new And(List.of(words("thank"), words("goodbye"))))).containsExactly("call/5");
        assertThat(found(new And(List.of(words("thank"), new Not(words("goodbye")))))).containsExactly("call/0");
        assertThat(found(new Not(new Or(List.of(words("i"), words("it"), words("okay"), words("let"))))))
                .isEmpty();
    }

    @Test
    void turnsOfOnePartyOnly() {
        keep(SearchDocuments.of("call", refundCall()));

        assertThat(found(new SaidBy(Speaker.AGENT, words("thank")))).containsExactly("call/0");
        assertThat(found(new SaidBy(Speaker.CUSTOMER, words("thank")))).containsExactly("call/5");
    }

    @Test
    void turnsOfAPartOfTheConversationOnly() {
        keep(SearchDocuments.of("call", refundCall()));

        assertThat(found(new During(new Stretch.Opening(), words("thank")))).containsExactly("call/0");
        assertThat(found(new During(new Stretch.Closing(), words("thank")))).containsExactly("call/5");
        assertThat(found(new During(new Stretch.FirstSeconds(2), words("thank")))).containsExactly("call/0");
        assertThat(found(new During(new Stretch.LastSeconds(3), words("thank")))).containsExactly("call/5");
    }

    @Test
    void somethingIsFoundWhenSomethingElseFollowsOrDoesNot() {
        keep(SearchDocuments.of("call", refundCall()), SearchDocuments.of("chat", cancelChat()));
        SearchQuery asks = new SaidBy(Speaker.CUSTOMER, new Or(List.of(words("refund"), words("cancel"))));
        SearchQuery sorry = new SaidBy(Speaker.AGENT, words("sorry"));

        assertThat(found(new Then(asks, sorry, 1, false))).containsExactly("chat/0");
        assertThat(found(new Then(asks, sorry, 1, true))).containsExactly("call/1");
        assertThat(found(new Then(asks, sorry, 3, false))).containsExactlyInAnyOrder("call/1", "chat/0");
        assertThat(found(new Then(asks, sorry, 3, true))).isEmpty();
    }

    @Test
    void whatFollowsStandsInTheSameConversation() {
        keep(SearchDocuments.of("one", Calls.chat(customer("cancel it"))), SearchDocuments.of("two", Calls.chat(agent("sorry"))));

        assertThat(found(new Then(words("cancel"), words("sorry"), 5, false))).isEmpty();
    }

    @Test
    void likeMeaningIsFoundNearestFirst() {
        keep(SearchDocuments.of("call", refundCall()), SearchDocuments.of("chat", cancelChat()));

        assertThat(found(new Meaning("that will take five days"))).startsWith("call/4");
        assertThat(found(new LikeTurn("call", 4))).doesNotContain("call/4").isNotEmpty();
        assertThatThrownBy(() -> found(new LikeTurn("call", 99))).isInstanceOfAny(NotFound.class, Rejected.class);
    }

    @Test
    void wordsAndMeaningTogetherSaySo() {
        keep(SearchDocuments.of("call", refundCall()));

        assertThat(asked(SearchRequest.of(words("refund"), 10)).meaning()).isTrue();
        assertThat(asked(request(words("refund"))).meaning()).isFalse();
        assertThat(found(SearchRequest.of(words("refund"), 10))).startsWith("call/1");
    }

    @Test
    void filtersHoldTogether() {
        keep(SearchDocuments.of("one", refundCall()).queue("billing").percent(50.0),
                SearchDocuments.of("two", refundCall()).queue("claims").percent(90.0),
                SearchDocuments.of("three", refundCall()).queue("claims").percent(null));
        SearchRequest all = request(words("refund"));
        SearchFilter claims = new Is(Facet.Of.QUEUE, Set.of("claims"));

        assertThat(found(all.filtered(claims))).containsExactlyInAnyOrder("two/1", "three/1");
        assertThat(found(all.filtered(claims, new Between(Figure.Of.SCORE, 80.0, null)))).containsExactly("two/1");
        assertThat(found(all.filtered(new Is(Facet.Of.QUEUE, Set.of("claims", "billing")), new Between(Figure.Of.SCORE, null, 50.0))))
                .containsExactly("one/1");
        assertThat(found(all.filtered(new Only(Set.of("three", "none"))))).containsExactly("three/1");
    }

    @Test
    void everyFactCanBeFilteredBy() {
        keep(SearchDocuments.of("plain", refundCall()).percent(50.0),
                SearchDocuments.of("call", refundCall()).agent("a-9").moments(new SearchDocument.Mark("dead-air", 2)).feeling(-0.6, 0.4)
                        .outcome("outcome", "refunded"));
        SearchRequest all = request(words("refund"));

        for (SearchFilter filter : List.of(
                new Is(Facet.Of.AGENT, Set.of("a-9")), new Is(Facet.Of.BAND, Set.of("good")), new Is(Facet.Of.PASSED, Set.of("yes")),
                new Is(Facet.Of.MOMENT, Set.of("dead-air")), new Is(new Facet.Verdict("greeting"), Set.of("met")),
                new Is(new Facet.Outcome("outcome"), Set.of("refunded")), new Is(Facet.Of.EXTERNAL_ID, Set.of("ext-call")),
                new Between(new Figure.Measured(dev.earmark.measure.MeasureName.SENTIMENT_START), null, -0.5),
                new Between(new Figure.Measured(dev.earmark.measure.MeasureName.SENTIMENT_SHIFT), 0.5, null))) {
            assertThat(found(all.filtered(filter))).as("%s", filter).containsExactly("call/1");
        }
        assertThat(found(all.filtered(new Is(Facet.Of.CHANNEL, Set.of("chat"))))).isEmpty();
        assertThat(found(all.filtered(new Is(Facet.Of.RUBRIC, Set.of("care@2"))))).hasSize(2);
    }

    @Test
    void nobodyReachesBeyondTheirReach() {
        keep(SearchDocuments.of("own", refundCall()).agent("a-1"), SearchDocuments.of("other", refundCall()).agent("a-2"));
        Reach own = new Reach.Own("a-1");

        assertThat(found(request(words("refund")).reaching(own))).containsExactly("own/1");
        assertThat(found(request(new Not(words("refund"))).reaching(own))).allMatch(hit -> hit.startsWith("own/"));
        assertThat(found(request(words("refund")).reaching(own).filtered(new Is(Facet.Of.AGENT, Set.of("a-2"))))).isEmpty();
        assertThat(found(request(new Meaning("a refund for my order")).reaching(own))).allMatch(hit -> hit.startsWith("own/"));
        assertThat(asked(request(words("refund")).reaching(own)).total()).isEqualTo(1);
        assertThat(index.facets(request(words("refund")).reaching(own), List.of(Facet.Of.AGENT)).getFirst().values())
                .containsExactly(new FacetCounts.Value("a-1", 1));
        assertThatThrownBy(() -> found(request(new LikeTurn("other", 1)).reaching(own))).isInstanceOf(NotFound.class);
    }

    @Test
    void facetsCountInteractions() {
        keep(SearchDocuments.of("one", refundCall()).queue("billing").percent(50.0),
                SearchDocuments.of("two", refundCall()).queue("claims").percent(90.0).moments(new SearchDocument.Mark("dead-air", 1)),
                SearchDocuments.of("three", cancelChat()).queue("claims"));
        SearchRequest said = request(new Or(List.of(words("thank"), words("sorry"))));

        List<FacetCounts> counts = index.facets(said, List.of(Facet.Of.QUEUE, new Facet.Verdict("greeting"), Facet.Of.MOMENT));

        assertThat(counts).containsExactly(
                new FacetCounts("queue", List.of(new FacetCounts.Value("claims", 2), new FacetCounts.Value("billing", 1)), 0),
                new FacetCounts("verdict.greeting", List.of(new FacetCounts.Value("met", 2), new FacetCounts.Value("not_met", 1)), 0),
                new FacetCounts("moment", List.of(new FacetCounts.Value("dead-air", 1)), 0));
    }

    @Test
    void turnsAreSortedByDateAndScore() {
        keep(SearchDocuments.of("old", refundCall()).daysLater(1).percent(90.0),
                SearchDocuments.of("new", refundCall()).daysLater(3).percent(null),
                SearchDocuments.of("mid", refundCall()).daysLater(2).percent(20.0));
        SearchRequest all = request(words("refund"));

        assertThat(found(all.sorted(Sorting.NEWEST))).containsExactly("new/1", "mid/1", "old/1");
        assertThat(found(all.sorted(Sorting.OLDEST))).containsExactly("old/1", "mid/1", "new/1");
        assertThat(found(all.sorted(Sorting.BEST_SCORE))).containsExactly("old/1", "mid/1", "new/1");
        assertThat(found(all.sorted(Sorting.WORST_SCORE))).containsExactly("mid/1", "old/1", "new/1");
    }

    @Test
    void pagesFollowOneAnotherWithoutGapsOrDoubles() {
        for (Sorting sorting : Sorting.values()) {
            keep(IntStream.range(0, 23).mapToObj(i -> SearchDocuments.of("call-" + i, refundCall()).daysLater(i % 5).percent(i * 3.0)
                    .version(1 + sorting.ordinal())).toArray(SearchDocuments[]::new));
            Set<String> seen = new HashSet<>();
            List<String> all = new ArrayList<>();
            SearchRequest next = new SearchRequest(new Or(List.of(words("thank"), words("refund"))), List.of(), Reach.EVERYTHING, sorting,
                    SearchRequest.Meaning.NO, 10, null);
            while (next != null) {
                SearchPage page = asked(next);
                List<String> hits = found(next);
                all.addAll(hits);
                seen.addAll(hits);
                next = page.next() == null ? null : next.after(page.next());
            }
            assertThat(all).as("%s", sorting).hasSize(69).hasSameSizeAs(seen);
        }
    }

    @Test
    void aCursorFromElsewhereIsRefused() {
        keep(SearchDocuments.of("call", refundCall()));

        for (String cursor : List.of("x", "", "AAAA", "\u0000", "é".repeat(500))) {
            assertThatThrownBy(() -> index.find(request(words("refund")).after(cursor))).isInstanceOf(Rejected.class)
                    .hasMessageContaining("cursor");
        }
    }

    @Test
    void everythingIsFoundByFiltersAlone() {
        keep(SearchDocuments.of("call", refundCall()), SearchDocuments.of("chat", cancelChat()).queue("claims"));

        assertThat(found(request(new Everything()).filtered(new Is(Facet.Of.QUEUE, Set.of("claims"))))).hasSize(4);
    }

    @Test
    void anEmptyIndexFindsNothing() {
        assertThat(found(words("refund"))).isEmpty();
        assertThat(found(new Everything())).isEmpty();
        assertThat(index.facets(request(new Everything()), List.of(Facet.Of.TEAM)).getFirst().values()).isEmpty();
        assertThat(index.count()).isZero();
        assertThat(index.identity()).isNotBlank();
    }

    @Test
    void searchesGoOnWhileOthersKeep() throws Exception {
        keep(SearchDocuments.of("call", refundCall()));
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            var keeping = many.submit(() -> IntStream.range(0, 20).forEach(i -> keep(SearchDocuments.of("chat-" + i, cancelChat()))));
            var searching = many.submit(() -> IntStream.range(0, 100).forEach(_ -> assertThat(found(words("refund"))).hasSize(1)));
            keeping.get();
            searching.get();
        }
        assertThat(index.count()).isEqualTo(21);
    }

    @Test
    void aConversationWithoutAWordIsCountedButNeverFound() {
        keep(SearchDocuments.of("call", Calls.call()));

        assertThat(index.count()).isEqualTo(1);
        assertThat(found(new Everything())).isEmpty();
    }
}
