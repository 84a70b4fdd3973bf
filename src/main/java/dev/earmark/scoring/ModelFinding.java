package dev.earmark.scoring;

import dev.earmark.rubric.Check;
import dev.earmark.scoring.ModelAnswer.Given;
import dev.earmark.scoring.ModelAnswer.None;
import dev.earmark.scoring.Verdict.Cause;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.List;

/** Turns a model's answers, one for each time that it was asked, into a finding. */
final class ModelFinding {

    /** What a model's verdict is worth at most before its agreement with people has been measured. */
    private static final double UNMEASURED = 0.8;

    private final String engine;
    private final Check.Judged check;
    private final Conversation conversation;
    private final Judgement.Reading reading;

    /** @param reading what the answers rest on */
    ModelFinding(String engine, Check.Judged check, Conversation conversation, Judgement.Reading reading) {
        this.engine = engine;
        this.check = check;
        this.conversation = conversation;
        this.reading = reading;
    }

    /** @param answers of each run; at least one */
    Finding of(List<ModelAnswer> answers, PartJudge confirming) {
        if (answers.size() > 1 && answers.stream().map(ModelFinding::kind).distinct().count() > 1) {
            return new Finding.Open(Cause.NEEDS_REVIEW, places(answers), engine, "Asked " + answers.size() + " times, the model does not always say the same, so a person has to decide.", reading);
        }
        return switch (answers.getFirst()) {
            case None(Cause cause, String reason) -> new Finding.Open(cause, List.of(), engine, reason, reading);
            case Given given -> finding(given, confirming);
        };
    }

    private Finding finding(Given given, PartJudge confirming) {
        return switch (given.verdict()) {
            case CANNOT_TELL -> new Finding.Open(Cause.JUDGE_UNSURE, List.of(), engine, reason(given, "The model cannot tell from the words."), reading);
            case NOT_MET -> new Finding.Fails(broken(given), confidence(given), engine, reason(given, "The model finds no such words."), reading);
            case MET -> confirming.confirms(given)
                    ? new Finding.Holds(proof(given), confidence(given), engine, reason(given, "The model finds these words."), reading)
                    : unconfirmed(given);
            case NOT_APPLICABLE -> confirming.confirms(given)
                    ? new Finding.Inapplicable(proof(given), confidence(given), engine, reason(given, "The model says that it does not apply."), reading)
                    : unconfirmed(given);
        };
    }

    /** The words were said, and yet they do not prove it: shown as what came nearest. */
    private Finding unconfirmed(Given given) {
        List<Evidence> near = proof(given).stream().map(piece -> new Evidence(Evidence.Kind.NEAR_MISS, piece.turn(), piece.speaker(), piece.time(), piece.quote())).toList();
        return new Finding.Open(Cause.NEEDS_REVIEW, near, engine, "The model does not hold to its verdict when it sees the quoted words alone, so a person has to decide.", reading);
    }

    private static String kind(ModelAnswer answer) {
        return switch (answer) {
            case None _ -> "none";
            case Given given -> given.verdict().name();
        };
    }

    private static List<Evidence> proof(Given given) {
        return given.quotes().stream().map(FoundQuote::evidence).toList();
    }

    private static List<Evidence> places(List<ModelAnswer> answers) {
        List<Evidence> places = new ArrayList<>();
        for (ModelAnswer answer : answers) {
            if (answer instanceof Given given) {
                proof(given).forEach(piece -> places.add(new Evidence(Evidence.Kind.NEAR_MISS, piece.turn(), piece.speaker(), piece.time(), piece.quote())));
            }
        }
        return places.stream().distinct().limit(4).toList();
    }

    /** The words that break the rule, or where it should have been: the place that the model names, else everything that was searched. */
    private List<Evidence> broken(Given given) {
        if (!given.quotes().isEmpty()) {
            return proof(given);
        } else if (!given.expected().isEmpty()) {
            return given.expected();
        }
        Speaker speaker = check.evidenceFrom().size() == 1 ? check.evidenceFrom().iterator().next() : Speaker.UNKNOWN;
        return List.of(new Evidence(Evidence.Kind.EXPECTED_HERE, conversation.transcript().turns().isEmpty() ? null : 0, speaker, conversation.spoken(), ""));
    }

    private static double confidence(Given given) {
        return UNMEASURED * given.quotes().stream().mapToDouble(quote -> quote.alignment() * quote.clarity()).min().orElse(1);
    }

    private static String reason(Given given, String otherwise) {
        return given.reason().isEmpty() ? otherwise : "The model says: " + given.reason();
    }
}
