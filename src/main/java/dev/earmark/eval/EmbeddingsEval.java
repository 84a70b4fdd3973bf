package dev.earmark.eval;

import dev.earmark.interaction.Progress;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.rubric.Check;
import dev.earmark.rubric.Checks;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Rubric;
import dev.earmark.scoring.example.ExampleHead;
import dev.earmark.scoring.example.ExampleHead.Likeness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * The table by which the sentence model and the way to compare by meaning were chosen: every candidate of the one with every candidate of
 * the other, on the authors' own sentences and on single turns that people have labelled. Each candidate has the threshold that suits it
 * best, so that none is favoured by the likelihoods that authors wrote for another.
 */
public final class EmbeddingsEval {

    private static final int FOLDS = 5;
    private static final double STEP = 0.02;

    private final Progress progress;

    public EmbeddingsEval(Progress progress) {
        this.progress = progress;
    }

    /** A sentence, and whether it counts. */
    private record Sentence(String text, boolean counts) {}

    /** How likely a sentence counts, and whether it does. */
    private record Answered(double probability, boolean counts) {}

    /**
     * @param sentences F1 on the authors' sentences, each judged by examples without it (five folds), mean over checks
     * @param acts      F1 on labelled turns, mean over acts; empty without the material
     */
    public record Row(String embedding, ExampleHead head, double sentences, OptionalDouble acts) {}

    /**
     * Prints a row for each pair. Takes some minutes, most of it for vectors.
     *
     * @param rubrics whose sentences are compared
     * @param acts    rubric of acts
     * @param chats   labelled turns; need not exist
     */
    public List<Row> run(List<Embedder> embedders, List<Rubric> rubrics, Rubric acts, Path chats, Consumer<String> lines) {
        lines.accept(String.format(Locale.ROOT, "%-40s %-22s %18s %12s", "sentence model", "compared by", "authors' sentences", "turns"));
        List<Row> rows = new ArrayList<>();
        for (Embedder embedder : embedders) {
            for (ExampleHead head : ExampleHead.values()) {
                progress.at("comparing", (double) rows.size() / (embedders.size() * ExampleHead.values().length));
                Row row = new Row(embedder.modelId(), head, sentences(embedder, head, rubrics),
                        Files.isRegularFile(chats) ? OptionalDouble.of(acts(embedder, head, acts, chats)) : OptionalDouble.empty());
                rows.add(row);
                lines.accept(String.format(Locale.ROOT, "%-40s %-22s %18.3f %12s", row.embedding,
                        head.name().toLowerCase(Locale.ROOT).replace('_', ' '), row.sentences,
                        row.acts.isPresent() ? String.format(Locale.ROOT, "%.3f", row.acts.getAsDouble()) : "no material"));
            }
        }
        return rows;
    }

    private static double sentences(Embedder embedder, ExampleHead head, List<Rubric> rubrics) {
        return rubrics.stream().flatMap(Rubric::criteria).flatMap(criterion -> Checks.examples(criterion.check()))
                .filter(check -> check.count().size() >= FOLDS && check.doNotCount().size() >= FOLDS)
                .mapToDouble(check -> best(crossValidated(embedder, head, check))).average().orElse(0);
    }

    private static List<Answered> crossValidated(Embedder embedder, ExampleHead head, Check.Examples check) {
        List<Answered> answers = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            Check.Examples known = new Check.Examples(part(check.count(), fold, false), part(check.doNotCount(), fold, false), check.from(),
                    check.within(), check.atLeast());
            Likeness likeness = head.train(embedder, known);
            List<Sentence> unknown = new ArrayList<>();
            part(check.count(), fold, true).forEach(text -> unknown.add(new Sentence(text, true)));
            part(check.doNotCount(), fold, true).forEach(text -> unknown.add(new Sentence(text, false)));
            List<float[]> vectors = embedder.embed(unknown.stream().map(Sentence::text).toList());
            for (int i = 0; i < vectors.size(); i++) {
                answers.add(new Answered(likeness.probability(vectors.get(i)), unknown.get(i).counts));
            }
        }
        return answers;
    }

    private static List<String> part(List<String> sentences, int fold, boolean inFold) {
        List<String> part = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            if ((i % FOLDS == fold) == inFold) {
                part.add(sentences.get(i));
            }
        }
        return part;
    }

    private static double acts(Embedder embedder, ExampleHead head, Rubric rubric, Path chats) {
        List<ActsEval.ActTurn> turns = ActsEval.agentTurns(chats);
        List<float[]> vectors = embedder.embed(turns.stream().map(ActsEval.ActTurn::text).toList());
        return rubric.criteria().mapToDouble(criterion -> best(answers(embedder, head, criterion, turns, vectors))).average().orElse(0);
    }

    private static List<Answered> answers(Embedder embedder, ExampleHead head, Criterion criterion, List<ActsEval.ActTurn> turns,
            List<float[]> vectors) {
        List<Likeness> checks = Checks.examples(criterion.check()).map(check -> head.train(embedder, check)).toList();
        List<Answered> answers = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            float[] vector = vectors.get(i);
            double likeliest = checks.stream().mapToDouble(check -> check.probability(vector)).max().orElse(0);
            answers.add(new Answered(likeliest, ActsEval.STAR_BANK.getOrDefault(criterion.id(), java.util.Set.of())
                    .contains(turns.get(i).act())));
        }
        return answers;
    }

    /** F1 at the threshold that suits best. */
    private static double best(List<Answered> answers) {
        double best = 0;
        for (double atLeast = STEP; atLeast < 1; atLeast += STEP) {
            Detection detection = Detection.NONE;
            for (Answered answer : answers) {
                detection = detection.plus(answer.counts, answer.probability >= atLeast);
            }
            best = Math.max(best, detection.f1());
        }
        return best;
    }
}
