package dev.earmark.summary;

import dev.earmark.judge.blind.BlindTranscript;
import dev.earmark.judge.blind.FoundQuote;
import dev.earmark.judge.blind.ModelWords;
import dev.earmark.judge.blind.QuoteFinder;
import dev.earmark.language.prompt.ReplyFields;
import dev.earmark.summary.Summary.Ending;
import dev.earmark.summary.Summary.Outcome;
import dev.earmark.summary.Summary.Sentence;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps of a model's sentences those that say no more than the words of the transcript that they rest on, and counts the others. */
final class SummaryReader {

    private static final int LONGEST_SENTENCE = 240;

    private final BlindTranscript transcript;
    private final QuoteFinder quotes;
    private final ModelWords words;
    private final double leastClarity;
    private final boolean english;
    private final SentenceProof proof;
    private final Map<DropReason, Integer> dropped = new EnumMap<>(DropReason.class);

    /** @param english whether the conversation is in the language of the summary, so that their words can be compared */
    SummaryReader(BlindTranscript transcript, ModelWords words, double leastClarity, boolean english) {
        this.transcript = transcript;
        this.quotes = new QuoteFinder(transcript, Set.of(Speaker.AGENT, Speaker.CUSTOMER, Speaker.UNKNOWN));
        this.words = words;
        this.leastClarity = leastClarity;
        this.english = english;
        this.proof = new SentenceProof(transcript);
    }

    List<Sentence> sentences(ReplyFields reply, String field) {
        List<Sentence> sentences = new ArrayList<>();
        reply.list(field).forEach(piece -> sentence(piece).ifPresent(sentences::add));
        return sentences;
    }

    @Nullable Outcome outcome(ReplyFields reply) {
        String label = reply.text("outcome");
        List<Sentence> because = sentences(reply, "outcome_evidence");
        return because.isEmpty() ? null
                : Arrays.stream(Ending.values()).filter(ending -> ending.label().equals(label)).findFirst()
                .map(ending -> new Outcome(ending, because.getFirst())).orElse(null);
    }

    /** How many sentences were dropped for which reason so far. */
    Map<DropReason, Integer> dropped() {
        return dropped;
    }

    void drop(DropReason reason) {
        dropped.merge(reason, 1, Integer::sum);
    }

    private Optional<Sentence> sentence(ReplyFields piece) {
        String text = words.sentence(piece.text("sentence"), LONGEST_SENTENCE);
        Optional<FoundQuote> quote = quotes.find(piece.text("turn"), piece.text("quote")).filter(found -> found.clarity() >= leastClarity);
        Optional<DropReason> fault = text.isEmpty() || text.endsWith("…") ? Optional.of(DropReason.UNFIT)
                : quote.isEmpty() ? Optional.of(DropReason.NOT_SAID) : fault(text, quote.get());
        fault.ifPresent(this::drop);
        return fault.isPresent() ? Optional.empty() : quote.map(found -> new Sentence(text, found.evidence()));
    }

    private Optional<DropReason> fault(String text, FoundQuote quote) {
        if (english) {
            return proof.fault(text, quote);
        }
        return transcript.grounds(text, List.of()) ? Optional.empty() : Optional.of(DropReason.NUMBER_OR_NAME);
    }
}
