package dev.earmark.app.command.part;

import dev.earmark.arithmetic.DenseVectors;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.rubric.Check;
import dev.earmark.rubric.CheckParts;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Rubric;
import dev.earmark.scoring.example.Background;
import dev.earmark.transcript.Transcript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How well rubrics fit a conversation: for each stretch of what was said the cosine of the nearest sentence of the rubric (examples,
 * better lines, questions), of which the mean over the stretches is taken. What all rubrics share, such as greetings, is about as near to
 * each, so that what is special decides. Not for several threads.
 */
final class RubricFit {

    /** Long conversations show what they are about by then. */
    private static final int MOST_STRETCHES = 80;
    private static final int MOST_WORDS = 12;
    private static final int FEWEST_WORDS = 4;

    private final Embedder embedder;
    private final Embedder lasting;
    private final Map<String, List<float[]>> known = new HashMap<>();

    /** @param embedder for what was said @param lasting for sentences of rubrics, which need not be computed again at the next start */
    RubricFit(Embedder embedder, Embedder lasting) {
        this.embedder = embedder;
        this.lasting = lasting;
    }

    /** From -1 to 1, in the order of the rubrics; all 0 when hardly anything was said. */
    List<Double> of(Transcript transcript, List<Rubric> rubrics) {
        List<float[]> stretches = embedder.embed(stretches(transcript));
        List<float[]> anybody = lasting.embed(Background.SENTENCES);
        return rubrics.stream().map(rubric -> fit(stretches, sentences(rubric)) - fit(anybody, sentences(rubric))).toList();
    }

    private static double fit(List<float[]> stretches, List<float[]> sentences) {
        return stretches.stream().mapToDouble(stretch -> nearest(stretch, sentences)).average().orElse(0);
    }

    private static double nearest(float[] stretch, List<float[]> sentences) {
        return sentences.stream().mapToDouble(sentence -> DenseVectors.dot(stretch, sentence)).max().orElse(0);
    }

    private List<float[]> sentences(Rubric rubric) {
        return Objects.requireNonNull(known.computeIfAbsent(rubric.sha256(), _ -> lasting.embed(
                rubric.criteria().flatMap(RubricFit::texts).distinct().toList())));
    }

    private static Stream<String> texts(Criterion criterion) {
        Stream<Check> checks = Stream.concat(Stream.of(criterion.check()), Stream.ofNullable(criterion.appliesWhen()));
        Stream<String> examples = checks.flatMap(CheckParts::all).flatMap(check -> check instanceof Check.Examples sentences
                ? sentences.count().stream() : Stream.empty());
        return Stream.of(examples, criterion.betterLines().stream(), Stream.of(criterion.question())).flatMap(all -> all);
    }

    private static List<String> stretches(Transcript transcript) {
        List<String> stretches = new ArrayList<>();
        transcript.turns().forEach(turn -> {
            for (String sentence : turn.text().split("(?<=[.!?])\\s+|\\n")) {
                List<String> words = List.of(sentence.strip().split("\\s+"));
                for (int from = 0; from < words.size(); from += MOST_WORDS) {
                    List<String> stretch = words.subList(from, Math.min(words.size(), from + MOST_WORDS));
                    if (stretch.size() >= FEWEST_WORDS) {
                        stretches.add(String.join(" ", stretch));
                    }
                }
            }
        });
        return stretches.subList(0, Math.min(MOST_STRETCHES, stretches.size()));
    }
}
