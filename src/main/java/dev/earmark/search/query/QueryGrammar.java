package dev.earmark.search.query;

import dev.earmark.phrase.words.Tokeniser;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.SearchQuery.And;
import dev.earmark.search.SearchQuery.During;
import dev.earmark.search.SearchQuery.Meaning;
import dev.earmark.search.SearchQuery.Near;
import dev.earmark.search.SearchQuery.Not;
import dev.earmark.search.SearchQuery.Or;
import dev.earmark.search.SearchQuery.Phrase;
import dev.earmark.search.SearchQuery.SaidBy;
import dev.earmark.search.SearchQuery.Then;
import dev.earmark.search.SearchQuery.Words;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a tree of pieces by the grammar of this package. For one use. */
final class QueryGrammar {

    private static final int USUAL_TURNS = 3;
    private static final int MOST_TURNS = 50;
    private static final int MOST_DEPTH = 12;

    private final List<Piece> pieces;
    private final TypedPhrases phrases;
    private int at;
    private int depth;
    private @Nullable Speaker speaker;

    QueryGrammar(List<Piece> pieces, TypedPhrases phrases) {
        this.pieces = pieces;
        this.phrases = phrases;
    }

    SearchQuery query() {
        SearchQuery query = sequence();
        Piece rest = peek();
        if (rest instanceof Piece.Round) {
            throw Pieces.wrong(rest.column(), "\")\" closes nothing");
        } else if (rest != null) {
            throw Pieces.wrong(rest.column(), "something stands where nothing can follow");
        }
        return query;
    }

    private @Nullable Piece peek() {
        return at < pieces.size() ? pieces.get(at) : null;
    }

    private boolean takes(Piece.Kind kind) {
        if (peek() instanceof Piece.Join(int _, Piece.Kind found) && found == kind) {
            at++;
            return true;
        }
        return false;
    }

    private SearchQuery sequence() {
        if (++depth > MOST_DEPTH) {
            throw Pieces.wrong(column(), "brackets nest deeper than " + MOST_DEPTH + " levels");
        }
        SearchQuery first = either();
        if (takes(Piece.Kind.THEN)) {
            SearchQuery next = sequence();
            depth -= 1;
            return then(first, next);
        }
        depth -= 1;
        return first;
    }

    private SearchQuery then(SearchQuery first, SearchQuery next) {
        int within = USUAL_TURNS;
        if (peek() instanceof Piece.Within(int column, int turns)) {
            if (turns < 1 || turns > MOST_TURNS) {
                throw Pieces.wrong(column, turns + " turns is outside 1 to " + MOST_TURNS);
            }
            within = turns;
            at++;
        }
        return switch (next) {
            case Not(SearchQuery denied) -> new Then(first, denied, within, true);
            case SaidBy(Speaker by, Not(SearchQuery denied)) -> new Then(first, new SaidBy(by, denied), within, true);
            default -> new Then(first, next, within, false);
        };
    }

    private SearchQuery either() {
        List<SearchQuery> choices = new ArrayList<>(List.of(all()));
        while (takes(Piece.Kind.OR)) {
            choices.add(all());
        }
        return choices.size() == 1 ? choices.getFirst() : new Or(choices);
    }

    private SearchQuery all() {
        List<SearchQuery> parts = new ArrayList<>(List.of(item()));
        while (goesOn()) {
            takes(Piece.Kind.AND);
            parts.add(item());
        }
        return parts.size() == 1 ? parts.getFirst() : new And(parts);
    }

    private boolean goesOn() {
        return switch (peek()) {
            case null -> false;
            case Piece.Join join -> join.kind() == Piece.Kind.AND || join.kind() == Piece.Kind.NOT;
            case Piece.Round round -> round.opens();
            case Piece.Within _ -> false;
            case Piece.Bare _, Piece.Quote _, Piece.Sign _, Piece.Nearby _, Piece.By _, Piece.In _, Piece.Like _ -> true;
        };
    }

    private SearchQuery item() {
        if (takes(Piece.Kind.NOT)) {
            return new Not(item());
        }
        return switch (peek()) {
            case Piece.By by -> said(by);
            case Piece.In(int _, SearchQuery.Stretch stretch) -> {
                at++;
                yield new During(stretch, all());
            }
            case Piece.Like _ -> {
                at++;
                yield like();
            }
            case null, default -> near();
        };
    }

