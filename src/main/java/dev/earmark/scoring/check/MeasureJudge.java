package dev.earmark.scoring.check;

import dev.earmark.measure.MeasureName;
import dev.earmark.measure.Measures.DeadAir;
import dev.earmark.rubric.Check;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Evidence.Kind;
import dev.earmark.scoring.Verdict;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds a measure against its bounds, and points at the place where it was taken. */
final class MeasureJudge implements CheckJudge<Check.Measured> {

    private static final VerdictSource SOURCE = VerdictSource.Rule.MEASURED.alone();

    @Override
    public Finding judge(Check.Measured check, ScoringInput conversation, Aim aim) {
        Double value = conversation.measures().values().get(check.measure());
        if (value == null) {
            return new Finding.Open(conversation.words().speakersUnknown() ? Verdict.Cause.SPEAKER_UNKNOWN : Verdict.Cause.NO_MEASURE,
                    List.of(), SOURCE,
                    check.measure().label() + " could not be measured in this interaction.");
        }
        boolean high = check.atMost() != null && value > check.atMost();
        boolean low = check.atLeast() != null && value < check.atLeast();
        String reason = check.measure().label() + " is " + shown(value) + " " + check.measure().unit() + "; " + bounds(check) + ".";
        List<Evidence> places = places(check.measure(), conversation);
        return high || low ? new Finding.Fails(places, 1, SOURCE, reason) : new Finding.Holds(places, 1, SOURCE, reason);
    }

    private static List<Evidence> places(MeasureName measure, ScoringInput conversation) {
        List<Evidence> exact = switch (measure) {
            case LONGEST_CUSTOMER_WAIT -> longest(conversation,
                    WindowPlaces.waits(conversation, Speaker.CUSTOMER, 0).stream().map(DeadAir::time));
            case LONGEST_SILENCE, SILENCE, SILENCE_SHARE,
                    DEAD_AIR_COUNT -> longest(conversation, conversation.measures().deadAirs().stream().map(DeadAir::time));
            case INTERRUPTIONS_BY_AGENT -> interruptions(conversation, Speaker.AGENT);
            case INTERRUPTIONS_BY_CUSTOMER -> interruptions(conversation, Speaker.CUSTOMER);
            case HANDLE_TIME, AGENT_TALK_SHARE, CUSTOMER_TALK_SHARE, AGENT_PACE, CUSTOMER_PACE, AGENT_LONGEST_MONOLOGUE,
                    CUSTOMER_LONGEST_MONOLOGUE,
                    AGENT_LOUDNESS, CUSTOMER_LOUDNESS, AGENT_TURNS, CUSTOMER_TURNS, SENTIMENT_START, SENTIMENT_END,
                            SENTIMENT_SHIFT -> List.of();
        };
        return exact.isEmpty() ? List.of(whole(conversation)) : exact;
    }

    private static Evidence whole(ScoringInput conversation) {
        return new Evidence(Kind.PROOF, conversation.words().transcript().turns().isEmpty() ? null : 0, Speaker.UNKNOWN,
                conversation.words().spoken(), "");
    }

    private static List<Evidence> longest(ScoringInput conversation, Stream<TimeSpan> silences) {
        return silences.max(Comparator.comparing(TimeSpan::lengthMs))
                .map(time -> List.of(new Evidence(Kind.PROOF, turnBehind(conversation, time), Speaker.UNKNOWN, time, "")))
                .orElse(List.of());
    }

    private static List<Evidence> interruptions(ScoringInput conversation, Speaker by) {
        return conversation.measures().interruptions().stream().filter(cut -> cut.by() == by)
                .map(cut -> new Evidence(Kind.PROOF, cut.turn(), by, cut.overlap(), "")).toList();
    }

    private static @Nullable Integer turnBehind(ScoringInput conversation, TimeSpan silence) {
        return conversation.words().transcript().turns().stream()
                .filter(turn -> turn.time() != null && turn.time().endMs() > silence.endMs())
                .map(Turn::index).findFirst().orElse(null);
    }

    private static String bounds(Check.Measured check) {
        if (check.atLeast() != null && check.atMost() != null) {
            return "it should be from " + shown(check.atLeast()) + " to " + shown(check.atMost());
        }
        return check.atLeast() != null ? "at least " + shown(check.atLeast()) + " is required"
                : "at most " + shown(check.atMost() == null ? 0 : check.atMost()) + " is allowed";
    }

    private static String shown(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
