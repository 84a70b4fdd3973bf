package dev.earmark.search.lucene;

import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.search.SearchIndex;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.line.LineTerms;
import dev.earmark.search.line.Synonyms;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * What the library does by itself on an index of ours, to compare with: the best turns by BM25, and their texts. Nothing around it: no
 * neighbours, no marks, no facts; for words alone no synonyms and no sound-alikes either. For one thread.
 */
public final class BareLucene implements AutoCloseable {

    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final SegmentFacts segments = new SegmentFacts(new SoundAlike());
    private final Synonyms synonyms;

    /** @param folder of an index, as it was committed last @param synonyms of {@link #meant} */
    public BareLucene(Path folder, Synonyms synonyms) throws IOException {
        this.synonyms = synonyms;
        this.directory = FSDirectory.open(folder);
        this.reader = DirectoryReader.open(directory);
        this.searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new BM25Similarity());
        segments.learnAll(reader);
    }

    /** What is asked for, said in the queries of the library. */
    public static final class Asked {

        private final Query query;

        private Asked(Query query) {
            this.query = query;
        }
    }

    /** Any of some words, by their stems and nothing else. */
    public Asked plain(List<String> words) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        words.forEach(word -> any.add(new TermQuery(new Term(IndexFields.STEMS, LineTerms.stem(word))), Occur.SHOULD));
        return new Asked(any.build());
    }

    /** The query that a search for these words asks, with all that a word may stand for. */
    public Asked meant(List<String> words) {
        WordsTranslator translator = new WordsTranslator(synonyms, new Spelling(reader, segments), segments,
                new Deadline(Duration.ofMillis(SearchIndex.LONGEST_SEARCH_MS)));
        return new Asked(translator.query(new SearchQuery.Words(String.join(" ", words), words)));
    }

    /** @return characters of the texts that were found */
    public int find(Asked asked, int most) throws IOException {
        TopDocs found = searcher.search(asked.query, most);
        int characters = 0;
        for (ScoreDoc doc : found.scoreDocs) {
            TurnAt at = TurnAt.of(reader, doc.doc, segments);
            characters += at.turn(at.number()).text().length();
        }
        return characters;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
