package dev.earmark.scoring.check;

import dev.earmark.phrase.ConversationWords;
import dev.earmark.phrase.Place;
import dev.earmark.phrase.words.PartyWords;
import dev.earmark.phrase.words.Token;
import dev.earmark.rubric.Check;
import dev.earmark.rubric.Window;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Evidence.Kind;
import dev.earmark.scoring.Quotes;
import dev.earmark.scoring.Reasons;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.line.TurnSearch;
import dev.earmark.search.line.TurnSearch.Found;
import dev.earmark.text.PlainText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Searches the conversation. The first turn that is found is the proof, the first that was heard surely enough where it is a reproach. */
final class SearchJudge implements CheckJudge<Check.Search> {

    private static final VerdictSource SOURCE = VerdictSource.Rule.PHRASE.alone();
    /** Words that were heard with less confidence than this prove nothing. */
    private static final double LEAST_CONFIDENCE = 0.5;
    private static final double SURE = 0.97;

    private final Map<SearchQuery, TurnSearch> searches = new ConcurrentHashMap<>();

    @Override
    public Finding judge(Check.Search check, ScoringInput conversation, Aim aim) {
        ConversationWords words = conversation.words();
        @Nullable Finding blind = PlaceSearch.cannotLook(SOURCE, check.speaker(), words);
        if (blind != null) {
            return blind;
        }
        List<Found> found = Objects.requireNonNull(searches.computeIfAbsent(check.query(), TurnSearch::new)).in(words);
        List<Found> proving = found.stream().filter(one -> proves(words, one, aim)).toList();
        if (!proving.isEmpty()) {
            return said(words, proving.getFirst());
        } else if (!found.isEmpty()) {
            Found first = found.getFirst();
            return Clarity.doubtful(SOURCE, first.turn().speaker(), quotes(Kind.NEAR_MISS, words, first), confidence(words, first));
        }
        return missing(check, conversation);
    }

    private static boolean proves(ConversationWords words, Found found, Aim aim) {
        double confidence = confidence(words, found);
        return confidence >= LEAST_CONFIDENCE && (!aim.forbidden() || Clarity.blames(words, confidence));
    }

    private static double confidence(ConversationWords words, Found found) {
        return words.of(found.turn().speaker()).tokens().subList(found.from(), found.to()).stream().mapToDouble(Token::confidence).average()
                .orElse(1);
    }

    private static Finding said(ConversationWords words, Found found) {
        List<Evidence> proof = quotes(Kind.PROOF, words, found);
        return new Finding.Holds(proof, SURE * confidence(words, found), SOURCE,
                Reasons.sentence(Reasons.who(found.turn().speaker()) + " says so " + Reasons.at(proof.getFirst())));
    }

    private static List<Evidence> quotes(Kind kind, ConversationWords words, Found found) {
        PartyWords line = words.of(found.turn().speaker());
        return Quotes.of(kind, words, line, found.from(), found.to());
    }

    private static Finding missing(Check.Search check, ScoringInput conversation) {
        Place whole = Objects.requireNonNull(WindowPlaces.of(new Window.Whole(), check.speaker(), conversation, -1)).getFirst();
        List<Evidence> where = List.of(Quotes.expected(whole));
        if (Clarity.tooLow(conversation.words(), whole)) {
            return Clarity.unclear(SOURCE, conversation.words(), whole, where);
        }
        return new Finding.Fails(where, SURE * Clarity.of(conversation.words(), whole), SOURCE,
                "Nothing that was said fits the search \"" + PlainText.quoted(check.written()) + "\".");
    }
}
