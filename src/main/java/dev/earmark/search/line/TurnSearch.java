package dev.earmark.search.line;

import dev.earmark.phrase.ConversationWords;
import dev.earmark.phrase.words.Token;
import dev.earmark.search.DocumentFacts;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.SearchQuery.Stretch;
import dev.earmark.search.line.Places.Place;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the turns of one conversation that a query finds, without an index and so whatever else was said elsewhere: a bare word stands for
 * itself with its other endings. What is found by meaning is not found here. Safe for many threads.
 */
public final class TurnSearch {

    private final SearchQuery query;
    private final Places places;
    /** Of the parts that are looked for by their words. */
    private final Map<SearchQuery, Places> leaves = new IdentityHashMap<>();

    public TurnSearch(SearchQuery query) {
        this.query = query;
        this.places = places(query);
        prepare(query);
    }

    /**
     * A turn with words that fits.
     *
     * @param from first of the words of its party that make it fit, all of this turn; the turn's first where it fits by what is not said
     * @param to   behind the last
     */
    public record Found(Turn turn, int from, int to) {}

    private static Places places(SearchQuery part) {
        return new Places(part, word -> List.of(List.of(LineTerms.stem(word))));
    }

    private void prepare(SearchQuery part) {
        switch (part) {
            case SearchQuery.Words _, SearchQuery.Phrase _, SearchQuery.Near _ -> leaves.put(part, places(part));
            case SearchQuery.Everything _, SearchQuery.Meaning _, SearchQuery.LikeTurn _, SearchQuery.And _, SearchQuery.Or _,
                    SearchQuery.Not _, SearchQuery.SaidBy _, SearchQuery.During _, SearchQuery.Then _ ->
                    part.parts().forEach(this::prepare);
        }
    }

    /** In the order of the conversation. */
    public List<Found> in(ConversationWords words) {
        List<PartyRun> runs = PartyRun.of(words);
        BitSet fitting = turns(query, words, runs);
        List<Found> found = new ArrayList<>();
        for (Turn turn : words.transcript().turns()) {
            if (fitting.get(turn.index())) {
                runs.stream().filter(run -> run.holds(turn.index())).findFirst().ifPresent(run -> found.add(found(turn, run, words)));
            }
        }
        return found;
    }

    private Found found(Turn turn, PartyRun run, ConversationWords words) {
        List<Token> tokens = run.run.tokens();
        int first = -1;
        int last = -1;
        for (Place place : places.of(query, run.run, words.ear())) {
            for (int at = place.from(); at < place.to(); at++) {
                if (tokens.get(at).turn() == turn.index()) {
                    first = first < 0 ? at : Math.min(first, at);
                    last = Math.max(last, at);
                }
            }
        }
        if (first < 0) {
            first = run.first(turn.index());
            last = run.last(turn.index());
        }
        return new Found(turn, run.offset + first, run.offset + last + 1);
    }

    private BitSet turns(SearchQuery part, ConversationWords words, List<PartyRun> runs) {
        Transcript transcript = words.transcript();
        return switch (part) {
            case SearchQuery.Everything _ -> where(transcript, _ -> true);
            case SearchQuery.Words _, SearchQuery.Phrase _ -> said(part, words, runs);
            case SearchQuery.Near near -> near(near, words, runs);
            case SearchQuery.And and -> {
                BitSet all = where(transcript, _ -> true);
                and.parts().forEach(one -> all.and(turns(one, words, runs)));
                yield all;
            }
            case SearchQuery.Or or -> {
                BitSet any = new BitSet();
                or.parts().forEach(one -> any.or(turns(one, words, runs)));
                yield any;
            }
            case SearchQuery.Not not -> {
                BitSet others = where(transcript, _ -> true);
                others.andNot(turns(not.part(), words, runs));
                yield others;
            }
            case SearchQuery.SaidBy said -> both(turns(said.part(), words, runs),
                    where(transcript, turn -> turn.speaker() == said.speaker()));
            case SearchQuery.During during -> both(turns(during.part(), words, runs), stretch(during.stretch(), transcript));
            case SearchQuery.Then then -> then(then, words, runs);
            case SearchQuery.Meaning _, SearchQuery.LikeTurn _ -> new BitSet();
        };
    }

    private static BitSet where(Transcript transcript, Predicate<Turn> wanted) {
        BitSet turns = new BitSet();
        transcript.turns().stream().filter(wanted).forEach(turn -> turns.set(turn.index()));
        return turns;
    }

    private static BitSet both(BitSet one, BitSet other) {
        one.and(other);
        return one;
    }

    private BitSet said(SearchQuery part, ConversationWords words, List<PartyRun> runs) {
        Places known = Objects.requireNonNull(leaves.get(part));
        BitSet turns = new BitSet();
        for (PartyRun run : runs) {
            for (Place place : known.of(part, run.run, words.ear())) {
                run.run.tokens().subList(place.from(), place.to()).forEach(token -> turns.set(token.turn()));
            }
        }
        return turns;
    }

    private BitSet near(SearchQuery.Near near, ConversationWords words, List<PartyRun> runs) {
        Places known = Objects.requireNonNull(leaves.get(near));
        BitSet turns = new BitSet();
        runs.forEach(run -> turns.or(known.nearTurns(near, run.run, words.ear())));
        return turns;
    }

    private BitSet then(SearchQuery.Then then, ConversationWords words, List<PartyRun> runs) {
        BitSet next = turns(then.next(), words, runs);
        BitSet fitting = new BitSet();
        turns(then.first(), words, runs).stream().filter(turn -> {
            int following = next.nextSetBit(turn + 1);
            return then.absent() != (following >= 0 && following <= turn + then.within());
        }).forEach(fitting::set);
        return fitting;
    }

    private static BitSet stretch(Stretch stretch, Transcript transcript) {
        int size = transcript.turns().size();
        int edge = DocumentFacts.edge(size);
        @Nullable TimeSpan spoken = DocumentFacts.spoken(transcript);
        return switch (stretch) {
            case Stretch.Opening _ -> where(transcript, turn -> turn.index() < edge);
            case Stretch.Closing _ -> where(transcript, turn -> turn.index() >= size - edge);
            case Stretch.FirstSeconds(double seconds) -> where(transcript, turn -> spoken != null && turn.time() != null
                    && turn.time().startMs() - spoken.startMs() <= Math.round(seconds * 1_000));
            case Stretch.LastSeconds(double seconds) -> where(transcript, turn -> spoken != null && turn.time() != null
                    && spoken.endMs() - turn.time().endMs() <= Math.round(seconds * 1_000));
        };
    }

    /** A run, and where it begins among the words of its party. */
    private record PartyRun(Run run, int offset) {

        static List<PartyRun> of(ConversationWords words) {
            List<PartyRun> all = new ArrayList<>();
            for (Speaker speaker : Speaker.values()) {
                int offset = 0;
                for (Run run : Lines.runs(words.of(speaker))) {
                    all.add(new PartyRun(run, offset));
                    offset += run.tokens().size();
                }
            }
            return all;
        }

        boolean holds(int turn) {
            return first(turn) >= 0;
        }

        /** −1 when it has no word of the turn. */
        int first(int turn) {
            for (int at = 0; at < run.tokens().size(); at++) {
                if (run.tokens().get(at).turn() == turn) {
                    return at;
                }
            }
            return -1;
        }

        int last(int turn) {
            for (int at = run.tokens().size() - 1; at >= 0; at--) {
                if (run.tokens().get(at).turn() == turn) {
                    return at;
                }
            }
            return -1;
        }
    }
}
