package dev.earmark.measure;

import dev.earmark.language.embedding.Embedder;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads sentiment with a small trained head on sentence vectors and a lexicon. It was the best of the candidates that
 * {@code eval.SentimentEval} compares. Typed turns are read sentence by sentence: the strongest sentence speaks for the turn, because
 * "Hello. My parcel never came. Thanks." is a complaint. Costs one sentence vector (about 6 ms of processor time) a sentence.
 */
public final class TrainedSentiment implements SentimentReader {

    private static final double[] NEUTRAL = {0, 1, 0};
    private static final int FEWEST_TURNS_OF_A_COURSE = 3;
    private static final int TURNS_OF_THE_END = 3;

    private final Embedder embedder;
    private final SentimentLexicon lexicon = SentimentLexicon.load();
    private final SentimentHead head;

    /** @throws IllegalArgumentException when the head that comes with the program was trained for another embedder */
    public TrainedSentiment(Embedder embedder) {
        this(embedder, SentimentHead.load());
    }

    /** With a head of one's own, for comparing heads. */
    public TrainedSentiment(Embedder embedder, SentimentHead head) {
        if (!head.modelId().equals(embedder.modelId())) {
            throw new IllegalArgumentException(
                    "the sentiment head was trained for " + head.modelId() + " but the embedder is " + embedder.modelId());
        }
        this.embedder = embedder;
        this.head = head;
    }

    @Override
    public String method() {
        return "head 1 on " + embedder.modelId() + " and lexicon";
    }

    @Override
    public List<double[]> read(List<String> texts) {
        List<float[]> vectors = embedder.embed(texts);
        List<double[]> readings = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            readings.add(Utterance.words(texts.get(i)).isEmpty() && texts.get(i).isBlank()
                    ? NEUTRAL.clone()
                    : head.probabilities(SentimentHead.features(vectors.get(i), lexicon.strength(texts.get(i)))));
        }
        return readings;
    }

    @Override
    public Sentiment read(Transcript transcript) {
        List<Sentiment.Reading> readings = transcript.turns().stream()
                .filter(turn -> turn.speaker() == Speaker.CUSTOMER && !Utterance.words(turn.text()).isEmpty())
                .map(this::reading)
                .toList();
        return new Sentiment(method(), readings, course(readings));
    }

    private Sentiment.Reading reading(Turn turn) {
        double[] strongest = read(TurnSentences.of(turn.text())).stream()
                .max(Comparator.comparingDouble(reading -> Math.abs(score(reading))))
                .orElse(NEUTRAL);
        return new Sentiment.Reading(turn.index(), label(strongest), score(strongest));
    }

    static Sentiment.Label label(double[] reading) {
        if (reading[1] >= Math.max(reading[0], reading[2])) {
            return Sentiment.Label.NEUTRAL;
        }
        return reading[0] > reading[2] ? Sentiment.Label.NEGATIVE : Sentiment.Label.POSITIVE;
    }

    private static double score(double[] reading) {
        return reading[2] - reading[0];
    }

    /** First and middle third of the customer's turns, and their end; null when there are fewer than three. */
    static Sentiment.@Nullable Course course(List<Sentiment.Reading> readings) {
        if (readings.size() < FEWEST_TURNS_OF_A_COURSE) {
            return null;
        }
        return new Sentiment.Course(third(readings, 0), third(readings, 1), end(readings));
    }

    /** The best of the last three turns: whoever is content says so once, and then only "bye". */
    private static double end(List<Sentiment.Reading> readings) {
        return readings.subList(Math.max(0, readings.size() - TURNS_OF_THE_END), readings.size()).stream()
                .mapToDouble(Sentiment.Reading::score).max().orElse(0);
    }

    private static double third(List<Sentiment.Reading> readings, int third) {
        int from = readings.size() * third / 3;
        int to = readings.size() * (third + 1) / 3;
        return readings.subList(from, to).stream().mapToDouble(Sentiment.Reading::score).average().orElse(0);
    }
}
