package dev.earmark.measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Words and phrases that tell displeasure or pleasure, with their strength. Safe for many threads. */
public final class SentimentLexicon {

    private static final String RESOURCE = "sentiment-lexicon.tsv";
    private static final int LONGEST_PHRASE = 4;
    private static final int REACH_OF_NEGATION = 3;
    private static final Set<String> NEGATIONS =
            Set.of("not", "no", "never", "without", "don't", "isn't", "wasn't", "aren't", "hardly", "neither");
    private static final Pattern WORD = Pattern.compile("[a-z0-9']+");

    private final Map<List<String>, Integer> strengths;

    private SentimentLexicon(Map<List<String>, Integer> strengths) {
        this.strengths = Map.copyOf(strengths);
    }

    /** Sums of the strengths found; both at least 0, each word counts up to 3. */
    public record Strength(double positive, double negative) {}

    /** The lexicon that comes with the program. */
    public static SentimentLexicon load() {
        Map<List<String>, Integer> strengths = new HashMap<>();
        for (String line : text(RESOURCE).lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList()) {
            int tab = line.indexOf('\t');
            strengths.put(List.of(line.substring(tab + 1).split(" ", -1)), Integer.valueOf(line.substring(0, tab)));
        }
        return new SentimentLexicon(strengths);
    }

    static String text(String resource) {
        try (InputStream in = SentimentLexicon.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Strength strength(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        List<String> words = WORD.matcher(plain).results().map(MatchResult::group).toList();
        double positive = 0;
        double negative = 0;
        for (int from = 0; from < words.size(); ) {
            int length = longestPhrase(words, from);
            double strength = length == 0 ? 0 : strength(words, from, length);
            positive += Math.max(0, strength);
            negative += Math.max(0, -strength);
            from += Math.max(1, length);
        }
        return new Strength(positive, negative);
    }

    /** In words; 0 when no phrase begins here. */
    private int longestPhrase(List<String> words, int from) {
        int length = Math.min(LONGEST_PHRASE, words.size() - from);
        while (length > 0 && !strengths.containsKey(words.subList(from, from + length))) {
            length--;
        }
        return length;
    }

    private double strength(List<String> words, int from, int length) {
        double strength = strengths.getOrDefault(words.subList(from, from + length), 0);
        boolean negated = words.subList(Math.max(0, from - REACH_OF_NEGATION), from).stream().anyMatch(NEGATIONS::contains);
        return negated && !NEGATIONS.contains(words.get(from)) ? -strength / 2 : strength;
    }
}
