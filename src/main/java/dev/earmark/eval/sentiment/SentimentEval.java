package dev.earmark.eval.sentiment;

import dev.earmark.eval.clock.ProcessClock;
import dev.earmark.eval.sentiment.SentimentTraining.Labelled;
import dev.earmark.fault.NotFound;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.measure.SentimentHead;
import dev.earmark.measure.SentimentLexicon;
import dev.earmark.measure.SentimentLexicon.Strength;
import dev.earmark.measure.TrainedSentiment;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares ways to read a customer's sentiment side by side, on support chats in which people have labelled every sentence (MAIA), and
 * prints macro-F1 over negative, neutral and positive, the F1 of each, the same for sentences as a recogniser would write them, and
 * the processor time a sentence. The last line is the reader that the program uses.
 */
public final class SentimentEval {

    private static final double[] FLAT = {1, 1, 1};

    private final SentimentMaterial material;
    private final Embedder embedder;
    private final SentimentTraining training;
    private final SentimentLexicon lexicon = SentimentLexicon.load();

    /** @param corpora folder with {@code maia} and {@code goemotions} */
    public SentimentEval(Path corpora, Embedder embedder) {
        this.material = new SentimentMaterial(corpora);
        this.embedder = embedder;
        this.training = new SentimentTraining(embedder);
    }

    /** One way to read sentiment and how well it did. */
    public record Outcome(String candidate, double macroF1, double spokenMacroF1, List<Double> f1) {

        public Outcome {
            f1 = List.copyOf(f1);
        }
    }

    private interface Candidate {
        int[] read(List<String> texts);
    }

    /**
     * Takes about two minutes, most of it for the vectors of the comments that two candidates are trained on.
     *
     * @throws NotFound when the corpora are not in the folder
     */
    public List<Outcome> run(PrintStream out) {
        List<Labelled> sentences = material.supportChats();
        List<Labelled> own = SentimentTraining.sentences();
        List<Labelled> comments = material.comments();
        List<Labelled> both = Stream.concat(own.stream(), comments.stream()).toList();
        out.printf(Locale.ROOT, "sentiment of %d customer sentences; own = %d sentences of ours, comments = %d%n",
                sentences.size(), own.size(), comments.size());
        out.printf("%-34s %8s %8s %8s %8s %8s %11s%n", "", "macro-F1", "negative", "neutral", "positive", "spoken", "CPU ms each");
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(outcome(out, "always neutral", texts -> texts.stream().mapToInt(text -> 1).toArray(), sentences));
        outcomes.add(outcome(out, "lexicon", this::byLexicon, sentences));
        outcomes.add(outcome(out, "head on comments", head(comments, FLAT, false), sentences));
        outcomes.add(outcome(out, "head on own and comments", head(both, FLAT, false), sentences));
        outcomes.add(outcome(out, "head on own", head(own, FLAT, false), sentences));
        outcomes.add(outcome(out, "head on own, prior", head(own, SentimentTraining.PRIOR, false), sentences));
        outcomes.add(outcome(out, "head on own, prior, lexicon", head(own, SentimentTraining.PRIOR, true), sentences));
        outcomes.add(reader(out));
        return outcomes;
    }

    /**
     * Only the reader that the program uses.
     *
     * @throws NotFound when the corpora are not in the folder
     */
    public Outcome reader(PrintStream out) {
        TrainedSentiment reader = new TrainedSentiment(embedder);
        return outcome(out, "the program's reader", texts -> strongest(reader.read(texts)), material.supportChats());
    }

    private Candidate head(List<Labelled> trainedOn, double[] prior, boolean withLexicon) {
        SentimentHead head = training.train(trainedOn, prior, withLexicon);
        return texts -> {
            List<float[]> vectors = embedder.embed(texts);
            return strongest(IntStream.range(0, texts.size())
                    .mapToObj(i -> head.probabilities(SentimentHead.features(
                            vectors.get(i), lexicon.strength(withLexicon ? texts.get(i) : ""))))
                    .toList());
        };
    }

    private int[] byLexicon(List<String> texts) {
        return texts.stream().mapToInt(text -> {
            Strength strength = lexicon.strength(text);
            double sum = strength.positive() - strength.negative();
            return sum <= -1 ? 0 : sum >= 2 ? 2 : 1;
        }).toArray();
    }

    private static int[] strongest(List<double[]> readings) {
        return readings.stream()
                .mapToInt(p -> p[1] >= Math.max(p[0], p[2]) ? 1 : p[0] > p[2] ? 0 : 2)
                .toArray();
    }

    private static Outcome outcome(PrintStream out, String name, Candidate candidate, List<Labelled> sentences) {
        int[] truth = sentences.stream().mapToInt(s -> SentimentTraining.classOf(s.label())).toArray();
        long before = ProcessClock.nanos();
        List<Double> f1 = f1(truth, candidate.read(sentences.stream().map(Labelled::text).toList()));
        double millisEach = (ProcessClock.nanos() - before) / 1e6 / sentences.size();
        List<Double> spoken = f1(truth, candidate.read(sentences.stream().map(s -> s.spoken().text()).toList()));
        out.printf(Locale.ROOT, "%-34s %8.3f %8.3f %8.3f %8.3f %8.3f %11.2f%n",
                name, mean(f1), f1.get(0), f1.get(1), f1.get(2), mean(spoken), millisEach);
        return new Outcome(name, mean(f1), mean(spoken), f1);
    }

    /** F1 of each class; 0 for a class that is neither there nor read. */
    static List<Double> f1(int[] truth, int[] read) {
        List<Double> f1 = new ArrayList<>();
        for (int c = 0; c < SentimentHead.CLASSES; c++) {
            int wanted = c;
            double right = IntStream.range(0, truth.length).filter(i -> truth[i] == wanted && read[i] == wanted).count();
            long there = Arrays.stream(truth).filter(t -> t == wanted).count() + Arrays.stream(read).filter(r -> r == wanted).count();
            f1.add(there == 0 ? 0 : 2 * right / there);
        }
        return f1;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
