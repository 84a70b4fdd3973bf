package dev.earmark.search.opensearch;

import dev.earmark.phrase.words.Token;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.SearchQuery.Stretch;
import dev.earmark.search.SearchQuery.Words;
import dev.earmark.search.line.LineTerms;
import dev.earmark.search.line.MeantWord;
import dev.earmark.search.line.PhraseCheck;
import dev.earmark.search.line.Places;
import dev.earmark.search.line.Run;
import dev.earmark.search.line.Stems;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Which turns of a conversation say what a query asks for, looked at one by one. For one request. */
final class FittingTurns {

    private static final int FEWEST_OPENING_TURNS = 3;
    private static final int MOST_OPENING_TURNS = 10;
    private static final int OPENING_SHARE = 10;

    private final WordMeanings words;
    private final Map<SearchQuery, PhraseCheck> checks = new HashMap<>();
    private final Map<SearchQuery, Places> places = new HashMap<>();

    FittingTurns(WordMeanings words) {
        this.words = words;
    }

    BitSet of(SearchQuery query, Conversation in) {
        return switch (query) {
            case SearchQuery.Everything _ -> every(in);
            case Words asked -> said(asked, in);
            case SearchQuery.Phrase phrase -> {
                PhraseCheck check = checks.computeIfAbsent(phrase, _ -> new PhraseCheck(phrase));
                yield runs(in, run -> check.turns(run, in.ear()));
            }
            case SearchQuery.Near near -> {
                Places around = places.computeIfAbsent(near, _ -> new Places(near, words));
                yield runs(in, run -> around.nearTurns(near, run, in.ear()));
            }
            case SearchQuery.And(List<SearchQuery> parts) -> {
                BitSet all = every(in);
                parts.forEach(part -> all.and(of(part, in)));
                yield all;
            }
            case SearchQuery.Or(List<SearchQuery> parts) -> {
                BitSet any = new BitSet();
                parts.forEach(part -> any.or(of(part, in)));
                yield any;
            }
            case SearchQuery.Not(SearchQuery part) -> {
                BitSet others = every(in);
                others.andNot(of(part, in));
                yield others;
            }
            case SearchQuery.SaidBy said -> only(of(said.part(), in), turn -> in.turn(turn).speaker() == said.speaker());
            case SearchQuery.During during -> only(of(during.part(), in), turn -> within(during.stretch(), turn, in));
            case SearchQuery.Then then -> then(then, in);
            case SearchQuery.Meaning _, SearchQuery.LikeTurn _ -> new BitSet(); // looked up beforehand
        };
    }

    private static BitSet every(Conversation in) {
        BitSet all = new BitSet();
        all.set(0, in.transcript().turns().size());
        return all;
    }

    private static BitSet only(BitSet turns, IntPredicate that) {
        BitSet kept = new BitSet();
        turns.stream().filter(that).forEach(kept::set);
        return kept;
    }

    /** Looks at a run. */
    @FunctionalInterface
    private interface Look {
        BitSet turns(Run run);
    }

    private static BitSet runs(Conversation in, Look look) {
        BitSet turns = new BitSet();
        in.lines().runs().forEach(run -> turns.or(look.turns(run)));
        return turns;
    }

    private BitSet said(Words asked, Conversation in) {
        List<List<String>> rows = new ArrayList<>(words.together(asked.words()));
        for (String word : Stems.telling(asked.words())) {
            MeantWord meant = words.meant(word);
            rows.add(List.of(meant.stem()));
            rows.addAll(meant.synonyms());
            meant.respelt().forEach(stem -> rows.add(List.of(stem)));
            if (in.transcript().recognised()) {
                meant.soundAlike().forEach(stem -> rows.add(List.of(stem)));
            }
        }
        return runs(in, run -> holding(run, rows));
    }

    private static BitSet holding(Run run, List<List<String>> rows) {
        List<String> stems = run.tokens().stream().map(token -> LineTerms.stem(token.text())).toList();
        BitSet turns = new BitSet();
        for (List<String> row : rows) {
            for (int at = 0; at + row.size() <= stems.size(); at++) {
                if (stems.subList(at, at + row.size()).equals(row) && oneTurn(run.tokens(), at, row.size())) {
                    turns.set(run.tokens().get(at).turn());
                }
            }
        }
        return turns;
    }

    private static boolean oneTurn(List<Token> tokens, int at, int length) {
        return tokens.get(at).turn() == tokens.get(at + length - 1).turn();
    }

    static boolean within(Stretch stretch, int turn, Conversation in) {
        int size = in.transcript().turns().size();
        int edge = Math.clamp(Math.ceilDiv(size, OPENING_SHARE), FEWEST_OPENING_TURNS, MOST_OPENING_TURNS);
        TimeSpan time = in.turn(turn).time();
        TimeSpan spoken = in.transcript().turns().stream().filter(one -> !one.text().isBlank()).map(Turn::time).filter(Objects::nonNull)
                .reduce(TimeSpan::covering).orElse(null);
        return switch (stretch) {
            case Stretch.Opening _ -> turn < edge;
            case Stretch.Closing _ -> turn >= size - edge;
            case Stretch.FirstSeconds(double seconds) -> time != null && spoken != null
                    && time.startMs() - spoken.startMs() <= Math.round(seconds * 1000);
            case Stretch.LastSeconds(double seconds) -> time != null && spoken != null
                    && spoken.endMs() - time.endMs() <= Math.round(seconds * 1000);
        };
    }

    private BitSet then(SearchQuery.Then then, Conversation in) {
        BitSet next = of(then.next(), in);
        return only(of(then.first(), in), turn -> {
            boolean follows = IntStream.rangeClosed(turn + 1, turn + then.within()).anyMatch(next::get);
            return follows != then.absent();
        });
    }
}
