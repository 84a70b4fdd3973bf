package dev.earmark.scoring;

import dev.earmark.phrase.words.Token;
import dev.earmark.rubric.Window;
import dev.earmark.scoring.Places.Place;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What every judge that looks for words has in common: when it cannot look at all, and how several places make one finding. */
final class Looking {

    /** Right words have a confidence of about 0.9, wrong ones of 0.7; a mean below this is mostly guesses. */
    private static final double LEAST_CLARITY = 0.65;
    /** A verdict against the agent rests on no words that were heard with less confidence than this. */
    private static final double LEAST_TO_BLAME = 0.65;

    private Looking() {}

    /** Looks at each place of a window; all must hold. */
    static Finding everywhere(String engine, Window window, Speaker from, Conversation conversation, int after, Function<Place, Finding> look) {
        @Nullable Finding blind = cannotLook(engine, from, conversation);
        if (blind != null) {
            return blind;
        }
        @Nullable List<Place> places = Places.of(window, from, conversation, after);
        if (places == null) {
            return new Finding.Open(Verdict.Cause.NO_MEASURE, List.of(), engine, "The transcript has no times, which this criterion needs.");
        }
        return together(engine, places.stream().map(look).toList());
    }

    /** Why nothing can be looked for in this party's words; null when it can. */
    static @Nullable Finding cannotLook(String engine, Speaker from, Conversation conversation) {
        if (conversation.speakersUnknown()) {
            return new Finding.Open(Verdict.Cause.SPEAKER_UNKNOWN, List.of(), engine,
                    "Both parties are on one channel, so nobody can tell whether " + Quotes.who(from) + " said it.");
        }
        if (conversation.line(from).isEmpty()) {
            return new Finding.Open(Verdict.Cause.NOTHING_SAID, List.of(), engine, sentence("no words of " + Quotes.who(from) + " were recognised"));
        }
        return null;
    }

    private static Finding together(String engine, List<Finding> findings) {
        if (findings.isEmpty()) {
            return new Finding.Absent(engine, "There was no such wait, so there is nothing to look at.");
        }
        List<Evidence> evidence = new ArrayList<>();
        double confidence = 1;
        for (Finding finding : findings) {
            if (finding instanceof Finding.Fails) {
                return finding;
            }
        }
        for (Finding finding : findings) {
            if (finding instanceof Finding.Open) {
                return finding;
            }
            evidence.addAll(finding.evidence());
            confidence = Math.min(confidence, finding.confidence());
        }
        return new Finding.Holds(evidence.stream().distinct().toList(), confidence, engine, findings.getFirst().reason());
    }

    static String notSaid(Place place) {
        String where = place.time() == null ? "" : " between " + Quotes.clock(place.time().startMs()) + " and " + Quotes.clock(place.time().endMs());
        return sentence(Quotes.who(place.speaker()) + " does not say so" + where);
    }

    /** Mean confidence of the recogniser over a place; 1 for given text, also where nothing was said. */
    static double confidence(Conversation conversation, Place place) {
        return conversation.line(place.speaker()).tokens().subList(place.from(), place.to()).stream().mapToDouble(Token::confidence).average().orElse(1);
    }

    /** Whether so little of a place was recognised with confidence that nothing follows from what was not found there. */
    static boolean tooUnclear(Conversation conversation, Place place) {
        return confidence(conversation, place) < LEAST_CLARITY;
    }

    static Finding unclear(String engine, Conversation conversation, Place place, List<Evidence> where) {
        return new Finding.Open(Verdict.Cause.LOW_CONFIDENCE, where, engine, sentence("what " + Quotes.who(place.speaker())
                + " says here was recognised with confidence " + percent(confidence(conversation, place)) + " only: listen to it"));
    }

    /** Whether words were heard surely enough to be held against the agent. */
    static boolean blames(Conversation conversation, double confidence) {
        return !conversation.ear().recognised() || confidence >= LEAST_TO_BLAME;
    }

    /** For words that would decide had they been recognised better; they are the last piece of {@code where}. */
    static Finding doubtful(String engine, Speaker speaker, List<Evidence> where, double confidence) {
        return new Finding.Open(Verdict.Cause.LOW_CONFIDENCE, where, engine, sentence("what " + Quotes.who(speaker) + " says "
                + Quotes.at(where.getLast()) + " was recognised with confidence " + percent(confidence) + " only: listen to it"));
    }

    static String sentence(String clause) {
        return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1).strip() + ".";
    }

    static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
