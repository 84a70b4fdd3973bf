package dev.earmark.scoring;

import dev.earmark.rubric.Check;
import dev.earmark.rubric.Pattern;
import dev.earmark.scoring.Evidence.Kind;
import dev.earmark.scoring.PhraseSearch.Match;
import dev.earmark.scoring.Places.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for words. What a recogniser was unsure of neither proves nor disproves. */
final class PhraseJudge implements Judge<Check.Phrase> {

    static final String ENGINE = "phrase";

    /** Words that were heard with less confidence than this, and do not fit exactly, prove nothing. */
    private static final double LEAST_CONFIDENCE = 0.5;
    /** A near miss heard with less confidence than this may have been the words in question. */
    private static final double SURE_OF_A_MISS = 0.65;
    private static final double SURE = 0.97;
    private static final Comparator<Match> CHEAPEST_THEN_FIRST = Comparator.comparingDouble(Match::costShare).thenComparingInt(Match::from);

    private final Automata automata;

    PhraseJudge(Automata automata) {
        this.automata = automata;
    }

    @Override
    public Finding judge(Check.Phrase check, Conversation conversation, int after) {
        return Looking.everywhere(ENGINE, check.within(), check.from(), conversation, after, place -> look(check, conversation, place));
    }

    private Finding look(Check.Phrase check, Conversation conversation, Place place) {
        @Nullable Match best = best(check, conversation, place, conversation.search(check.from()).tolerance());
        if (best != null && (best.costShare() == 0 || strength(best) >= LEAST_CONFIDENCE)) {
            return said(conversation, place, best);
        }
        return missing(check, conversation, place, best != null ? best : best(check, conversation, place, PhraseSearch.NEAR));
    }

    private @Nullable Match best(Check.Phrase check, Conversation conversation, Place place, double costShare) {
        PhraseSearch search = conversation.search(check.from());
        @Nullable Match best = null;
        for (Pattern pattern : check.patterns()) {
            for (Match match : search.find(automata.of(pattern), place.from(), place.to(), costShare)) {
                best = best == null || CHEAPEST_THEN_FIRST.compare(match, best) < 0 ? match : best;
            }
        }
        return best;
    }

    private static Finding said(Conversation conversation, Place place, Match match) {
        List<Evidence> proof = Quotes.of(Kind.PROOF, conversation, conversation.line(place.speaker()), match.from(), match.to());
        String how = match.costShare() == 0 ? "" : conversation.ear().recognised() ? ", as far as it was recognised" : ", with a slip";
        return new Finding.Holds(proof, SURE * strength(match), ENGINE,
                Looking.sentence(Quotes.who(place.speaker()) + " says so " + Quotes.at(proof.getFirst()) + how));
    }

    private static Finding missing(Check.Phrase check, Conversation conversation, Place place, @Nullable Match near) {
        List<Evidence> where = new ArrayList<>(List.of(Quotes.expected(place)));
        if (near != null) {
            where.addAll(Quotes.of(Kind.NEAR_MISS, conversation, conversation.line(check.from()), near.from(), near.to()));
        }
        if (near != null && conversation.ear().recognised() && near.confidence() < SURE_OF_A_MISS) {
            return new Finding.Open(Verdict.Cause.LOW_CONFIDENCE, where, ENGINE, Looking.sentence("what " + Quotes.who(place.speaker()) + " says "
                    + Quotes.at(where.getLast()) + " was recognised with confidence " + Looking.percent(near.confidence()) + " only: listen to it"));
        }
        if (Looking.tooUnclear(conversation, place)) {
            return Looking.unclear(ENGINE, conversation, place, where);
        }
        double doubt = near == null ? 0 : 0.3 * (1 - near.costShare() / PhraseSearch.NEAR);
        return new Finding.Fails(where, (SURE - doubt) * Looking.confidence(conversation, place), ENGINE, Looking.notSaid(place));
    }

    private static double strength(Match match) {
        return match.confidence() * (1 - match.costShare());
    }
}
