package dev.earmark.search.lucene;

import dev.earmark.search.line.LineTerms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * What the library does by itself on an index of ours, to compare with: the best turns for some words by BM25, and their texts. Nothing
 * around it: no synonyms, no spelling, no neighbours, no marks, no facts. For one thread.
 */
public final class BareLucene implements AutoCloseable {

    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final SegmentFacts segments = new SegmentFacts(new dev.earmark.phrase.sound.SoundAlike());

    /** @param folder of an index, as it was committed last */
    public BareLucene(Path folder) throws IOException {
        this.directory = FSDirectory.open(folder);
        this.reader = DirectoryReader.open(directory);
        this.searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new BM25Similarity());
    }

    /** @return characters of the texts that were found */
    public int find(List<String> words, int most) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        words.forEach(word -> any.add(new TermQuery(new Term(IndexFields.STEMS, LineTerms.stem(word))), Occur.SHOULD));
        TopDocs found = searcher.search(any.build(), most);
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
