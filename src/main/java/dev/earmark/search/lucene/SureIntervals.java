package dev.earmark.search.lucene;

import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.phrase.words.PartyWords;
import dev.earmark.phrase.words.Tokeniser;
import dev.earmark.search.SearchQuery.Phrase;
import dev.earmark.search.line.LineTerms;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Where a phrase of plain words stands just as it is written: there package {@code phrase} surely finds it, and need not be asked. Not
 * where its last word could be turned into its opposite by the next one ("I can" in "I can not").
 */
final class SureIntervals {

    private final List<IntervalsSource> words = new ArrayList<>();
    private String last = "";

    /** Null for a phrase that is more than plain words. */
    @Nullable Query of(Phrase phrase) {
        if (!plain(phrase.pattern()) || PartyWords.mayBeDenied(last)) {
            return null;
        }
        return new IntervalQuery(IndexFields.LINE,
                words.size() == 1 ? words.getFirst() : Intervals.phrase(words.toArray(IntervalsSource[]::new)));
    }

    private boolean plain(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Literal(String text, boolean prefix) -> !prefix && literal(text);
            case Pattern.Sequence(List<Pattern> parts) -> parts.stream().allMatch(this::plain);
            case Pattern.OneOf _, Pattern.Maybe _, Pattern.Gap _, Pattern.Named _ -> false;
        };
    }

    private boolean literal(String text) {
        for (String word : Tokeniser.words(text)) {
            if (!LineTerms.isWhole(word)) {
                return false;
            }
            words.add(Intervals.term(new BytesRef(word)));
            last = word;
        }
        return !words.isEmpty();
    }
}
