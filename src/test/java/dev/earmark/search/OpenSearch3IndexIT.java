package dev.earmark.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.search.line.Synonyms;
import dev.earmark.search.opensearch.OpenSearchIndex;
import dev.earmark.testing.FakeEmbedder;
import dev.earmark.testing.OpenSearchNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** On a node of version 3 without the k-NN plugin, in the long form: it goes by words, and says so where meaning is asked for. */
@EnabledIfSystemProperty(named = "promises", matches = "long")
class OpenSearch3IndexIT extends SearchIndexContract {

    private static OpenSearchNode node;

    @BeforeAll
    static void start() {
        node = OpenSearchNode.ofVersion3();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Override
    protected SearchIndex open(Embedder embedder) {
        return OpenSearchIndex.open(node.settings(), embedder, Synonyms.shipped());
    }

    private void assertNoMeaning(SearchQuery query) {
        try (SearchIndex index = open(new FakeEmbedder())) {
            assertThatThrownBy(() -> index.find(SearchRequest.of(query, 10))).isInstanceOf(Rejected.class).extracting("code")
                    .isEqualTo("search.no-meaning");
        }
    }

    @Override
    @Test
    void likeMeaningIsFoundNearestFirst() {
        assertNoMeaning(new SearchQuery.Meaning("that will take five days"));
    }

    @Override
    @Test
    void theSameVersionAgainTakesThePlace() {
        assertNoMeaning(new SearchQuery.Meaning("a refund for my order"));
    }

    @Override
    @Test
    void wordsAndMeaningTogetherSaySo() {
        try (SearchIndex index = open(new FakeEmbedder())) {
            assertThat(index.find(SearchRequest.of(new SearchQuery.Words("refund", List.of("refund")), 10)).meaning()).isFalse();
        }
    }

    /** Where meaning is compared, that is part of it. */
    @Override
    @Test
    void nobodyReachesBeyondTheirReach() {
        assertNoMeaning(new SearchQuery.Meaning("a refund for my order"));
    }
}
