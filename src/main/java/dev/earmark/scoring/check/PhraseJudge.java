package dev.earmark.scoring.check;

import dev.earmark.phrase.Place;
import dev.earmark.phrase.match.Match;
import dev.earmark.phrase.match.PhraseSearch;
import dev.earmark.phrase.match.Tolerance;
import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.rubric.Check;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Evidence.Kind;
import dev.earmark.scoring.Quotes;
import dev.earmark.scoring.Reasons;
import dev.earmark.scoring.VerdictSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks for words. What a recogniser was unsure of neither proves nor disproves. */
final class PhraseJudge implements CheckJudge<Check.Phrase> {

    private static final VerdictSource SOURCE = VerdictSource.Rule.PHRASE.alone();

    /** Words that were heard with less confidence than this, and do not fit exactly, prove nothing. */
    private static final double LEAST_CONFIDENCE = 0.5;
    private static final double SURE = 0.97;
    private static final Comparator<Match> CHEAPEST_THEN_FIRST = Comparator.comparingDouble(Match::costShare).thenComparingInt(Match::from);

    private final Automata automata;

    PhraseJudge(Automata automata) {
        this.automata = automata;
    }

    @Override
    public Finding judge(Check.Phrase check, ScoringInput conversation, Aim aim) {
        return PlaceSearch.everywhere(SOURCE, check.within(), check.from(), conversation, aim.after(),
                place -> look(check, conversation, place, aim.forbidden()));
    }

    private Finding look(Check.Phrase check, ScoringInput conversation, Place place, boolean forbidden) {
        double tolerance = conversation.words().search(check.from()).tolerance();
        @Nullable Match best = best(check, conversation, place, tolerance, _ -> true);
        @Nullable Match proof = forbidden ? best(check, conversation, place, tolerance,
                match -> proves(match) && Clarity.blames(conversation.words(), match.confidence())) : best;
        if (proof != null && proves(proof)) {
            return said(conversation, place, proof);
        } else if (best != null && proves(best)) {
            return Clarity.doubtful(SOURCE, place.speaker(), quotes(Kind.NEAR_MISS, conversation, place, best), best.confidence());
        }
        return missing(conversation, place, best != null ? best : best(check, conversation, place, Tolerance.NEAR, _ -> true));
    }

    private static boolean proves(Match match) {
        return match.costShare() == 0 || strength(match) >= LEAST_CONFIDENCE;
    }

    private @Nullable Match best(Check.Phrase check, ScoringInput conversation, Place place, double costShare, Predicate<Match> wanted) {
        PhraseSearch search = conversation.words().search(check.from());
        @Nullable Match best = null;
        for (Pattern pattern : check.patterns()) {
            for (Match match : search.find(automata.of(pattern), place.from(), place.to(), costShare)) {
                if (wanted.test(match) && (best == null || CHEAPEST_THEN_FIRST.compare(match, best) < 0)) {
                    best = match;
                }
            }
        }
        return best;
    }

    private static Finding said(ScoringInput conversation, Place place, Match match) {
        List<Evidence> proof = quotes(Kind.PROOF, conversation, place, match);
        String how = match.costShare() == 0 ? "" : conversation.words().ear().recognised()
                ? ", allowing for recognition errors" : ", spelled a little differently";
        return new Finding.Holds(proof, SURE * strength(match), SOURCE,
                Reasons.sentence(Reasons.who(place.speaker()) + " says so " + Reasons.at(proof.getFirst()) + how));
    }

    private static Finding missing(ScoringInput conversation, Place place, @Nullable Match near) {
        List<Evidence> where = new ArrayList<>(List.of(Quotes.expected(place)));
        if (near != null) {
            where.addAll(quotes(Kind.NEAR_MISS, conversation, place, near));
        }
        if (near != null && !Clarity.blames(conversation.words(), near.confidence())) {
            return Clarity.doubtful(SOURCE, place.speaker(), where, near.confidence());
        }
        if (Clarity.tooLow(conversation.words(), place)) {
            return Clarity.unclear(SOURCE, conversation.words(), place, where);
        }
        double doubt = near == null ? 0 : 0.3 * (1 - near.costShare() / Tolerance.NEAR);
        return new Finding.Fails(where, (SURE - doubt) * Clarity.of(conversation.words(), place), SOURCE, PlaceSearch.notSaid(place));
    }

    private static List<Evidence> quotes(Kind kind, ScoringInput conversation, Place place, Match match) {
        return Quotes.of(kind, conversation.words(), conversation.words().of(place.speaker()), match.from(), match.to());
    }

    private static double strength(Match match) {
        return match.confidence() * (1 - match.costShare());
    }
}
