package dev.earmark.judge;

import dev.earmark.judge.blind.BlindTranscript;
import dev.earmark.judge.blind.BlindTurn;
import dev.earmark.judge.blind.FoundQuote;
import dev.earmark.judge.blind.ModelWords;
import dev.earmark.judge.blind.QuoteFinder;
import dev.earmark.language.prompt.ReplyFields;
import dev.earmark.rubric.Check;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Verdict;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Holds what a model says against the transcript. */
final class AnswerReader {

    private static final int LONGEST_REASON = 240;
    private static final Set<Speaker> EITHER = Set.of(Speaker.AGENT, Speaker.CUSTOMER);

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
    static final class BadReply extends Exception {

        private static final long serialVersionUID = 1;
        private final transient ModelAnswer.NoDecision answer;

        BadReply(Verdict.Cause cause, String sentence) {
            super(sentence);
            this.answer = new ModelAnswer.NoDecision(cause, sentence);
        }

        ModelAnswer.NoDecision answer() {
            return answer;
        }
    }

    ModelAnswer.Decision read(ReplyFields reply) throws BadReply {
        ModelVerdict verdict = ModelVerdict.valueOf(reply.text("verdict").toUpperCase(Locale.ROOT));
        String reason = words.sentence(reply.text("reason"), LONGEST_REASON);
        return switch (verdict) {
            case MET -> new ModelAnswer.Decision(verdict, proof(reply, check.evidenceFrom()), List.of(), reason);
            case NOT_MET -> notMet(reply, reason);
            case NOT_APPLICABLE -> new ModelAnswer.Decision(verdict, notApplicable(reply), List.of(), reason);
            case CANNOT_TELL -> new ModelAnswer.Decision(verdict, List.of(), List.of(), reason);
        };
    }

    private List<FoundQuote> proof(ReplyFields reply, Set<Speaker> allowed) throws BadReply {
        List<FoundQuote> found = found(reply, allowed);
        if (found.isEmpty()) {
            throw new BadReply(Verdict.Cause.QUOTE_UNVERIFIED,
                    "No quote of the evidence stands, letter for letter, in the turn that it names, said by a party whose words count.");
        }
        List<FoundQuote> clear = found.stream().filter(quote -> quote.clarity() >= leastClarity).toList();
        if (clear.isEmpty()) {
            throw new BadReply(Verdict.Cause.LOW_CONFIDENCE, "The quoted words were recognised too badly to be evidence.");
        }
        return clear;
    }

    /** That there was no occasion can often not be quoted; where it is critical, it has to be. */
    private List<FoundQuote> notApplicable(ReplyFields reply) throws BadReply {
        if (check.notApplicableWhen().isEmpty()) {
            throw new BadReply(Verdict.Cause.JUDGE_UNSURE, "The rules do not allow the verdict not_applicable.");
        }
        return reply.list("evidence").isEmpty() && !check.critical() ? List.of() : proof(reply, EITHER);
    }

    /**
     * Either the words that break the rule, or the place where it should have been said: what the other party said there is the occasion.
     */
    private ModelAnswer.Decision notMet(ReplyFields reply, String reason) throws BadReply {
        Optional<BlindTurn> expected = transcript.turn(reply.text("expected_at"))
                .filter(turn -> turn.turn().index() >= part.firstTurn() && turn.turn().index() <= part.lastTurn());
        List<Evidence> places = expected.map(turn -> List.of(place(turn))).orElse(List.of());
        boolean wordless = reply.list("evidence").stream()
                .noneMatch(piece -> piece.text("quote").chars().anyMatch(Character::isLetterOrDigit));
        if (wordless || !places.isEmpty() && found(reply, EITHER).isEmpty()) {
            return new ModelAnswer.Decision(ModelVerdict.NOT_MET, List.of(), places, reason);
        }
        List<FoundQuote> quotes = proof(reply, EITHER);
        List<FoundQuote> own = quotes.stream().filter(quote -> check.evidenceFrom().contains(quote.evidence().speaker())).toList();
        return own.isEmpty()
                ? new ModelAnswer.Decision(ModelVerdict.NOT_MET, List.of(),
                        quotes.stream().flatMap(quote -> transcript.turn(quote.label()).stream()).map(this::place).toList(), reason)
                : new ModelAnswer.Decision(ModelVerdict.NOT_MET, own, List.of(), reason);
    }

    private Evidence place(BlindTurn turn) {
        Speaker speaker = check.evidenceFrom().size() == 1 ? check.evidenceFrom().iterator().next() : turn.turn().speaker();
        return new Evidence(Evidence.Kind.EXPECTED_HERE, turn.turn().index(), speaker, turn.turn().time(), "");
    }

    private List<FoundQuote> found(ReplyFields reply, Set<Speaker> allowed) {
        QuoteFinder finder = new QuoteFinder(transcript, allowed);
        List<FoundQuote> found = new ArrayList<>();
        for (ReplyFields piece : reply.list("evidence")) {
            finder.find(piece.text("turn"), piece.text("quote"))
                    .filter(quote -> found.stream().noneMatch(other -> other.evidence().equals(quote.evidence()))).ifPresent(found::add);
        }
        return found;
    }
}
