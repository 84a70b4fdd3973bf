package dev.earmark.summary;

import dev.earmark.judge.blind.BlindTranscript;
import dev.earmark.judge.blind.ModelWords;
import dev.earmark.judge.blind.QuoteFinder;
import dev.earmark.language.prompt.ReplyFields;
import dev.earmark.scoring.Evidence;
import dev.earmark.summary.Summary.Ending;
import dev.earmark.summary.Summary.Outcome;
import dev.earmark.summary.Summary.Sentence;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps of a model's sentences those that rest on words of the transcript. */
final class SummaryReader {

    private static final int LONGEST_SENTENCE = 240;

    private final BlindTranscript transcript;
    private final QuoteFinder quotes;
    private final ModelWords words;
    private final double leastClarity;

    SummaryReader(BlindTranscript transcript, ModelWords words, double leastClarity) {
        this.transcript = transcript;
        this.quotes = new QuoteFinder(transcript, Set.of(Speaker.AGENT, Speaker.CUSTOMER, Speaker.UNKNOWN));
        this.words = words;
        this.leastClarity = leastClarity;
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

    private Optional<Sentence> sentence(ReplyFields piece) {
        String text = words.sentence(piece.text("sentence"), LONGEST_SENTENCE);
        Optional<Evidence> evidence = quotes.evidence(piece.text("turn"), piece.text("quote"), leastClarity);
        return text.isEmpty() || !transcript.grounds(text, List.of()) ? Optional.empty() : evidence.map(place -> new Sentence(text, place));
    }
}
