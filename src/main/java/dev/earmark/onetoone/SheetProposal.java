package dev.earmark.onetoone;

import dev.earmark.insight.AgentInsight.Known;
import dev.earmark.insight.AgentInsight.Place;
import dev.earmark.insight.Repeating;
import dev.earmark.insight.Subject;
import dev.earmark.moments.CoachingNote;
import dev.earmark.moments.CoachingNote.Said;
import dev.earmark.moments.Moment;
import dev.earmark.onetoone.AgentMoments.AgentMoment;
import dev.earmark.store.OneToOnes;
import dev.earmark.store.OneToOnes.About;
import dev.earmark.store.OneToOnes.Kind;
import dev.earmark.store.OneToOnes.Words;
import dev.earmark.transcript.TimeSpan;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a sheet is begun with: of patterns only, never of a single slip. */
final class SheetProposal {

    private static final int MOST_CHALLENGES = 2;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private SheetProposal() {}

    /** An entry that nobody has written yet. */
    record Proposed(Kind kind, Words words, OneToOnes.@Nullable Place place, About about) {}

    /**
     * @param moments of the agent's last interactions
     * @param missed  where something was missed, in one of its examples
     */
    static List<Proposed> of(Known known, List<AgentMoment> moments, Function<Repeating, Optional<AgentMoment>> missed) {
        List<Proposed> all = new ArrayList<>();
        known.priorities().strengths().forEach(strength -> all.add(win(known, strength, moments)));
        known.priorities().later().stream().limit(MOST_CHALLENGES).forEach(later -> all.add(proposed(Kind.CHALLENGE, missed(known, later),
                missed.apply(later), later.subject())));
        Repeating focus = known.priorities().focus();
        if (focus != null) {
            Optional<AgentMoment> marked = marked(known, moments);
            all.add(proposed(Kind.PRIORITY, missed(known, focus), marked.isPresent() ? marked : missed.apply(focus), focus.subject()));
        }
        return all;
    }

    private static String title(Known known, Repeating finding) {
        return known.titles().getOrDefault(finding.subject(), finding.subject().id());
    }

    private static Proposed win(Known known, Repeating strength, List<AgentMoment> moments) {
        int well = strength.calls() - strength.missed();
        String text = strength.subject().isHabit()
                ? title(known, strength) + ": only in " + strength.missed() + " of the last " + strength.calls() + "."
                : title(known, strength) + " Met in " + well + " of the last " + strength.calls() + ".";
        Optional<AgentMoment> heard = moments.stream().filter(one -> one.moment().tone() == Moment.Tone.PRAISE
                && one.moment().kind().equals(strength.subject().id())).findFirst();
        return proposed(Kind.WIN, text, heard, strength.subject());
    }

    /** The moment that was marked for the focus. */
    private static Optional<AgentMoment> marked(Known known, List<AgentMoment> moments) {
        return known.places().stream().filter(place -> place.moment() != null)
                .flatMap(place -> moments.stream().filter(one -> at(one, place))).findFirst();
    }

    private static boolean at(AgentMoment one, Place place) {
        return one.interactionId().equals(place.interactionId()) && one.moment().equals(place.moment());
    }

    /** {@code Is the fee named? Missed in 9 of the last 14; colleagues would miss 21 % of them.} */
    private static String missed(Known known, Repeating finding) {
        Repeating.Beside beside = finding.beside();
        String colleagues = beside == null ? "" : String.format(Locale.ROOT, "; colleagues would miss %.0f %% of them",
                100 * beside.expected());
        return title(known, finding) + (finding.subject().isHabit() ? ": in " : " Missed in ") + finding.missed() + " of the last "
                + finding.calls() + colleagues + ".";
    }

    private static Proposed proposed(Kind kind, String text, Optional<AgentMoment> heard, Subject subject) {
        return heard.map(one -> new Proposed(kind, words(text, one), place(one), new About(subject.rubricId(), subject.id())))
                .orElseGet(() -> new Proposed(kind, new Words(text, "", "", "", ""), null, new About(subject.rubricId(), subject.id())));
    }

    private static OneToOnes.@Nullable Place place(AgentMoment one) {
        Integer turn = one.moment().turn();
        TimeSpan time = one.moment().time();
        return turn == null ? null : new OneToOnes.Place(one.interactionId(), turn, time == null ? null : (Long) time.startMs(),
                time == null ? null : (Long) time.endMs());
    }

    /** Situation, behaviour and impact in words of the conversation, and the open question. */
    static Words words(String text, AgentMoment one) {
        CoachingNote note = one.note();
        return note == null ? new Words(text, on(one.at()), "", "", "")
                : new Words(text, on(one.at()) + quoted(" The customer had said: ", note.situation()), quoted("", note.behaviour()),
                        quoted("The customer went on: ", note.impact()), note.question());
    }

    private static String on(Instant at) {
        return "On " + DAY.format(at) + ".";
    }

    private static String quoted(String before, @Nullable Said said) {
        return said == null ? "" : before + "“" + said.quote() + "”";
    }
}
