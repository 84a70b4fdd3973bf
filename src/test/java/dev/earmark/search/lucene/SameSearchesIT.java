package dev.earmark.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.interaction.Facts;
import dev.earmark.phrase.ConversationWords;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.pipeline.Arrival;
import dev.earmark.pipeline.Incoming;
import dev.earmark.pipeline.IntakeSettings;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.search.Hit;
import dev.earmark.search.SearchDocument;
import dev.earmark.search.SearchPage;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.SearchRequest;
import dev.earmark.search.line.Synonyms;
import dev.earmark.search.line.TurnSearch;
import dev.earmark.search.query.DecidingQueries;
import dev.earmark.testing.FakeEmbedder;
import dev.earmark.testing.SearchDocuments;
import dev.earmark.transcript.Transcript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rubric or a kind of moment finds by a search, without an index, is what the index finds by it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameSearchesIT {

    private static final int CONVERSATIONS = 80;

    private final List<SearchDocument> documents = new ArrayList<>();
    private final SoundAlike sound = new SoundAlike();
    private LuceneIndex index = LuceneIndex.inMemory(new FakeEmbedder(), Synonyms.shipped());

    @BeforeAll
    void read() {
        for (String set : List.of("bank-phone-service", "retail-support-chat")) {
            List<SearchDocument> own = new ArrayList<>();
            new TranscriptReader(IntakeSettings.defaults()).read(Path.of("eval-sets", set, "cases.jsonl"), arrival -> {
                if (own.size() < CONVERSATIONS / 2
                        && arrival instanceof Arrival.Accepted(_, Incoming.Transcribed(Facts _, Transcript said, _), _)) {
                    own.add(SearchDocuments.of(set + own.size(), said).document());
                }
            });
            documents.addAll(own);
        }
        assertThat(documents.size()).isEqualTo(CONVERSATIONS);
        index.keep(documents, List.of());
    }

    @AfterAll
    void close() {
        index.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "~\"thank you for calling\"", "\"thank you\"", "agent: \"thank you\"", "~\"(may|can|could) i <3> {name}\"",
        "opening: ~\"how [may|can] i help\"",
        "closing: agent: \"anything else\"", "first 20s ~\"my name is\"", "last 30 s \"goodbye\"", "\"card\" NEAR/5 \"lost\"",
        "customer: \"card\" AND NOT \"new\"", "NOT \"the\"",
        "agent: NOT (\"you\" OR \"i\")", "(\"refund\" OR \"money back\") customer: \"want\"",
        "customer: \"card\" THEN agent: NOT \"sorry\" within 3 turns",
        "customer: \"refund\" THEN agent: ~\"(sorry|apologise)\" within 2 turns",
        "\"transfer\" THEN \"confirm*\" within 10 turns", "{money}", "~\"{day}\" AND agent: \"will\""})
    void aSearchFindsTheSameTurns(String typed) {
        SearchQuery query = new DecidingQueries(Map.of()).read(typed);

        Set<String> indexed = byIndex(query);
        indexed.retainAll(alone(new SearchQuery.Everything())); // turns of noises alone have no words to be shown as evidence
        assertThat(alone(query)).as(typed).isEqualTo(indexed);
    }

    @Test
    void theyAreFoundAtAll() {
        assertThat(alone(new DecidingQueries(Map.of()).read("\"thank you\""))).hasSizeGreaterThan(50);
    }

    /** Which the index forgives more, but never misses. */
    @ParameterizedTest
    @ValueSource(strings = {"card", "customer: refunds", "agent: orders", "closing: thanks"})
    void aBareWordIsFoundWithItsOtherEndings(String typed) {
        SearchQuery query = new DecidingQueries(Map.of()).read(typed);

        assertThat(alone(query)).as(typed).isNotEmpty();
        assertThat(byIndex(query)).as(typed).containsAll(alone(query));
    }

    private Set<String> alone(SearchQuery query) {
        TurnSearch search = new TurnSearch(query);
        Set<String> found = new TreeSet<>();
        documents.forEach(document -> search.in(new ConversationWords(document.transcript(), document.facts(), sound))
                .forEach(one -> found.add(document.id() + "#" + one.turn().index())));
        return found;
    }

    private Set<String> byIndex(SearchQuery query) {
        Set<String> found = new TreeSet<>();
        SearchRequest request = SearchRequest.of(query, 100).with(SearchRequest.Meaning.NO);
        for (SearchPage page = index.find(request); ; page = index.find(request.after(page.next()))) {
            for (SearchPage.Group group : page.groups()) {
                group.hits().stream().map(Hit::turn).forEach(turn -> found.add(group.about().id() + "#" + turn));
            }
            if (page.next() == null) {
                return found;
            }
        }
    }
}
