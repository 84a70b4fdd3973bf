package dev.earmark.outcome.theme;

import dev.earmark.arithmetic.DenseVectors;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.outcome.theme.CommentTheme.AskedCriterion;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds what customers write about. The same comments give the same themes. Safe for many threads; takes about ten milliseconds a
 * sentence that was not read before.
 *
 * <p>Vectors are compared after the mean of all of them is taken off, because all sentences about a contact centre are alike in that
 * they are about a contact centre (Mu and Viswanath, "All-but-the-Top", 2018, without the further directions).
 *
 * @param embedder remembers what it has read
 */
public record CommentThemes(Embedder embedder) {

    /** More comments are not read at once: the newest count. */
    public static final int MOST_COMMENTS = 1_000;

    private static final int MOST_SENTENCES = 4;
    private static final int MOST_THEMES = 12;
    private static final int MOST_CRITERIA = 2;
    private static final int SHORTEST_WORDS = 3;
    /** Mean cosine of the sentences of two groups that are one theme; set on the comments of the example. */
    private static final double ONE_THEME = 0.20;
    /** Cosine of a theme and of a criterion that asks about it; set as above. */
    private static final double ABOUT_IT = 0.38;

    private record Sentence(int comment, String text) {}

    /** @param comments at most {@value #MOST_COMMENTS} @return the one with most comments first */
    public List<CommentTheme> of(List<String> comments, List<AskedCriterion> criteria) {
        List<Sentence> sentences = sentences(comments);
        if (sentences.size() < CommentTheme.FEWEST) {
            return List.of();
        }
        List<String> texts = sentences.stream().map(Sentence::text).toList();
        List<float[]> raw = embedder.embed(texts);
        float[] middle = DenseVectors.mean(raw);
        List<float[]> vectors = raw.stream().map(vector -> DenseVectors.unit(DenseVectors.minus(vector, middle))).toList();
        TellingWords words = new TellingWords(texts);
        NearCriteria near = new NearCriteria(embedder, criteria);
        return new AverageLinkage(vectors).groups(ONE_THEME).stream()
                .filter(group -> behind(sentences, group).size() >= CommentTheme.FEWEST)
                .map(group -> theme(sentences, group, vectors, words, near))
                .sorted(Comparator.comparingInt((CommentTheme theme) -> theme.comments().size()).reversed()
                        .thenComparing(theme -> theme.comments().getFirst()))
                .limit(MOST_THEMES).toList();
    }

    private static CommentTheme theme(List<Sentence> sentences, List<Integer> group, List<float[]> vectors, TellingWords words,
            NearCriteria near) {
        float[] mean = DenseVectors.mean(group.stream().map(vectors::get).toList());
        float[] centre = DenseVectors.unit(mean);
        int middle = group.stream().max(Comparator.comparingDouble(at -> DenseVectors.dot(vectors.get(at), centre))).orElseThrow();
        return new CommentTheme(words.of(group), sentences.get(middle).text(), behind(sentences, group),
                near.of(centre, ABOUT_IT).stream().limit(MOST_CRITERIA).toList());
    }

    private static List<Integer> behind(List<Sentence> sentences, List<Integer> group) {
        return group.stream().map(at -> sentences.get(at).comment()).distinct().sorted().toList();
    }

    private static List<Sentence> sentences(List<String> comments) {
        List<Sentence> all = new ArrayList<>();
        for (int i = 0; i < comments.size(); i++) {
            Set<String> own = new HashSet<>();
            BreakIterator ends = BreakIterator.getSentenceInstance(Locale.ENGLISH);
            String text = comments.get(i);
            ends.setText(text);
            int from = ends.first();
            for (int to = ends.next(); to != BreakIterator.DONE && own.size() < MOST_SENTENCES; to = ends.next()) {
                String sentence = text.substring(from, to).strip();
                if (sentence.split("\\s+").length >= SHORTEST_WORDS && own.add(sentence)) {
                    all.add(new Sentence(i, sentence));
                }
                from = to;
            }
        }
        return all;
    }
}
