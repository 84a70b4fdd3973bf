package dev.earmark.search.line;

import dev.earmark.phrase.match.Match;
import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.words.Token;
import dev.earmark.search.SearchQuery;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where on a run the parts of a query stand. For one query; safe for many threads once made. */
public final class Places {

    private final WordChoices choices;
    private final Map<SearchQuery, PhraseCheck> checks = new HashMap<>();
    private final Map<String, List<List<String>>> words = new HashMap<>();

    /** @param choices asked now, for every bare word of the query */
    public Places(SearchQuery query, WordChoices choices) {
        this.choices = choices;
        prepare(query);
    }

    /** Tokens of a run. @param from first @param to behind the last */
    public record Place(int from, int to) {}

    private void prepare(SearchQuery query) {
        switch (query) {
            case SearchQuery.Words asked -> asked.words().forEach(word -> words.computeIfAbsent(word, choices::of));
            case SearchQuery.Phrase phrase -> checks.computeIfAbsent(phrase, _ -> new PhraseCheck(phrase));
            case SearchQuery.Near near -> {
                prepare(near.left());
                prepare(near.right());
            }
            case SearchQuery.And(List<SearchQuery> parts) -> parts.forEach(this::prepare);
            case SearchQuery.Or(List<SearchQuery> parts) -> parts.forEach(this::prepare);
            case SearchQuery.SaidBy said -> prepare(said.part());
            case SearchQuery.During during -> prepare(during.part());
            case SearchQuery.Then then -> prepare(then.first());
            case SearchQuery.Everything _, SearchQuery.Not _, SearchQuery.Meaning _, SearchQuery.LikeTurn _ -> {
                // says no words
            }
        }
    }

    /** Everything that a query says by its words, in no order. */
    public List<Place> of(SearchQuery query, Run run, Ear ear) {
        return switch (query) {
            case SearchQuery.Words(String _, List<String> asked) -> ofWords(asked, run);
            case SearchQuery.Phrase phrase -> ofPhrase(phrase, run, ear);
            case SearchQuery.Near near -> near(near, run, ear);
            case SearchQuery.And(List<SearchQuery> parts) -> parts.stream().flatMap(part -> of(part, run, ear).stream()).toList();
            case SearchQuery.Or(List<SearchQuery> parts) -> parts.stream().flatMap(part -> of(part, run, ear).stream()).toList();
            case SearchQuery.SaidBy said -> said.speaker() == run.speaker() ? of(said.part(), run, ear) : List.of();
            case SearchQuery.During during -> of(during.part(), run, ear);
            case SearchQuery.Then then -> of(then.first(), run, ear);
            case SearchQuery.Everything _, SearchQuery.Not _, SearchQuery.Meaning _, SearchQuery.LikeTurn _ -> List.of();
        };
    }

    /** The turns in which two things stand near one another. */
    public BitSet nearTurns(SearchQuery.Near near, Run run, Ear ear) {
        BitSet turns = new BitSet();
        near(near, run, ear).forEach(place -> turns.set(run.tokens().get(place.from).turn()));
        return turns;
    }

    private List<Place> ofPhrase(SearchQuery.Phrase phrase, Run run, Ear ear) {
        PhraseCheck check = checks.get(phrase);
        List<Match> matches = check == null ? List.of() : check.in(run, ear);
        return matches.stream().map(match -> new Place(match.from(), match.to())).toList();
    }

    private List<Place> ofWords(List<String> asked, Run run) {
        List<String> stems = run.tokens().stream().map(token -> LineTerms.stem(token.text())).toList();
        List<Place> places = new ArrayList<>();
        for (String word : asked) {
            for (List<String> row : words.getOrDefault(word, List.of())) {
                for (int at = 0; at + row.size() <= stems.size(); at++) {
                    if (stems.get(at).equals(row.getFirst()) && standsAt(row, stems, at) && inOneTurn(run, at, at + row.size())) {
                        places.add(new Place(at, at + row.size()));
                    }
                }
            }
        }
        return places;
    }

    private static boolean standsAt(List<String> row, List<String> stems, int at) {
        for (int i = 1; i < row.size(); i++) {
            if (!stems.get(at + i).equals(row.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean inOneTurn(Run run, int from, int to) {
        return run.tokens().get(from).turn() == run.tokens().get(to - 1).turn();
    }

    private List<Place> near(SearchQuery.Near near, Run run, Ear ear) {
        List<Place> left = of(near.left(), run, ear);
        List<Place> right = of(near.right(), run, ear);
        List<Place> both = new ArrayList<>();
        for (Place one : left) {
            for (Place other : right) {
                if (oneTurn(one, other, run) && between(one, other) <= near.most()) {
                    both.add(one);
                    both.add(other);
                }
            }
        }
        return both;
    }

    private static boolean oneTurn(Place one, Place other, Run run) {
        int turn = run.tokens().get(one.from).turn();
        return turn == run.tokens().get(one.to - 1).turn() && turn == run.tokens().get(other.from).turn()
                && turn == run.tokens().get(other.to - 1).turn();
    }

    /** Words between two places; more than any allowed number when they overlap. */
    private static int between(Place one, Place other) {
        int gap = Math.max(one.from, other.from) - Math.min(one.to, other.to);
        return gap < 0 ? Integer.MAX_VALUE : gap;
    }

    /** What a run must hold so that a part of a query may stand on it. */
    public WordNeed need(SearchQuery query) {
        return switch (query) {
            case SearchQuery.Words(String _, List<String> asked) -> either(asked.stream()
                    .flatMap(word -> words.getOrDefault(word, List.of()).stream()).distinct().map(Places::row).toList());
            case SearchQuery.Phrase phrase -> Needs.of(phrase);
            case SearchQuery.Near near -> new WordNeed.AtLeast(2, List.of(need(near.left()), need(near.right())));
            case SearchQuery.Everything _, SearchQuery.And _, SearchQuery.Or _, SearchQuery.Not _, SearchQuery.SaidBy _,
                    SearchQuery.During _, SearchQuery.Then _, SearchQuery.Meaning _, SearchQuery.LikeTurn _ -> new WordNeed.Nothing();
        };
    }

    private static WordNeed row(List<String> stems) {
        List<WordNeed> terms = stems.stream().<WordNeed>map(stem -> new WordNeed.Term(LineTerms.STEM + stem)).toList();
        return terms.size() == 1 ? terms.getFirst() : new WordNeed.InOrder(terms);
    }

    private static WordNeed either(List<WordNeed> needs) {
        return needs.isEmpty() ? new WordNeed.Nothing() : needs.size() == 1 ? needs.getFirst() : new WordNeed.Either(needs);
    }
}
