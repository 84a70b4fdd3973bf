package dev.earmark.moments;

import dev.earmark.moments.Moment.Tone;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a coach can say of a moment: situation, behaviour and impact, each in words that stand in the conversation, and one open question.
 *
 * @param situation what the customer said before it; null where nothing was
 * @param behaviour what the agent said
 * @param impact    what the customer said next; null where nothing came
 * @param question  open, for the agent to answer
 * @param better    what could have been said; null for praise and where no line is known
 */
public record CoachingNote(@Nullable Said situation, Said behaviour, @Nullable Said impact, String question, @Nullable Better better) {

    private static final String OF_PRAISE = "What made you say it like that, and where else would it help?";
    private static final String TO_PRACTISE = "What could you say at this place the next time?";

    /** @param quote exact words of the turn */
    public record Said(int turn, Speaker speaker, String quote) {}

    /**
     * @param byColleague whether somebody has said it to a customer; else it was written for the rubric or the kind
     * @param interactionId where; null for a written line, and where that is not told
     * @param from          the play that it is a clip of; null for a written line
     */
    public record Better(String text, boolean byColleague, @Nullable String interactionId, ColleagueLines.@Nullable FromPlay from) {}

    /** @return empty where the agent said nothing: of nothing there is nothing to say */
    public static Optional<CoachingNote> of(Moment moment, Transcript transcript, ColleagueLines lines) {
        Integer at = moment.turn();
        if (at == null || at >= transcript.turns().size()) {
            return Optional.empty();
        }
        return behaviour(moment, at, transcript).map(agent -> new CoachingNote(
                last(transcript, turn -> turn.speaker() == Speaker.CUSTOMER && turn.index() < agent.turn), agent,
                first(transcript, turn -> turn.speaker() == Speaker.CUSTOMER && turn.index() > agent.turn),
                moment.tone() == Tone.PRAISE ? OF_PRAISE : TO_PRACTISE, better(moment, lines)));
    }

    /** Of a moment of the customer's the answer; of a silence what was said before it. */
    private static Optional<Said> behaviour(Moment moment, int at, Transcript transcript) {
        Turn place = transcript.turns().get(at);
        if (place.speaker() == Speaker.AGENT && !moment.quote().isEmpty() && place.text().contains(moment.quote())) {
            return Optional.of(new Said(at, Speaker.AGENT, moment.quote()));
        }
        return Optional.ofNullable(first(transcript, turn -> turn.speaker() == Speaker.AGENT && turn.index() >= at));
    }

    private static @Nullable Said first(Transcript transcript, Predicate<Turn> wanted) {
        return transcript.turns().stream().filter(turn -> wanted.test(turn) && !turn.text().isBlank()).findFirst()
                .map(CoachingNote::said).orElse(null);
    }

    private static @Nullable Said last(Transcript transcript, Predicate<Turn> wanted) {
        return transcript.turns().stream().filter(turn -> wanted.test(turn) && !turn.text().isBlank()).reduce((_, later) -> later)
                .map(CoachingNote::said).orElse(null);
    }

    private static Said said(Turn turn) {
        return new Said(turn.index(), turn.speaker(), Passage.beginning(turn.text()));
    }

    private static @Nullable Better better(Moment moment, ColleagueLines lines) {
        if (moment.tone() == Tone.PRAISE) {
            return null;
        }
        String written = moment.betterLine();
        return lines.of(moment.kind()).map(line -> new Better(line.text(), true, line.interactionId(), line.from()))
                .orElse(written == null ? null : new Better(written, false, null, null));
    }
}
