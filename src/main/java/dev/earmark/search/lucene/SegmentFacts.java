package dev.earmark.search.lucene;

import dev.earmark.fault.Rejected;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.search.SearchQuery.Phrase;
import dev.earmark.search.line.PhraseCheck;
import dev.earmark.search.line.WordNeed;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.util.BytesRef;

/** What is worked out once for each segment and kept while somebody reads it. Safe for many threads. */
final class SegmentFacts {

    private static final int MOST_REMEMBERED = 2_000;
    private static final int MOST_CHECKS = 300;

    private final Map<IndexReader.CacheKey, SegmentMap> maps = new ConcurrentHashMap<>();
    private final Map<IndexReader.CacheKey, Map<WordNeed.Heard, List<BytesRef>>> words = new ConcurrentHashMap<>();
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

    SegmentMap map(LeafReader reader) throws IOException {
        IndexReader.CacheHelper helper = reader.getCoreCacheHelper();
        SegmentMap known = maps.get(helper.getKey());
        if (known == null) {
            known = SegmentMap.of(reader);
            forgetWith(helper);
            maps.put(helper.getKey(), known);
        }
        return known;
    }

    private void forgetWith(IndexReader.CacheHelper helper) {
        helper.addClosedListener(key -> {
            maps.remove(key);
            words.remove(key);
        });
    }

    /**
     * The terms of a segment, words and pairs of words, that may be taken for one that is needed.
     *
     * @throws Rejected with {@code search.too-broad} when there are more than {@value AlikeTerms#MOST}
     */
    List<BytesRef> terms(LeafReader reader, WordNeed.Heard needed) throws IOException {
        map(reader); // what is known of a segment goes with it
        Map<WordNeed.Heard, List<BytesRef>> known =
                words.computeIfAbsent(reader.getCoreCacheHelper().getKey(), _ -> new ConcurrentHashMap<>());
        WordNeed.Heard rounded = new WordNeed.Heard(needed.literal(), needed.prefix(), Math.min(1, Math.ceil(needed.most() * 10) / 10));
        List<BytesRef> terms = known.get(rounded);
        if (terms == null) {
            if (known.size() > MOST_REMEMBERED) {
                known.clear();
            }
            terms = look(reader, rounded);
            known.put(rounded, terms);
        }
        return terms;
    }

    private List<BytesRef> look(LeafReader reader, WordNeed.Heard needed) throws IOException {
        Terms terms = reader.terms(IndexFields.LINE);
        return terms == null ? List.of() : new AlikeTerms(terms, needed, sound).find();
    }
}
