package dev.earmark.scoring.check;

import dev.earmark.phrase.Place;
import dev.earmark.phrase.match.Match;
import dev.earmark.phrase.match.PhraseSearch;
import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.words.PartyWords;
import dev.earmark.phrase.words.Token;
import dev.earmark.rubric.Check;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Evidence.Kind;
import dev.earmark.scoring.Quotes;
import dev.earmark.scoring.Reasons;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.transcript.Speaker;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for something that one party said and the other says back later: the same number, day, name or word. */
final class EchoJudge implements CheckJudge<Check.Echo> {

    private static final VerdictSource SOURCE = VerdictSource.Rule.ECHO.alone();

    private static final double SURE = 0.95;
    private static final int SHORTEST_DIGITS = 3;
    private static final double LEAST_CONFIDENCE = 0.45;
    /** Nobody names more different things in a call; each is looked for in all that the other party says. */
    private static final int MOST_DETAILS = 500;
    private static final Set<String> NOT_ESSENTIAL =
            Set.of("a", "m", "am", "pm", "p", "o", "clock", "dollars", "cents", "account", "card", "the", "my", "and", "of");

    private static final Comparator<Match> CLEAR_THEN_FIRST =
            Comparator.<Match, Boolean>comparing(match -> match.confidence() < LEAST_CONFIDENCE).thenComparingInt(Match::from);

    private final Automata automata;

    EchoJudge(Automata automata) {
        this.automata = automata;
    }

    @Override
    public Finding judge(Check.Echo check, ScoringInput conversation, Aim aim) {
        @Nullable Finding blind = blind(check, conversation);
        if (blind != null) {
            return blind;
        }
        List<Match> details = details(check, conversation);
        @Nullable Finding doubtful = null;
        for (Match detail : details) {
            @Nullable Match echo = detail.confidence() < LEAST_CONFIDENCE ? null : echo(check, conversation, detail);
            if (echo != null && (!aim.forbidden() || Clarity.blames(conversation.words(),
                    Math.min(detail.confidence(), echo.confidence())))) {
                return saidBack(check, conversation, detail, echo);
            }
            doubtful = doubtful == null && echo != null ? doubtful(conversation, check, detail, echo) : doubtful;
        }
        if (doubtful != null) {
            return doubtful;
        }
        return details.isEmpty() ? nothingToSayBack(check, conversation) : notSaidBack(check, conversation, details);
    }

    private static Finding doubtful(ScoringInput conversation, Check.Echo check, Match detail, Match echo) {
        return detail.confidence() < echo.confidence()
                ? doubtful(conversation, check.of(), detail) : doubtful(conversation, check.by(), echo);
    }

    private static Finding doubtful(ScoringInput conversation, Speaker speaker, Match match) {
        return Clarity.doubtful(SOURCE, speaker, quotes(Kind.NEAR_MISS, conversation, speaker, match), match.confidence());
    }

    private static @Nullable Finding blind(Check.Echo check, ScoringInput conversation) {
        @Nullable Finding by = PlaceSearch.cannotLook(SOURCE, check.by(), conversation.words());
        return by != null ? by : PlaceSearch.cannotLook(SOURCE, check.of(), conversation.words());
    }

    private List<Match> details(Check.Echo check, ScoringInput conversation) {
        PartyWords line = conversation.words().of(check.of());
        PhraseSearch search = conversation.words().search(check.of());
        Set<List<String>> seen = new HashSet<>();
        return check.what().stream()
                .flatMap(pattern -> search.find(automata.of(pattern), 0, line.tokens().size(), search.tolerance()).stream())
                .sorted(CLEAR_THEN_FIRST)
                .filter(match -> seen.add(essence(line.tokens().subList(match.from(), match.to()))))
                .limit(MOST_DETAILS)
                .toList();
    }

    private static @Nullable Match echo(Check.Echo check, ScoringInput conversation, Match detail) {
        PartyWords line = conversation.words().of(check.by());
        List<Token> said = conversation.words().of(check.of()).tokens().subList(detail.from(), detail.to());
        List<String> essence = essence(said);
        String digits = String.join("", essence);
        for (int from = 0; from < line.tokens().size(); from++) {
            if (isAfter(line.tokens().get(from), said.getFirst())) {
                int to = sameFrom(line, from, essence, digits, conversation.words().ear());
                if (to > from) {
                    return new Match(from, to, 0, line.tokens().subList(from, to).stream().mapToDouble(Token::confidence).average()
                            .orElse(1));
                }
            }
        }
        return null;
    }

