package dev.earmark.search.lucene;

import dev.earmark.search.line.LineTerms;
import dev.earmark.search.line.WordNeed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;

/** Words of the index that may be meant by one that was typed, or heard for it. For one request. */
final class Spelling {

    private static final int SHORTEST = 4;
    private static final int SHORTEST_OF_TWO_SLIPS = 8;
    private static final int LONGEST = 40;
    private static final int MOST = 4;
    /** Up to which cost a heard word is taken for another that stands alone; package {@code phrase} weighs it by what stands around. */
    private static final double SOUND_ALIKE = 0.3;
    /** What is this much more frequent than the word itself was not misheard. */
    private static final int FREQUENT = 4;

    private final IndexReader reader;
    private final SegmentFacts segments;

    Spelling(IndexReader reader, SegmentFacts segments) {
        this.reader = reader;
        this.segments = segments;
    }

    /** Words that differ by a letter or two from one that nobody said or wrote; none for one that somebody did. */
    List<String> of(String word) {
        if (!comparable(word)) {
            return List.of();
        }
        try {
            if (stands(new Term(IndexFields.STEMS, LineTerms.stem(word)))) {
                return List.of();
            }
            Terms terms = MultiTerms.getTerms(reader, IndexFields.LINE);
            return terms == null ? List.of() : nearest(terms, word);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private boolean stands(Term term) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            if (leaf.reader().docFreq(term) > 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean comparable(String word) {
        return word.length() >= SHORTEST && word.length() <= LONGEST && Character.isLetter(word.charAt(0));
    }

    /** How much a stem tells, as BM25 counts it. */
    float rarity(String stem) {
        double documents = reader.numDocs();
        double frequency = frequency(stem);
        return (float) Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
    }

    private int frequency(String stem) {
        try {
            return reader.docFreq(new Term(IndexFields.STEMS, stem));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static List<String> nearest(Terms terms, String word) throws IOException {
        int slips = word.length() >= SHORTEST_OF_TWO_SLIPS ? 2 : 1;
        TermsEnum near = new FuzzyTermsEnum(terms, new Term(IndexFields.LINE, word), slips, 1, true);
        record Near(String word, float likeness, int frequency) {}
        List<Near> found = new ArrayList<>();
        for (BytesRef term = near.next(); term != null; term = near.next()) {
            float likeness = near.attributes().getAttribute(org.apache.lucene.search.BoostAttribute.class).getBoost();
            found.add(new Near(term.utf8ToString(), likeness, near.docFreq()));
        }
        found.sort(Comparator.comparingDouble(Near::likeness).reversed().thenComparing(Comparator.comparingInt(Near::frequency).reversed())
                .thenComparing(Near::word));
        return found.stream().limit(MOST).map(Near::word).toList();
    }

    /** Words that a recogniser may have written for it. */
    List<String> soundAlikes(String word) {
        if (!comparable(word)) {
            return List.of();
        }
        Map<String, Integer> frequencies = new TreeMap<>();
        int own = 0;
        try {
            for (LeafReaderContext leaf : reader.leaves()) {
                SegmentFacts.Alone alone = segments.alone(leaf.reader(), new WordNeed.Heard(word, false, SOUND_ALIKE));
                own += alone.frequency();
                alone.others().forEach(alike -> frequencies.merge(alike.word(), alike.frequency(), Integer::sum));
            }
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        if (frequencies.isEmpty()) {
            return List.of();
        }
        int most = FREQUENT * Math.max(1, own);
        return frequencies.entrySet().stream().filter(alike -> alike.getValue() <= most)
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST).map(Map.Entry::getKey).toList();
    }
}
