package dev.earmark.scoring.check;

import dev.earmark.phrase.ConversationWords;
import dev.earmark.phrase.Place;
import dev.earmark.phrase.words.Token;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Reasons;
import dev.earmark.scoring.Verdict;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.transcript.Speaker;
import java.util.List;

/** How surely words were recognised, and what does not follow from them when they were not. */
final class Clarity {

    /** Right words have a confidence of about 0.9, wrong ones of 0.7; a mean below this is mostly guesses. */
    private static final double LEAST = 0.65;
    /** A verdict against the agent rests on no words that were heard with less confidence than this. */
    private static final double LEAST_TO_BLAME = 0.65;

    private Clarity() {}

    /** Mean confidence of the recogniser over a place; 1 for given text, also where nothing was said. */
    static double of(ConversationWords words, Place place) {
        return words.of(place.speaker()).tokens().subList(place.from(), place.to()).stream().mapToDouble(Token::confidence).average()
                .orElse(1);
    }

    /** Whether so little of a place was recognised with confidence that nothing follows from what was not found there. */
    static boolean tooLow(ConversationWords words, Place place) {
        return of(words, place) < LEAST;
    }

    /** Whether words were heard surely enough to be held against the agent. */
    static boolean blames(ConversationWords words, double confidence) {
        return !words.ear().recognised() || confidence >= LEAST_TO_BLAME;
    }

    /** For a place that was recognised too badly. */
    static Finding unclear(VerdictSource source, ConversationWords words, Place place, List<Evidence> where) {
        return new Finding.Open(Verdict.Cause.LOW_CONFIDENCE, where, source, Reasons.sentence("what " + Reasons.who(place.speaker())
                + " says here was recognised with only " + Reasons.percent(of(words, place)) + " confidence; please listen to it"));
    }

    /** For words that would decide had they been recognised better; they are the last piece of {@code where}. */
    static Finding doubtful(VerdictSource source, Speaker speaker, List<Evidence> where, double confidence) {
        return new Finding.Open(Verdict.Cause.LOW_CONFIDENCE, where, source, Reasons.sentence("what " + Reasons.who(speaker) + " says "
                + Reasons.at(where.getLast()) + " was recognised with only " + Reasons.percent(confidence)
                + " confidence; please listen to it"));
    }
}