    private static boolean isAfter(Token token, Token detail) {
        return token.time() != null && detail.time() != null
                ? token.time().startMs() > detail.time().startMs()
                : token.turn() > detail.turn();
    }

    /** The token behind the words from {@code from} on that say the same, or {@code from} when they do not. */
    private static int sameFrom(PartyWords line, int from, List<String> essence, String digits, Ear ear) {
        int to = sameWords(line.tokens(), from, essence, ear);
        return to > from ? to : sameDigits(line.tokens(), from, digits);
    }

    /** Between the words may stand what is not essential: "38 60" is said back as "38 dollars and 60 cents". */
    private static int sameWords(List<Token> tokens, int from, List<String> essence, Ear ear) {
        int at = from;
        for (int i = 0; i < essence.size(); i++) {
            while (i > 0 && at < tokens.size() && NOT_ESSENTIAL.contains(tokens.get(at).text())) {
                at++;
            }
            if (at >= tokens.size() || !ear.same(tokens.get(at).text(), essence.get(i))) {
                return from;
            }
            at++;
        }
        return at;
    }

    /** Digits may be grouped otherwise when they are said back, or only the last of them may be said. */
    private static int sameDigits(List<Token> tokens, int from, String digits) {
        if (!tokens.get(from).number()) {
            return from;
        }
        StringBuilder run = new StringBuilder();
        int to = from;
        while (to < tokens.size() && tokens.get(to).number() && run.length() < digits.length()) {
            run.append(tokens.get(to++).text());
        }
        boolean same = run.length() >= Math.min(SHORTEST_DIGITS, digits.length()) && digits.endsWith(run.toString());
        return same && (run.length() >= SHORTEST_DIGITS || run.length() == digits.length()) ? to : from;
    }

    /** What has to come back: the numbers where there are any, else the words. */
    private static List<String> essence(List<Token> said) {
        List<String> numbers = said.stream().filter(Token::number).map(Token::text).toList();
        List<String> words = said.stream().map(Token::text).filter(word -> !NOT_ESSENTIAL.contains(word)).toList();
        return !numbers.isEmpty() ? numbers : words.isEmpty() ? said.stream().map(Token::text).toList() : words;
    }

    private static Finding saidBack(Check.Echo check, ScoringInput conversation, Match detail, Match echo) {
        List<Evidence> proof = quotes(Kind.PROOF, conversation, check.by(), echo);
        Evidence first = quotes(Kind.PROOF, conversation, check.of(), detail).getFirst();
        return new Finding.Holds(proof, SURE * Math.min(detail.confidence(), echo.confidence()), SOURCE, Reasons.sentence(
                Reasons.who(check.by()) + " repeats \"" + first.quote() + "\", which " + Reasons.who(check.of()) + " said "
                + Reasons.at(first)));
    }

    private static List<Evidence> quotes(Kind kind, ScoringInput conversation, Speaker speaker, Match match) {
        return Quotes.of(kind, conversation.words(), conversation.words().of(speaker), match.from(), match.to());
    }

    private static Finding nothingToSayBack(Check.Echo check, ScoringInput conversation) {
        return new Finding.Fails(List.of(Quotes.expected(WindowPlaces.rest(conversation, check.by(), 0))), SURE, SOURCE,
                Reasons.sentence(Reasons.who(check.of()) + " said nothing that the other party has to repeat"));
    }

    /** What was recognised badly may have been said back as what it really was. */
    private static Finding notSaidBack(Check.Echo check, ScoringInput conversation, List<Match> details) {
        @Nullable Match sure = details.stream().filter(detail -> Clarity.blames(conversation.words(), detail.confidence())).findFirst()
                .orElse(null);
        if (sure == null) {
            return doubtful(conversation, check.of(), details.getFirst());
        }
        Evidence said = quotes(Kind.NEAR_MISS, conversation, check.of(), sure).getFirst();
        Place place = WindowPlaces.rest(conversation, check.by(), said.turn() == null ? 0 : said.turn());
        if (Clarity.tooLow(conversation.words(), place)) {
            return Clarity.unclear(SOURCE, conversation.words(), place, List.of(Quotes.expected(place), said));
        }
        return new Finding.Fails(List.of(Quotes.expected(place), said), SURE * Clarity.of(conversation.words(), place), SOURCE,
                Reasons.sentence(
                Reasons.who(check.by()) + " never repeats \"" + said.quote() + "\", which " + Reasons.who(check.of()) + " said "
                + Reasons.at(said)));
    }
}
