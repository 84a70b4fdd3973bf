package dev.earmark.search.lucene;

import dev.earmark.fault.Rejected;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.search.SearchQuery.Phrase;
import dev.earmark.search.line.PhraseCheck;
import dev.earmark.search.line.WordNeed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.util.BytesRef;

/** What is worked out once for each segment and kept while somebody reads it. Safe for many threads. */
final class SegmentFacts {

    private static final int MOST_REMEMBERED = 2_000;
    private static final int MOST_CHECKS = 300;

    private final Map<IndexReader.CacheKey, Known> known = new ConcurrentHashMap<>();
    private final Map<Phrase, PhraseCheck> checks = new ConcurrentHashMap<>();
    private final SoundAlike sound;

    SegmentFacts(SoundAlike sound) {
        this.sound = sound;
    }

    /** Looks for a phrase; what it learns of words serves the next search for it. */
    PhraseCheck check(Phrase phrase) {
        if (checks.size() > MOST_CHECKS) {
            checks.clear();
        }
        return Objects.requireNonNull(checks.computeIfAbsent(phrase, PhraseCheck::new));
    }

    SoundAlike sound() {
        return sound;
    }

    /** What is known of one segment. @param words in the place of one that is needed @param alone those that stand for one alone */
    private record Known(SegmentMap map, SegmentWords dictionary, Map<WordNeed.Heard, List<BytesRef>> words,
            Map<WordNeed.Heard, Alone> alone) {}

    /** A word that may be taken for another. @param frequency runs of the segment that hold it */
    record Alike(String word, int frequency) {}

    /** @param frequency runs of the segment that hold the word itself */
    record Alone(int frequency, List<Alike> others) {}

    /** Works it out now, so that no search has to wait for it. */
    void learn(LeafReader reader) throws IOException {
        known(reader);
    }

    /** Of all segments. */
    void learnAll(IndexReader reader) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            learn(leaf.reader());
        }
    }

    SegmentMap map(LeafReader reader) throws IOException {
        return known(reader).map;
    }

    private Known known(LeafReader reader) throws IOException {
        IndexReader.CacheHelper helper = reader.getCoreCacheHelper();
        Known one = known.get(helper.getKey());
        if (one == null) {
            Terms terms = reader.terms(IndexFields.LINE);
            one = new Known(SegmentMap.of(reader), terms == null ? SegmentWords.NONE : SegmentWords.of(terms, sound),
                    new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
            helper.addClosedListener(known::remove);
            known.put(helper.getKey(), one);
        }
        return one;
    }

    /**
     * The terms of a segment, words and pairs of words, that may be taken for one that is needed.
     *
     * @throws Rejected with {@code search.too-broad} when there are more than {@value AlikeTerms#MOST}
     */
    List<BytesRef> terms(LeafReader reader, WordNeed.Heard needed) throws IOException {
        WordNeed.Heard rounded = rounded(needed);
        Map<WordNeed.Heard, List<BytesRef>> remembered = known(reader).words;
        List<BytesRef> terms = remembered.get(rounded);
        if (terms == null) {
            Terms all = reader.terms(IndexFields.LINE);
            terms = all == null ? List.of() : new AlikeTerms(all, known(reader).dictionary, rounded, sound).find();
            remember(remembered, rounded, terms);
        }
        return terms;
    }

    /** What stands for one word alone: itself, and words, not pairs, that may be taken for it. @throws Rejected as {@link #terms} */
    Alone alone(LeafReader reader, WordNeed.Heard needed) throws IOException {
        WordNeed.Heard rounded = rounded(needed);
        Map<WordNeed.Heard, Alone> remembered = known(reader).alone;
        Alone alone = remembered.get(rounded);
        if (alone == null) {
            List<Alike> others = new ArrayList<>();
            Terms all = reader.terms(IndexFields.LINE);
            for (BytesRef term : all == null ? List.<BytesRef>of()
                    : new AlikeTerms(all, known(reader).dictionary, rounded, sound).words()) {
                String word = term.utf8ToString();
                if (!word.equals(needed.literal())) {
                    others.add(new Alike(word, reader.docFreq(new Term(IndexFields.LINE, term))));
                }
            }
            alone = new Alone(reader.docFreq(new Term(IndexFields.LINE, needed.literal())), List.copyOf(others));
            remember(remembered, rounded, alone);
        }
        return alone;
    }

    private static WordNeed.Heard rounded(WordNeed.Heard needed) {
        return new WordNeed.Heard(needed.literal(), needed.prefix(), Math.min(1, Math.ceil(needed.most() * 10) / 10));
    }

    private static <T> void remember(Map<WordNeed.Heard, T> remembered, WordNeed.Heard needed, T found) {
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(needed, found);
    }
}
