package dev.earmark.search.line;

import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.words.Token;
import dev.earmark.phrase.words.Tokeniser;
import dev.earmark.search.Hit;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.line.Places.Place;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is marked in a turn that was found.
 *
 * @param stretches in order, none touching another
 * @param time      from the first to the last marked word; of the turn where words have no times; null without any
 */
public record Marks(List<Hit.Stretch> stretches, @Nullable TimeSpan time) {

    /** Nothing is marked: all of the turn is meant. */
    public static Marks none(Turn turn) {
        return new Marks(List.of(), turn.time());
    }

    /**
     * @param run of the turn, whose tokens need neither characters nor times
     */
    public static Marks of(SearchQuery query, Places places, Turn turn, Run run, Ear ear) {
        int first = 0;
        while (first < run.tokens().size() && run.tokens().get(first).turn() != turn.index()) {
            first++;
        }
        List<Token> tokens = Tokeniser.tokens(turn);
        BitSet marked = new BitSet();
        for (Place place : places.of(query, run, ear)) {
            int from = Math.max(0, place.from() - first);
            int to = Math.min(tokens.size(), place.to() - first);
            if (from < to) {
                marked.set(from, to);
            }
        }
        return marked.isEmpty() ? none(turn) : marked(tokens, marked, turn);
    }

    private static Marks marked(List<Token> tokens, BitSet marked, Turn turn) {
        List<Hit.Stretch> stretches = new ArrayList<>();
        TimeSpan time = null;
        for (int from = marked.nextSetBit(0); from >= 0; ) {
            int to = marked.nextClearBit(from);
            Hit.Stretch stretch = new Hit.Stretch(tokens.get(from).from(), tokens.get(to - 1).to());
            if (!stretches.isEmpty() && stretches.getLast().to() > stretch.from()) {
                stretch = new Hit.Stretch(stretches.removeLast().from(), stretch.to());
            }
            stretches.add(stretch);
            for (Token token : tokens.subList(from, to)) {
                time = time == null ? token.time() : token.time() == null ? time : time.covering(token.time());
            }
            from = marked.nextSetBit(to);
        }
        return new Marks(stretches, time == null ? turn.time() : time);
    }
}
