package dev.earmark.scoring;

import dev.earmark.language.ReplyFields;
import dev.earmark.rubric.Check;
import dev.earmark.scoring.ModelAnswer.Verdict;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Holds what a model says against the transcript. */
final class AnswerReader {

    private static final int LONGEST_REASON = 240;

    private final Check.Judged check;
    private final BlindTranscript transcript;
    private final BlindTranscript.Part part;
    private final double leastClarity;
    private final ModelWords words;

    AnswerReader(Check.Judged check, BlindTranscript transcript, BlindTranscript.Part part, double leastClarity, ModelWords words) {
        this.check = check;
        this.transcript = transcript;
        this.part = part;
        this.leastClarity = leastClarity;
        this.words = words;
    }

    /** A reply that cannot stand; the sentence is for the model, and of ours alone. */
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1;
        private final transient ModelAnswer.None answer;

        Wrong(dev.earmark.scoring.Verdict.Cause cause, String sentence) {
            super(sentence);
            this.answer = new ModelAnswer.None(cause, sentence);
        }

        ModelAnswer.None answer() {
            return answer;
        }
    }

    ModelAnswer.Given read(ReplyFields reply) throws Wrong {
        Verdict verdict = Verdict.valueOf(reply.text("verdict").toUpperCase(Locale.ROOT));
        String reason = words.sentence(reply.text("reason"), LONGEST_REASON);
        return switch (verdict) {
            case MET -> new ModelAnswer.Given(verdict, proof(reply, check.evidenceFrom()), List.of(), reason);
            case NOT_MET -> notMet(reply, reason);
            case NOT_APPLICABLE -> new ModelAnswer.Given(verdict, notApplicable(reply), List.of(), reason);
            case CANNOT_TELL -> new ModelAnswer.Given(verdict, List.of(), List.of(), reason);
        };
    }

    private List<FoundQuote> proof(ReplyFields reply, Set<Speaker> allowed) throws Wrong {
        List<FoundQuote> found = found(reply, allowed);
        if (found.isEmpty()) {
            throw new Wrong(dev.earmark.scoring.Verdict.Cause.QUOTE_UNVERIFIED,
                    "No quote of the evidence stands, letter for letter, in the turn that it names, said by a party whose words count.");
        }
        List<FoundQuote> clear = found.stream().filter(quote -> quote.clarity() >= leastClarity).toList();
        if (clear.isEmpty()) {
            throw new Wrong(dev.earmark.scoring.Verdict.Cause.LOW_CONFIDENCE, "The quoted words were recognised too badly to be evidence.");
        }
        return clear;
    }

    private List<FoundQuote> notApplicable(ReplyFields reply) throws Wrong {
        if (check.notApplicableWhen().isEmpty()) {
            throw new Wrong(dev.earmark.scoring.Verdict.Cause.JUDGE_UNSURE, "The rules do not allow the verdict not_applicable.");
        }
        return proof(reply, Set.of(Speaker.AGENT, Speaker.CUSTOMER));
    }

    /** Either the words that break the rule, or the place where it should have been said: what the other party said there is the occasion. */
    private ModelAnswer.Given notMet(ReplyFields reply, String reason) throws Wrong {
        if (!reply.list("evidence").isEmpty()) {
            List<FoundQuote> quotes = proof(reply, Set.of(Speaker.AGENT, Speaker.CUSTOMER));
            List<FoundQuote> own = quotes.stream().filter(quote -> check.evidenceFrom().contains(quote.evidence().speaker())).toList();
            return own.isEmpty()
                    ? new ModelAnswer.Given(Verdict.NOT_MET, List.of(), quotes.stream().flatMap(quote -> transcript.turn(quote.label()).stream()).map(this::place).toList(), reason)
                    : new ModelAnswer.Given(Verdict.NOT_MET, own, List.of(), reason);
        }
        String label = reply.text("expected_at");
        Optional<BlindTurn> expected = transcript.turn(label).filter(turn -> turn.turn().index() >= part.firstTurn() && turn.turn().index() <= part.lastTurn());
        if (expected.isEmpty() && !label.isBlank()) {
            throw new Wrong(dev.earmark.scoring.Verdict.Cause.QUOTE_UNVERIFIED, "The turn in expected_at is not among those that were shown.");
        }
        return new ModelAnswer.Given(Verdict.NOT_MET, List.of(), expected.map(turn -> List.of(place(turn))).orElse(List.of()), reason);
    }

    private Evidence place(BlindTurn turn) {
        Speaker speaker = check.evidenceFrom().size() == 1 ? check.evidenceFrom().iterator().next() : turn.turn().speaker();
        return new Evidence(Evidence.Kind.EXPECTED_HERE, turn.turn().index(), speaker, turn.turn().time(), "");
    }

    private List<FoundQuote> found(ReplyFields reply, Set<Speaker> allowed) {
        QuoteFinder finder = new QuoteFinder(transcript, allowed);
        List<FoundQuote> found = new ArrayList<>();
        for (ReplyFields piece : reply.list("evidence")) {
            finder.find(piece.text("turn"), piece.text("quote")).filter(quote -> found.stream().noneMatch(other -> other.evidence().equals(quote.evidence()))).ifPresent(found::add);
        }
        return found;
    }
}
