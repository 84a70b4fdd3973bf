package dev.earmark.scoring.check;

import dev.earmark.redaction.PrivateKind;
import dev.earmark.redaction.PrivateMarks;
import dev.earmark.redaction.RecorderPauses;
import dev.earmark.redaction.Removal;
import dev.earmark.rubric.Check;
import dev.earmark.rubric.Check.PrivateWords.When;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Evidence.Kind;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import java.util.List;
import java.util.stream.Collectors;

/** Looks at the marks that stand where private words were removed, and at when the recorder was paused. */
final class PrivateWordsJudge implements CheckJudge<Check.PrivateWords> {

    private static final VerdictSource SOURCE = VerdictSource.Rule.MARKS.alone();
    private static final int MOST_PLACES = 4;

    @Override
    public Finding judge(Check.PrivateWords check, ScoringInput conversation, Aim aim) {
        Transcript transcript = conversation.words().transcript();
        List<TimeSpan> pauses = RecorderPauses.in(transcript);
        if (check.when() != When.ANYWHERE && pauses.isEmpty()) {
            return new Finding.Inapplicable(List.of(), 1, SOURCE, "The recorder was not paused in this conversation, as far as is known.",
                    null);
        }
        List<Removal> found = PrivateMarks.in(transcript).stream().filter(removal -> check.kinds().contains(removal.kind())
                && within(check.when(), removal, pauses)).toList();
        String reason = found.isEmpty() ? "No " + kinds(check) + " was found" + where(check.when()) + "."
                : "Said" + where(check.when()) + ", and removed: " + named(found) + ".";
        List<Evidence> places = found.isEmpty() ? List.of(new Evidence(Kind.PROOF, transcript.turns().isEmpty() ? null : 0, Speaker.UNKNOWN,
                conversation.words().spoken(), "")) : places(found, transcript);
        return found.isEmpty() == check.expected() ? new Finding.Fails(places, 1, SOURCE, reason)
                : new Finding.Holds(places, 1, SOURCE, reason);
    }

    /** The first pause decides: whatever is recorded behind it was to be left out, or need not have been said. */
    private static boolean within(When when, Removal removal, List<TimeSpan> pauses) {
        TimeSpan time = removal.time();
        return switch (when) {
            case ANYWHERE -> true;
            case BEFORE_PAUSE -> time != null && time.startMs() < pauses.getFirst().startMs();
            case AFTER_PAUSE -> time != null && time.startMs() >= pauses.getFirst().endMs();
        };
    }

    private static List<Evidence> places(List<Removal> found, Transcript transcript) {
        return found.stream().limit(MOST_PLACES).map(removal -> new Evidence(Kind.PROOF, removal.turn(),
                transcript.turns().get(removal.turn()).speaker(), removal.time(), "")).toList();
    }

    private static String kinds(Check.PrivateWords check) {
        return check.kinds().stream().map(PrivateWordsJudge::word).collect(Collectors.joining(" or "));
    }

    private static String named(List<Removal> found) {
        String words = found.stream().map(removal -> word(removal.kind())).distinct().collect(Collectors.joining(", "));
        return words + (found.size() == 1 ? "" : ", " + found.size() + " times");
    }

    private static String word(PrivateKind kind) {
        return kind.label().replace('-', ' ');
    }

    private static String where(When when) {
        return switch (when) {
            case ANYWHERE -> "";
            case BEFORE_PAUSE -> " before the recorder was paused";
            case AFTER_PAUSE -> " after the recorder was paused";
        };
    }
}
