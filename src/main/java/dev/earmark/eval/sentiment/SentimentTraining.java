package dev.earmark.eval.sentiment;

import dev.earmark.eval.training.LogisticRegression;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.measure.Sentiment;
import dev.earmark.measure.SentimentHead;
import dev.earmark.measure.SentimentLexicon;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Trains the sentiment head that comes with the program, from sentences that come with the program: no other material is needed. Each
 * sentence is learned twice, as typed and as a recogniser would write it. Repeating it gives the same weights, to the last digit on
 * the same kind of processor.
 */
public final class SentimentTraining {

    /**
     * Weights of negative, neutral and positive beside those that make the classes equally likely. Real customers rarely say more
     * than a polite thank you, so positive has to be three times as sure.
     */
    static final double[] PRIOR = {1, 1, 0.3};

    static final double L2 = 1e-4;

    private final Embedder embedder;
    private final SentimentLexicon lexicon = SentimentLexicon.load();

    public SentimentTraining(Embedder embedder) {
        this.embedder = embedder;
    }

    /** A text and what people feel who say so. */
    record Labelled(Sentiment.Label label, String text) {

        /** As a recogniser writes it: lower case, no punctuation. */
        Labelled spoken() {
            String lower = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
            return new Labelled(label, lower.replaceAll("[^\\p{L}\\p{N}']+", " ").strip());
        }
    }

    /** Trains and says whether the head in the program is the same; so does the answer. */
    public boolean check(PrintStream out) {
        String trained = train().toText();
        boolean same = trained.equals(SentimentHead.load().toText());
        out.printf(Locale.ROOT, "sentiment head trained on %d sentences: %s the one in the program%n",
                sentences().size(), same ? "identical to" : "DIFFERENT from");
        return same;
    }

    /** Takes about twelve seconds, nearly all of it for the vectors. */
    public SentimentHead train() {
        return train(sentences(), PRIOR, true);
    }

    SentimentHead train(List<Labelled> sentences, double[] prior, boolean withLexicon) {
        List<Labelled> both = new ArrayList<>(sentences);
        sentences.stream().map(Labelled::spoken).filter(sentence -> !sentence.text().isEmpty()).forEach(both::add);
        List<float[]> vectors = embedder.embed(both.stream().map(Labelled::text).toList());
        double[][] features = new double[both.size()][];
        int[] classes = new int[both.size()];
        for (int i = 0; i < features.length; i++) {
            String text = withLexicon ? both.get(i).text() : "";
            features[i] = SentimentHead.features(vectors.get(i), lexicon.strength(text));
            classes[i] = classOf(both.get(i).label());
        }
        return new SentimentHead(embedder.modelId(), new LogisticRegression(SentimentHead.CLASSES, L2).fit(features, classes, prior));
    }

    static int classOf(Sentiment.Label label) {
        return switch (label) {
            case NEGATIVE -> 0;
            case NEUTRAL -> 1;
            case POSITIVE -> 2;
        };
    }

    /** The sentences written for Earmark. */
    static List<Labelled> sentences() {
        try (InputStream in = SentimentTraining.class.getResourceAsStream("sentiment-sentences.tsv")) {
            if (in == null) {
                throw new IllegalStateException("sentiment-sentences.tsv is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(SentimentTraining::labelled)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Labelled labelled(String line) {
        int tab = line.indexOf('\t');
        return new Labelled(Sentiment.Label.valueOf(line.substring(0, tab).toUpperCase(Locale.ROOT)), line.substring(tab + 1));
    }
}
