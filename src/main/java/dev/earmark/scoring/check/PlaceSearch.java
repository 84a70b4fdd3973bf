package dev.earmark.scoring.check;

import dev.earmark.phrase.ConversationWords;
import dev.earmark.phrase.Place;
import dev.earmark.rubric.Window;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Reasons;
import dev.earmark.scoring.Verdict;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What every judge that looks for words has in common: when it cannot look at all, and how several places make one finding. */
public final class PlaceSearch {

    private PlaceSearch() {}

    /** Looks at each place of a window; all must hold. */
    static Finding everywhere(VerdictSource source, Window window, Speaker from, ScoringInput conversation, int after,
            Function<Place, Finding> look) {
        @Nullable Finding blind = cannotLook(source, from, conversation.words());
        if (blind != null) {
            return blind;
        }
        @Nullable List<Place> places = WindowPlaces.of(window, from, conversation, after);
        if (places == null) {
            return new Finding.Open(Verdict.Cause.NO_MEASURE, List.of(), source,
                    "The transcript has no times, which this criterion needs.");
        }
        return together(source, places.stream().map(look).toList());
    }

    /** Why nothing can be looked for in this party's words; null when it can. */
    public static @Nullable Finding cannotLook(VerdictSource source, Speaker from, ConversationWords words) {
        if (words.speakersUnknown() && words.transcript().channel() != Channel.VOICE) {
            return words.knownSpeakersDecide() ? nothingSaid(source, from, words)
                    : new Finding.Open(Verdict.Cause.AUTHOR_UNKNOWN, List.of(), source,
                            "For too many messages it is not known who wrote them, so it cannot be decided whether " + Reasons.who(from)
                                    + " did.");
        } else if (words.speakersUnknown()) {
            return new Finding.Open(Verdict.Cause.SPEAKER_UNKNOWN, List.of(), source,
                    "Both parties are on one channel, so it cannot be decided whether " + Reasons.who(from) + " said it.");
        }
        return nothingSaid(source, from, words);
    }

    private static @Nullable Finding nothingSaid(VerdictSource source, Speaker from, ConversationWords words) {
        if (words.of(from).isEmpty()) {
            return new Finding.Open(Verdict.Cause.NOTHING_SAID, List.of(), source,
                    Reasons.sentence("no words of " + Reasons.who(from) + " were recognised"));
        }
        return null;
    }

    private static Finding together(VerdictSource source, List<Finding> findings) {
        if (findings.isEmpty()) {
            return new Finding.Absent(source, "There was no wait of that length, so there is nothing to check.");
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
        return new Finding.Holds(evidence.stream().distinct().toList(), confidence, source, findings.getFirst().reason());
    }

    static String notSaid(Place place) {
        String where = place.time() == null ? "" : " between " + Reasons.clock(place.time().startMs()) + " and "
                + Reasons.clock(place.time().endMs());
        return Reasons.sentence(Reasons.who(place.speaker()) + " does not say so" + where);
    }
}
