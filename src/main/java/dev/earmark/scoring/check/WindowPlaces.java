package dev.earmark.scoring.check;

import dev.earmark.measure.Measures.DeadAir;
import dev.earmark.phrase.Place;
import dev.earmark.phrase.words.Token;
import dev.earmark.rubric.Window;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Turns a rubric's {@link Window} into places of one conversation. */
final class WindowPlaces {

    /** The other party's words count as notice of a wait when they were said this long before it or less. */
    private static final long NOTICE_MS = 15_000;
    /** Words count as said straight after a wait when they begin this soon after it. */
    private static final long AFTERWARDS_MS = 6_000;

    private WindowPlaces() {}

    /**
     * Where a check has to look; every place has to satisfy it.
     *
     * @param after turn from which {@link Window.NextTurns} counts, −1 for the start
     * @return null when the window needs times and there are none
     */
    static @Nullable List<Place> of(Window window, Speaker speaker, ScoringInput conversation, int after) {
        TimeSpan spoken = conversation.words().spoken();
        return switch (window) {
            case Window.Whole _ -> List.of(place(conversation, speaker, _ -> true, spoken));
            case Window.FirstSeconds(double seconds) -> spoken == null
                    ? null
                    : List.of(timed(conversation, speaker, new TimeSpan(spoken.startMs(),
                            Math.min(spoken.endMs(), spoken.startMs() + (long) (seconds * 1_000)))));
            case Window.LastSeconds(double seconds) -> spoken == null
                    ? null
                    : List.of(timed(conversation, speaker, new TimeSpan(Math.max(spoken.startMs(),
                            spoken.endMs() - (long) (seconds * 1_000)), spoken.endMs())));
            case Window.FirstTurns(int turns, Speaker of) ->
                    List.of(turns(conversation, speaker, first(conversation.words().spokenTurns(of), turns)));
            case Window.LastTurns(int turns, Speaker of) ->
                    List.of(turns(conversation, speaker, last(conversation.words().spokenTurns(of), turns)));
            case Window.NextTurns(int turns, Speaker of) -> List.of(turns(conversation, speaker,
                    first(conversation.words().spokenTurns(of).stream().filter(turn -> turn.index() > after).toList(), turns)));
            case Window.AfterTurns(int turns, Speaker of) -> List.of(turns(conversation, speaker, after(conversation, speaker, turns, of)));
            case Window.AroundWaits(Speaker waiting, double seconds) -> conversation.words().hasTimes()
                    ? waits(conversation, waiting, seconds).stream().map(wait -> around(conversation, speaker, wait.time())).toList()
                    : null;
        };
    }

    /** Silences of at least {@code seconds} in which {@code waiting} was kept waiting by the other party. */
    static List<DeadAir> waits(ScoringInput conversation, Speaker waiting, double seconds) {
        return conversation.measures().deadAirs().stream()
                .filter(silence -> silence.keptWaiting() == waiting && silence.time().lengthMs() >= seconds * 1_000)
                .toList();
    }

    /** Everything that one party says from a turn on. */
    static Place rest(ScoringInput conversation, Speaker speaker, int fromTurn) {
        return turns(conversation, speaker, conversation.words().spokenTurns(speaker).stream().filter(turn -> turn.index() >= fromTurn)
                .toList());
    }

    /** Words that are spoken in the span, if only in part: where only turns have times, a long turn may begin well before its words. */
    private static Place timed(ScoringInput conversation, Speaker speaker, TimeSpan span) {
        return place(conversation, speaker, token -> token.time() != null && token.time().startMs() <= span.endMs()
                && token.time().endMs() >= span.startMs(), span);
    }

    private static Place turns(ScoringInput conversation, Speaker speaker, List<Turn> turns) {
        if (turns.isEmpty()) {
            return new Place(speaker, 0, 0, null, null);
        }
        int first = turns.getFirst().index();
        int last = turns.getLast().index();
        @Nullable TimeSpan from = turns.getFirst().time();
        @Nullable TimeSpan to = turns.getLast().time();
        Place place = place(conversation, speaker, token -> token.turn() >= first && token.turn() <= last,
                from == null || to == null ? null : from.covering(to));
        return new Place(speaker, place.from(), place.to(), first, place.time());
    }

    /** The last words before a silence, as far as they are notice of it, and the first turn after it. */
    private static Place around(ScoringInput conversation, Speaker speaker, TimeSpan silence) {
        List<Turn> turns = conversation.words().spokenTurns(speaker).stream()
                .filter(turn -> turn.time() != null && isNear(turn.time(), silence)).toList();
        Place place = turns(conversation, speaker, turns);
        return new Place(speaker, place.from(), place.to(), turnAt(conversation, silence), silence);
    }

    private static boolean isNear(TimeSpan turn, TimeSpan silence) {
        return turn.startMs() < silence.endMs()
                ? turn.endMs() >= silence.startMs() - NOTICE_MS
                : turn.startMs() <= silence.endMs() + AFTERWARDS_MS;
    }

    private static @Nullable Integer turnAt(ScoringInput conversation, TimeSpan silence) {
        return conversation.words().transcript().turns().stream()
                .filter(turn -> turn.time() != null && turn.time().startMs() >= silence.endMs() - 1)
                .map(Turn::index).findFirst().orElse(null);
    }

    private static Place place(ScoringInput conversation, Speaker speaker, Predicate<Token> within, @Nullable TimeSpan time) {
        List<Token> tokens = conversation.words().of(speaker).tokens();
        int from = 0;
        while (from < tokens.size() && !within.test(tokens.get(from))) {
            from++;
        }
        int to = from;
        while (to < tokens.size() && within.test(tokens.get(to))) {
            to++;
        }
        @Nullable Integer turn = from < tokens.size() ? (Integer) tokens.get(from).turn() : firstTurn(conversation);
        return new Place(speaker, from, to, turn, time);
    }

    private static @Nullable Integer firstTurn(ScoringInput conversation) {
        return conversation.words().transcript().turns().isEmpty() ? null : 0;
    }

    private static List<Turn> after(ScoringInput conversation, Speaker speaker, int turns, Speaker of) {
        List<Turn> opening = first(conversation.words().spokenTurns(of), turns);
        return opening.size() < turns
                ? List.of()
                : conversation.words().spokenTurns(speaker).stream().filter(turn -> turn.index() > opening.getLast().index()).toList();
    }

    private static List<Turn> first(List<Turn> turns, int count) {
        return turns.subList(0, Math.min(count, turns.size()));
    }

    private static List<Turn> last(List<Turn> turns, int count) {
        return new ArrayList<>(turns.subList(Math.max(0, turns.size() - count), turns.size()));
    }
}
