package dev.earmark.scoring;

import dev.earmark.phrase.ConversationWords;
import dev.earmark.phrase.Place;
import dev.earmark.phrase.words.PartyWords;
import dev.earmark.phrase.words.Token;
import dev.earmark.phrase.words.WordEdge;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes evidence out of places in a conversation, word by word. */
public final class Quotes {

    private Quotes() {}

    /** The exact words between two tokens, one piece of evidence for each turn that they run over. */
    public static List<Evidence> of(Evidence.Kind kind, ConversationWords words, PartyWords line, int from, int to) {
        List<Evidence> quotes = new ArrayList<>();
        for (int start = from; start < to; ) {
            int turn = line.tokens().get(start).turn();
            int end = start;
            while (end < to && line.tokens().get(end).turn() == turn) {
                end++;
            }
            quotes.add(of(kind, words.turn(turn), line.tokens().subList(start, end)));
            start = end;
        }
        return quotes;
    }

    /** The exact words of tokens of one turn, which follow one another; at least one. */
    public static Evidence of(Evidence.Kind kind, Turn turn, List<Token> tokens) {
        String quote = WordEdge.wholeWords(turn.text(), tokens.getFirst().from(), tokens.getLast().to());
        @Nullable TimeSpan time = tokens.stream().map(Token::time).filter(Objects::nonNull).reduce(TimeSpan::covering).orElse(null);
        return new Evidence(kind, turn.index(), turn.speaker(), time, quote);
    }

    /** Where words should have been. */
    public static Evidence expected(Place place) {
        return new Evidence(Evidence.Kind.EXPECTED_HERE, place.turn(), place.speaker(), place.time(), "");
    }
}
