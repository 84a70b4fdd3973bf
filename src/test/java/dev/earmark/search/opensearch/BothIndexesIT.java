package dev.earmark.search.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.access.Reach;
import dev.earmark.fault.Rejected;
import dev.earmark.pipeline.Arrival;
import dev.earmark.pipeline.Incoming;
import dev.earmark.pipeline.IntakeSettings;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricShelf;
import dev.earmark.search.SearchDocument;
import dev.earmark.search.SearchIndex;
import dev.earmark.search.SearchPage;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.SearchQuery.Phrase;
import dev.earmark.search.SearchRequest;
import dev.earmark.search.line.Synonyms;
import dev.earmark.search.lucene.LuceneIndex;
import dev.earmark.search.query.QueryReader;
import dev.earmark.testing.OpenSearchNode;
import dev.earmark.testing.SearchDocuments;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The index on one machine and the one on a server hold the same conversations, typed, written down and as if heard, and find the same
 * turns with the same words marked.
 */
class BothIndexesIT {

    private static final int OF_A_SET = 30;
    private static final int EVERY = 2;

    private static SearchIndex local;
    private static SearchIndex shared;

    @BeforeAll
    static void fill() {
        local = LuceneIndex.inMemory(null, Synonyms.shipped());
        shared = OpenSearchIndex.open(OpenSearchNode.shared().settings(), null, Synonyms.shipped());
        List<SearchDocument> documents = new ArrayList<>();
        for (Transcript transcript : conversations()) {
            int number = documents.size() + 1;
            documents.add(SearchDocuments.of("call-" + number, transcript).daysLater(number).document());
        }
        local.keep(documents, List.of());
        shared.keep(documents, List.of());
    }

    /** Some of two labelled sets; the calls also as if a recogniser had written them, which forgives the most. */
    private static List<Transcript> conversations() {
        TranscriptReader reader = new TranscriptReader(IntakeSettings.defaults());
        List<Transcript> all = new ArrayList<>();
        for (String set : List.of("bank-phone-service", "retail-support-chat")) {
            List<Transcript> some = new ArrayList<>();
            reader.read(Path.of("eval-sets", set, "cases.jsonl"), arrival -> {
                if (some.size() < OF_A_SET && arrival instanceof Arrival.Accepted(_, Incoming.Transcribed(_, Transcript said, _), _)) {
                    some.add(said);
                }
            });
            all.addAll(some);
        }
        List<Transcript> heard = all.stream().filter(said -> said.channel() == Channel.VOICE)
                .map(said -> new Transcript("heard-" + said.id(), said.channel(), said.source(), new Engine("vosk", "m", "0"),
                        said.turns()))
                .toList();
        all.addAll(heard);
        return all;
    }

    @AfterAll
    static void close() {
        local.close();
        shared.close();
    }

    private static Set<String> found(SearchIndex index, SearchQuery query) {
        Set<String> turns = new TreeSet<>();
        SearchRequest next = new SearchRequest(query, List.of(), Reach.EVERYTHING, SearchRequest.Sorting.RELEVANCE,
                SearchRequest.Meaning.NO, 100, null);
        while (next != null) {
            SearchPage page = patiently(index, next);
            page.groups().forEach(group -> group.hits().forEach(hit -> turns.add(group.about().id() + "/" + hit.turn() + hit.marks())));
            next = page.next() == null ? null : next.after(page.next());
        }
        return turns;
    }

    /** The server has little of a machine that does other things, too; what it looked up once it knows. */
    private static SearchPage patiently(SearchIndex index, SearchRequest request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return index.find(request);
            } catch (Rejected slow) {
                if (!slow.code().equals("search.too-slow") || attempt == 5) {
                    throw slow;
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"refund", "card payment", "lost my crad", "\"thank you for calling\"", "agent: sorry",
            "customer: (cancel|close)", "card NEAR/5 lost", "opening: (help|assist)", "customer: card then agent: sorry",
            "verify and not name", "{money}",
            "anything else", "first 30s help", "fourty two", "my account not agent: account"})
    void whatPeopleTypeFindsTheSame(String typed) {
        SearchQuery query = new QueryReader(Map.of()).read(typed);

        assertThat(found(shared, query)).isEqualTo(found(local, query));
    }

    @Test
    void phrasesOfTheShippedRubricsFindTheSame() {
        List<Phrase> phrases = new ArrayList<>();
        for (Rubric rubric : new RubricShelf(Path.of("rubrics")).all()) {
            rubric.words().values().forEach(list -> list.forEach(pattern ->
                    phrases.add(new Phrase(pattern.toString(), pattern, rubric.words(), phrases.size() % 4 == 0))));
        }
        int hits = 0;
        for (int at = 0; at < phrases.size(); at += EVERY) {
            Phrase phrase = phrases.get(at);
            Set<String> expected = found(local, phrase);
            assertThat(found(shared, phrase)).as(phrase.written()).isEqualTo(expected);
            hits += expected.size();
        }

        assertThat(phrases).hasSizeGreaterThan(70);
        assertThat(hits).as("turns that were found").isGreaterThan(20);
    }
}
