package dev.earmark.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.search.SearchDocument;
import dev.earmark.search.SearchQuery.Meaning;
import dev.earmark.search.SearchRequest;
import dev.earmark.search.TurnMeaning;
import dev.earmark.search.line.Synonyms;
import dev.earmark.testing.FakeEmbedder;
import dev.earmark.testing.SampleCalls;
import dev.earmark.testing.SearchDocuments;
import dev.earmark.transcript.Speaker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.codecs.hnsw.HnswGraphProvider;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Turns are found by their meaning with a graph of vectors and without one. */
class SegmentGraphsIT {

    private static final int CALLS = 25;
    private static final int TURNS = 100;
    private static final int TURN_MS = 4_000;

    @TempDir
    private Path folder;

    private final Random random = new Random(7);

    @Test
    void aLargeSegmentHasAGraphAndASmallOneNoneAndBothAreSearched() throws IOException {
        List<List<String>> said = IntStream.range(0, CALLS).mapToObj(call -> sentences(TURNS)).toList();
        List<String> alone = sentences(3);
        try (LuceneIndex index = open()) {
            index.keep(IntStream.range(0, CALLS).mapToObj(call -> document("call-" + call, said.get(call))).toList(), List.of());
            index.keep(List.of(document("alone", alone)), List.of());
        }

        assertThat(graphs()).containsExactlyInAnyOrder(true, false);
        try (LuceneIndex index = open()) {
            assertThat(nearest(index, said.get(17).get(41))).isEqualTo("call-17/41");
            assertThat(nearest(index, said.get(3).get(8))).isEqualTo("call-3/8");
            assertThat(nearest(index, alone.get(2))).isEqualTo("alone/2");
        }
    }

    private LuceneIndex open() {
        return LuceneIndex.open(folder, new FakeEmbedder(), Synonyms.shipped());
    }

    private List<String> sentences(int count) {
        return IntStream.range(0, count).mapToObj(sentence -> IntStream.range(0, 12).mapToObj(word -> word())
                .collect(Collectors.joining(" "))).toList();
    }

    private String word() {
        return random.ints(5, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static SearchDocument document(String id, List<String> said) {
        SampleCalls call = new SampleCalls();
        for (int turn = 0; turn < said.size(); turn++) {
            Speaker speaker = turn % 2 == 0 ? Speaker.AGENT : Speaker.CUSTOMER;
            call = call.says(speaker, (long) turn * TURN_MS, (turn + 1L) * TURN_MS, said.get(turn));
        }
        SearchDocuments plain = SearchDocuments.of(id, call.call(id, said.size() * TURN_MS / 1_000.0));
        return new TurnMeaning(new FakeEmbedder()).into(plain.document());
    }

    /** Of each segment, whether it has one. */
    private List<Boolean> graphs() throws IOException {
        List<Boolean> graphs = new ArrayList<>();
        try (Directory directory = FSDirectory.open(folder); DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                PerFieldKnnVectorsFormat.FieldsReader fields =
                        (PerFieldKnnVectorsFormat.FieldsReader) ((SegmentReader) leaf.reader()).getVectorReader();
                HnswGraphProvider vectors = (HnswGraphProvider) fields.getFieldReader(IndexFields.MEANING);
                graphs.add(vectors.getGraph(IndexFields.MEANING) != null && vectors.getGraph(IndexFields.MEANING).size() > 0);
            }
        }
        return graphs;
    }

    private static String nearest(LuceneIndex index, String sentence) {
        return index.find(SearchRequest.of(new Meaning(sentence), 5)).groups().stream()
                .map(group -> group.about().id() + "/" + group.hits().getFirst().turn()).findFirst().orElse("none");
    }
}