    private SearchQuery said(Piece.By by) {
        at++;
        if (speaker != null && speaker != by.speaker()) {
            throw Pieces.wrong(by.column(), "one turn is said by one party; write \"then\" for what the other says after it");
        }
        Speaker outer = speaker;
        speaker = by.speaker();
        SearchQuery part = all();
        speaker = outer;
        return new SaidBy(by.speaker(), by.denied() ? new Not(part) : part);
    }

    /** What is to be meant: all the words up to the next thing that is none. */
    private SearchQuery like() {
        int column = column();
        StringBuilder text = new StringBuilder();
        while (peek() instanceof Piece.Bare || peek() instanceof Piece.Quote) {
            text.append(text.isEmpty() ? "" : " ").append(peek() instanceof Piece.Bare bare ? bare.text()
                    : ((Piece.Quote) pieces.get(at)).text());
            at++;
        }
        if (Tokeniser.words(text.toString()).isEmpty()) {
            throw Pieces.wrong(column, "words should follow that say what is meant");
        }
        return new Meaning(text.toString());
    }

    private SearchQuery near() {
        SearchQuery left = unit(false);
        while (peek() instanceof Piece.Nearby(int column, int most)) {
            at++;
            SearchQuery right = unit(true);
            left = nearby(left, right, most, column);
        }
        return left;
    }

    private SearchQuery nearby(SearchQuery left, SearchQuery right, int most, int column) {
        for (SearchQuery side : List.of(left, right)) {
            if (!(side instanceof Words) && !(side instanceof Phrase)) {
                throw Pieces.wrong(column, "NEAR/" + most + " stands between words or quotes only");
            }
        }
        if (left instanceof Words(String _, List<String> words) && words.size() > 1) {
            Words last = new Words(words.getLast(), List.of(words.getLast()));
            List<String> others = words.subList(0, words.size() - 1);
            return new And(List.of(new Words(String.join(" ", others), others), new Near(last, right, most)));
        }
        return new Near(left, right, most);
    }

    private int column() {
        Piece piece = peek();
        return piece != null ? piece.column() : pieces.isEmpty() ? 1 : pieces.getLast().column();
    }

    /** @param single whether one bare word is enough */
    private SearchQuery unit(boolean single) {
        return switch (peek()) {
            case Piece.Quote quote -> quoted(quote);
            case Piece.Round round when round.opens() && !Segment.isPhrase(pieces, at) -> group(round);
            case Piece.Bare _, Piece.Sign _ -> plain(single);
            case Piece.Round round when round.opens() -> plain(single);
            case null -> throw Pieces.wrong(column(), pieces.isEmpty() ? "there is no word; write at least one" : "something is missing");
            default -> throw Pieces.wrong(column(), "a word or a quote is missing");
        };
    }

    private SearchQuery group(Piece.Round open) {
        at++;
        Speaker outer = speaker;
        SearchQuery inner = sequence();
        speaker = outer;
        if (!(peek() instanceof Piece.Round(int _, boolean opens)) || opens) {
            throw Pieces.wrong(open.column(), "a bracket is opened and never closed");
        }
        at++;
        return inner;
    }

    private SearchQuery quoted(Piece.Quote quote) {
        at++;
        String text = quote.text();
        String written = Segment.hasSigns(text) ? text : String.join(" ", Tokeniser.words(text));
        if (Tokeniser.words(text).isEmpty()) {
            throw Pieces.wrong(quote.column(), "there is no word between the quotes");
        }
        return phrases.read(written, !quote.forgiving(), quote.column());
    }

    private SearchQuery plain(boolean single) {
        Segment segment = Segment.from(pieces, at, single);
        at = segment.end();
        if (segment.signs()) {
            return phrases.read(segment.text(), false, segment.column());
        }
        List<String> words = Tokeniser.words(segment.text());
        if (words.isEmpty()) {
            throw Pieces.wrong(segment.column(), "there is no word; write at least one");
        }
        return new Words(segment.text(), words);
    }
}
