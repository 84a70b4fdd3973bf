package dev.earmark.language.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the words of a text weigh as an appeal to whoever judges. Of each kind of sign the heaviest within a passage counts, less what
 * everyday words around it take off; kinds add up. So a score in a survey, a leaflet that is to be ignored or a question whether one
 * speaks to a machine weighs little, and an order to a judge about a verdict much. Safe for many threads.
 */
final class AppealSigns {

    /** Signs so many characters apart at most belong together: about three spoken turns. */
    private static final int PASSAGE = 300;
    /** How far everyday words reach, in characters. */
    private static final int AROUND = 150;
    private static final int MOST_HITS = 200;

    private final List<Sign> signs = new ArrayList<>();

    /** What a sign is about. */
    private enum Kind {
        /** Rules are to be set aside. */
        RULES,
        /** A verdict or a score is asked for. */
        SCORE,
        /** A judge or a model is spoken to. */
        JUDGE,
        /** Authority, pretence, threats and bribes. */
        CLAIM,
        /** The form of a prompt, a transcript or a reply. */
        FRAME
    }

    /**
     * @param weight     below 0 for everyday words, which take it off
     * @param latin      whether it can stand in a text without other letters
     * @param beginnings of the words that it can begin with; empty when it can begin otherwise
     */
    private record Sign(Kind kind, int weight, Pattern words, boolean latin, Set<String> beginnings) {

        boolean mayStandAmong(Set<String> words) {
            return beginnings.isEmpty() || !Collections.disjoint(words, beginnings);
        }
    }

    private record Hit(int at, Sign sign) {}

    /** Reads the list of signs. */
    AppealSigns() {
        try (InputStream list = AppealSigns.class.getResourceAsStream("appeals.tsv")) {
            if (list == null) {
                throw new IllegalStateException("appeals.tsv is not in the jar");
            }
            new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::add);
        } catch (IOException unreadable) {
            throw new IllegalStateException("appeals.tsv cannot be read", unreadable);
        }
    }

    private void add(String line) {
        String[] parts = line.split("\t", 3);
        boolean latin = parts[2].chars().allMatch(c -> c < 128); // words of other scripts cost three times as much to look for
        String expression = Normalizer.normalize(parts[2], Normalizer.Form.NFD).replaceAll("\\p{Mn}+", "");
        signs.add(new Sign(Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), Integer.parseInt(parts[1]),
                Pattern.compile(expression, latin ? 0 : Pattern.UNICODE_CHARACTER_CLASS), latin,
                Beginnings.of(expression).orElse(Set.of())));
    }

    /** The weight of the heaviest passage. */
    int weight(String reading) {
        List<Hit> hits = hits(reading, true);
        return hits.isEmpty() ? 0 : heaviest(hits, hits(reading, false));
    }

    /** Not less than the weight of any piece of the text, whatever the words around take off. */
    int most(String reading) {
        return heaviest(hits(reading, true), List.of());
    }

    private List<Hit> hits(String reading, boolean speaking) {
        List<Hit> hits = new ArrayList<>();
        boolean latin = reading.chars().allMatch(c -> c < 128);
        Set<String> beginnings = Beginnings.in(reading);
        for (Sign sign : signs) {
            if (sign.weight > 0 == speaking && (sign.latin || !latin) && sign.mayStandAmong(beginnings)) {
                Matcher words = sign.words.matcher(reading);
                for (int count = 0; count < MOST_HITS && words.find(); count++) {
                    hits.add(new Hit(words.start(), sign));
                }
            }
        }
        hits.sort(Comparator.comparingInt(Hit::at));
        return hits;
    }

    private static int heaviest(List<Hit> hits, List<Hit> everyday) {
        int heaviest = 0;
        for (int first = 0; first < hits.size(); first++) {
            int from = hits.get(first).at;
            int[] weights = new int[Kind.values().length];
            int to = from;
            for (int i = first; i < hits.size() && hits.get(i).at - from <= PASSAGE; i++) {
                int kind = hits.get(i).sign.kind.ordinal();
                weights[kind] = Math.max(weights[kind], hits.get(i).sign.weight);
                to = hits.get(i).at;
            }
            heaviest = Math.max(heaviest, sum(weights, everyday, from - AROUND, to + AROUND));
        }
        return heaviest;
    }

    private static int sum(int[] weights, List<Hit> everyday, int from, int to) {
        int sum = 0;
        for (Kind kind : Kind.values()) {
            int off = everyday.stream().filter(hit -> hit.sign.kind == kind && hit.at >= from && hit.at <= to)
                    .mapToInt(hit -> hit.sign.weight).min().orElse(0);
            sum += Math.max(0, weights[kind.ordinal()] + off);
        }
        return sum;
    }
}
