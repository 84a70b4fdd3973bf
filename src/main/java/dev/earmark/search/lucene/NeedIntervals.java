package dev.earmark.search.lucene;

import dev.earmark.phrase.sound.Ear;
import dev.earmark.search.line.WordNeed;
import java.util.List;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/** Says in intervals what a run must hold, for some runs of one segment. For one search. */
final class NeedIntervals {

    private static final IntervalsSource FILLERS = Intervals.or(false,
            Ear.fillers().stream().sorted().<IntervalsSource>map(sound -> Intervals.term(new BytesRef(sound))).toList());

    private final NeededRuns words;
    private final FixedBitSet runs;

    /** @param runs that are asked about: those that hold the words */
    NeedIntervals(NeededRuns words, FixedBitSet runs) {
        this.words = words;
        this.runs = runs;
    }

    IntervalsSource of(WordNeed need) {
        return switch (need) {
            case WordNeed.Heard _, WordNeed.Term _ -> new WordIntervals(need, words, runs);
            case WordNeed.InOrder(List<WordNeed> parts) -> Intervals.ordered(sources(parts));
            case WordNeed.AtLeast(int least, List<WordNeed> parts) when least == parts.size() -> Intervals.unordered(sources(parts));
            case WordNeed.AtLeast(int least, List<WordNeed> parts) -> Intervals.atLeast(least, sources(parts));
            case WordNeed.Within(int most, WordNeed part) -> new WithinIntervals(most, of(part), FILLERS);
            case WordNeed.Either(List<WordNeed> choices) -> Intervals.or(false, sources(choices));
            case WordNeed.Nothing _ -> throw new IllegalArgumentException("nothing is needed");
        };
    }

    private IntervalsSource[] sources(List<WordNeed> needs) {
        return needs.stream().map(this::of).toArray(IntervalsSource[]::new);
    }

    /** Whether it matters where in a run the words stand. */
    static boolean inPlaces(WordNeed need) {
        return switch (need) {
            case WordNeed.InOrder _, WordNeed.Within _ -> true;
            case WordNeed.AtLeast(int _, List<WordNeed> parts) -> parts.stream().anyMatch(NeedIntervals::inPlaces);
            case WordNeed.Either(List<WordNeed> choices) -> choices.stream().anyMatch(NeedIntervals::inPlaces);
            case WordNeed.Heard _, WordNeed.Term _, WordNeed.Nothing _ -> false;
        };
    }
}
