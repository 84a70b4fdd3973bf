package dev.earmark.judge;

import dev.earmark.judge.ModelAnswer.Decision;
import dev.earmark.judge.ModelAnswer.NoDecision;
import dev.earmark.judge.blind.FoundQuote;
import dev.earmark.phrase.ConversationWords;
import dev.earmark.rubric.Check;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Verdict.Cause;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.scoring.check.Finding;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.List;

/** Turns a model's answers, one for each time that it was asked, into a finding. */
final class ModelFinding {

    /** What a model's verdict is worth at most before its agreement with people has been measured. */
    private static final double UNMEASURED = 0.8;

    /** A verdict that rests on what was not said is worth less. */
    private static final double UNQUOTED = 0.75;

    private final VerdictSource source;
    private final Check.Judged check;
    private final ConversationWords conversation;
    private final Judgement.Reading reading;

    /** @param reading what the answers rest on */
    ModelFinding(VerdictSource source, Check.Judged check, ConversationWords conversation, Judgement.Reading reading) {
        this.source = source;
        this.check = check;
        this.conversation = conversation;
        this.reading = reading;
    }

    /**
     * @param answers of each run; at least one
     * @param held    whether the model held to a favourable verdict when it saw the quotes alone; true when it was not asked
     */
    Finding of(List<ModelAnswer> answers, boolean held) {
        if (!agree(answers)) {
            return new Finding.Open(Cause.NEEDS_REVIEW, places(answers), source,
                    "Asked " + answers.size() + " times, the model gave different answers, so a person has to decide.", reading);
        }
        return switch (answers.getFirst()) {
            case NoDecision(Cause cause, String reason) -> new Finding.Open(cause, List.of(), source, reason, reading);
            case Decision decision -> finding(decision, held);
        };
    }

    /** Whether all runs came to the same. */
    static boolean agree(List<ModelAnswer> answers) {
        return answers.stream().map(ModelFinding::kind).distinct().count() <= 1;
    }

    private Finding finding(Decision decision, boolean held) {
        return switch (decision.verdict()) {
            case CANNOT_TELL -> new Finding.Open(Cause.JUDGE_UNSURE, List.of(), source,
                    reason(decision, "The model cannot tell from the words."), reading);
            case NOT_MET -> new Finding.Fails(broken(decision), confidence(decision), source,
                    reason(decision, "The model finds no such words."), reading);
            case MET -> held
                    ? new Finding.Holds(proof(decision), confidence(decision), source, reason(decision, "The model finds these words."),
                            reading)
                    : unconfirmed(decision);
            case NOT_APPLICABLE -> held
                    ? new Finding.Inapplicable(proof(decision), confidence(decision), source,
                            reason(decision, "The model says that it does not apply."), reading)
                    : unconfirmed(decision);
        };
    }

    /** The words were said, and yet they do not prove it: shown as what came nearest. */
    private Finding unconfirmed(Decision decision) {
        List<Evidence> near = proof(decision).stream()
                .map(piece -> new Evidence(Evidence.Kind.NEAR_MISS, piece.turn(), piece.speaker(), piece.time(), piece.quote())).toList();
        return new Finding.Open(Cause.NEEDS_REVIEW, near, source,
                "Shown only the quoted words, the model did not confirm its verdict, so a person has to decide.", reading);
    }

    private static String kind(ModelAnswer answer) {
        return switch (answer) {
            case NoDecision _ -> "none";
            case Decision decision -> decision.verdict().name();
        };
    }

    private static List<Evidence> proof(Decision decision) {
        return decision.quotes().stream().map(FoundQuote::evidence).toList();
    }

    private static List<Evidence> places(List<ModelAnswer> answers) {
        List<Evidence> places = new ArrayList<>();
        for (ModelAnswer answer : answers) {
            if (answer instanceof Decision decision) {
                proof(decision).forEach(piece -> places.add(new Evidence(Evidence.Kind.NEAR_MISS, piece.turn(), piece.speaker(),
                        piece.time(), piece.quote())));
            }
        }
        return places.stream().distinct().limit(4).toList();
    }

    /** The words that break the rule, or where it should have been: the place that the model names, else everything that was searched. */
    private List<Evidence> broken(Decision decision) {
        if (!decision.quotes().isEmpty()) {
            return proof(decision);
        } else if (!decision.expected().isEmpty()) {
            return decision.expected();
        }
        Speaker speaker = check.evidenceFrom().size() == 1 ? check.evidenceFrom().iterator().next() : Speaker.UNKNOWN;
        return List.of(new Evidence(Evidence.Kind.EXPECTED_HERE, conversation.transcript().turns().isEmpty() ? null : 0, speaker,
                conversation.spoken(), ""));
    }

    private static double confidence(Decision decision) {
        if (decision.quotes().isEmpty() && decision.verdict() == ModelVerdict.NOT_APPLICABLE) {
            return UNMEASURED * UNQUOTED;
        }
        return UNMEASURED * decision.quotes().stream().mapToDouble(quote -> quote.alignment() * quote.clarity()).min().orElse(1);
    }

    private static String reason(Decision decision, String otherwise) {
        return decision.reason().isEmpty() ? otherwise : "The model says: " + decision.reason();
    }
}
