package dev.earmark.eval.act;

import dev.earmark.eval.training.LogisticRegression;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.scoring.act.Act;
import dev.earmark.scoring.act.ActHead;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Trains the head of acts that comes with the program: from sentences written for it, each as typed and as a recogniser would write it,
 * and, with less weight, from turns of STAR. Repeating it gives the same weights, to the last digit on the same kind of processor.
 */
public final class ActTraining {

    static final double L2 = 3e-4;
    private static final double SPOKEN = 0.5;
    private static final double OF_OTHERS = 0.1;
    /** Acts with many sentences count more than others, but less than by their number. */
    private static final double BALANCE = 0.7;

    private final Embedder embedder;
    private final ActMaterial others;

    /** @param corpora folder of the material of others; must hold STAR's turns to train the head in the program */
    public ActTraining(Embedder embedder, Path corpora) {
        this.embedder = embedder;
        this.others = new ActMaterial(corpora);
    }

    /** A sentence, what it does, and how much it counts. */
    record Labelled(Act act, String text, double weight) {

        /** As a recogniser writes it. */
        Labelled spoken() {
            return new Labelled(act, text.toLowerCase(Locale.ROOT).replaceAll("^[?!. ]+|[?!. ]+$", ""), SPOKEN);
        }
    }

    /** Trains and says whether the head in the program is the same; so does the answer. */
    public boolean check(PrintStream out) {
        if (!others.present()) {
            out.println("The turns of STAR are not there (dialogue-acts/star-turn-acts.jsonl), so the head cannot be trained anew.");
            return false;
        }
        boolean same = train().toText().equals(ActHead.load().toText());
        out.printf(Locale.ROOT, "head of acts trained on %d sentences and %d turns: %s the one in the program%n", own().size(),
                others.sentences().size(), same ? "identical to" : "DIFFERENT from");
        return same;
    }

    /** Takes some two minutes of processor time. */
    public ActHead train() {
        List<Labelled> all = new ArrayList<>(own());
        own().stream().map(Labelled::spoken).forEach(all::add);
        others.sentences().forEach((text, act) -> all.add(new Labelled(act, text, OF_OTHERS)));
        List<float[]> vectors = embedder.embed(all.stream().map(Labelled::text).toList());
        double[][] features = new double[all.size()][];
        int[] acts = new int[all.size()];
        for (int i = 0; i < features.length; i++) {
            features[i] = ActHead.features(vectors.get(i), all.get(i).text());
            acts[i] = all.get(i).act().ordinal();
        }
        double[] even = new double[Act.values().length];
        Arrays.fill(even, 1);
        return new ActHead(embedder.modelId(),
                new LogisticRegression(Act.values().length, L2).fit(features, acts, weights(all, acts), even));
    }

    private static double[] weights(List<Labelled> all, int[] acts) {
        double[] ofAct = new double[Act.values().length];
        for (int i = 0; i < acts.length; i++) {
            ofAct[acts[i]] += all.get(i).weight();
        }
        double[] weights = new double[acts.length];
        for (int i = 0; i < acts.length; i++) {
            weights[i] = all.get(i).weight() / StrictMath.pow(ofAct[acts[i]], BALANCE);
        }
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    /** The sentences written for Earmark. */
    static List<Labelled> own() {
        try (InputStream in = ActTraining.class.getResourceAsStream("act-sentences.tsv")) {
            if (in == null) {
                throw new IllegalStateException("act-sentences.tsv is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t", 2)).map(parts -> new Labelled(Act.of(parts[0]), parts[1], 1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
