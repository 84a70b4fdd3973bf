package dev.earmark.search.lucene;

import dev.earmark.search.line.WordNeed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a segment that hold the words that are needed, wherever they stand. A word stands for up to some hundred others: their runs
 * are gathered into one set of bits each, which costs a nanosecond a run, where stepping through all of their lists side by side costs
 * as much for each word at each run. For one search.
 */
final class NeededRuns {

    /** Postings that are read before the clock is looked at. */
    private static final int POSTINGS_A_LOOK = 100_000;

    private final LeafReader reader;
    private final SegmentFacts segments;
    private final Deadline deadline;
    private final @Nullable TermsEnum terms;
    private final Map<WordNeed, List<Listed>> lists = new HashMap<>();
    private int read;

    NeededRuns(LeafReader reader, SegmentFacts segments, Deadline deadline) throws IOException {
        this.reader = reader;
        this.segments = segments;
        this.deadline = deadline;
        Terms all = reader.terms(IndexFields.LINE);
        this.terms = all == null ? null : all.iterator();
    }

    /** A term of the segment. @param state where its list of runs lies */
    private record Listed(BytesRef term, TermState state) {}

    /** @return the first documents of the runs; a set of the caller's own */
    FixedBitSet of(WordNeed need) throws IOException {
        return switch (need) {
            case WordNeed.Within(int _, WordNeed part) -> of(part);
            case WordNeed.InOrder(List<WordNeed> parts) -> all(parts);
            case WordNeed.AtLeast(int least, List<WordNeed> parts) -> least == parts.size() ? all(parts) : atLeast(least, parts);
            case WordNeed.Heard _, WordNeed.Term _, WordNeed.Either _ -> {
                FixedBitSet runs = new FixedBitSet(reader.maxDoc());
                add(need, runs);
                yield runs;
            }
            case WordNeed.Nothing _ -> throw new IllegalArgumentException("nothing is needed");
        };
    }

    /** Adds what {@link #of} gives. */
    private void add(WordNeed need, FixedBitSet to) throws IOException {
        switch (need) {
            case WordNeed.Heard _, WordNeed.Term _ -> addLists(need, to);
            case WordNeed.Either(List<WordNeed> choices) -> {
                for (WordNeed choice : choices) {
                    add(choice, to);
                }
            }
            case WordNeed.InOrder _, WordNeed.AtLeast _, WordNeed.Within _, WordNeed.Nothing _ -> to.or(of(need));
        }
    }

    private void addLists(WordNeed word, FixedBitSet to) throws IOException {
        PostingsEnum list = null;
        for (Listed listed : lists(word)) {
            TermsEnum at = at(listed);
            look(at.docFreq());
            list = at.postings(list, PostingsEnum.NONE);
            to.or(list);
        }
    }

    private FixedBitSet all(List<WordNeed> parts) throws IOException {
        FixedBitSet runs = of(parts.getFirst());
        for (WordNeed part : parts.subList(1, parts.size())) {
            if (runs.scanIsEmpty()) {
                return runs;
            }
            runs.and(of(part));
        }
        return runs;
    }

    /** One set for each number up to {@code least}: the runs that hold so many of the parts or more. */
    private FixedBitSet atLeast(int least, List<WordNeed> parts) throws IOException {
        List<FixedBitSet> holding = new ArrayList<>();
        for (int number = 0; number < least; number++) {
            holding.add(new FixedBitSet(reader.maxDoc()));
        }
        for (WordNeed part : parts) {
            FixedBitSet one = of(part);
            for (int more = least - 1; more > 0; more--) {
                FixedBitSet also = holding.get(more - 1).clone();
                also.and(one);
                holding.get(more).or(also);
            }
            holding.getFirst().or(one);
        }
        return holding.getLast();
    }

    /** The places of a word in some of the runs. @param runs their first documents */
    RunPlaces places(WordNeed word, FixedBitSet runs) throws IOException {
        RunPlaces.Builder places = new RunPlaces.Builder();
        int few = runs.cardinality();
        PostingsEnum list = null;
        for (Listed listed : lists(word)) {
            TermsEnum at = at(listed);
            look(Math.min(few, at.docFreq()));
            list = at.postings(list, PostingsEnum.POSITIONS);
            places.add(list, at.docFreq() > few, runs);
        }
        return places.sorted();
    }

    private void look(int postings) {
        read += postings;
        if (read >= POSTINGS_A_LOOK) {
            deadline.check();
            read = 0;
        }
    }

    private TermsEnum at(Listed listed) throws IOException {
        TermsEnum at = Objects.requireNonNull(terms);
        at.seekExact(listed.term, listed.state);
        return at;
    }

    private List<Listed> lists(WordNeed word) throws IOException {
        List<Listed> known = lists.get(word);
        if (known == null) {
            deadline.check(); // there may be thousands of words for each of many
            known = terms == null ? List.of() : lists(terms, word);
            lists.put(word, known);
        }
        return known;
    }

    private List<Listed> lists(TermsEnum all, WordNeed word) throws IOException {
        List<Listed> found = new ArrayList<>();
        for (BytesRef term : terms(word)) {
            if (all.seekExact(term)) {
                found.add(new Listed(term, all.termState()));
            }
        }
        return found;
    }

    private List<BytesRef> terms(WordNeed word) throws IOException {
        return switch (word) {
            case WordNeed.Heard heard -> segments.terms(reader, heard);
            case WordNeed.Term(String term) -> List.of(new BytesRef(term));
            default -> throw new IllegalArgumentException("no word: " + word);
        };
    }
}
