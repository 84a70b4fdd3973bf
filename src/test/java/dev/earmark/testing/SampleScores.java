package dev.earmark.testing;

import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Verdict;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds judgements whose quotes have the times of their words. */
public final class SampleScores {

    private final Transcript transcript;

    public SampleScores(Transcript transcript) {
        this.transcript = transcript;
    }

    public static Judgement judged(String criterion, Verdict verdict, double maxPoints, String engine, String reason,
            Evidence... evidence) {
        double points = switch (verdict) {
            case Verdict.Met _ -> maxPoints;
            case Verdict.Partly partly -> maxPoints * partly.share();
            case Verdict.NotMet _, Verdict.NotApplicable _, Verdict.Unscored _ -> 0;
        };
        return new Judgement(criterion, verdict, points, maxPoints, 0.8765, VerdictSource.of(engine), reason, Arrays.asList(evidence));
    }

    public Evidence proof(int turn, String quote) {
        return evidence(Evidence.Kind.PROOF, turn, quote);
    }

    public Evidence nearest(int turn, String quote) {
        return evidence(Evidence.Kind.NEAR_MISS, turn, quote);
    }

    public Evidence expectedHere(int turn) {
        Turn at = transcript.turns().get(turn);
        return new Evidence(Evidence.Kind.EXPECTED_HERE, turn, at.speaker(), at.time(), "");
    }

    private Evidence evidence(Evidence.Kind kind, int turn, String quote) {
        Turn at = transcript.turns().get(turn);
        if (!at.text().contains(quote)) {
            throw new IllegalArgumentException("turn " + turn + " does not hold: " + quote);
        }
        return new Evidence(kind, turn, at.speaker(), timeOf(at, quote), quote);
    }

    private static @Nullable TimeSpan timeOf(Turn turn, String quote) {
        if (!turn.hasWords()) {
            return turn.time();
        }
        long before = turn.text().substring(0, turn.text().indexOf(quote)).chars().filter(c -> c == ' ').count();
        List<Word> words = turn.words().subList((int) before, (int) before + quote.split(" ").length);
        return words.getFirst().time().covering(words.getLast().time());
    }
}
