package dev.earmark.search.line;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a bare word stands for.
 *
 * @param stem       its own
 * @param synonyms   what the trade says instead, as stems one after the other
 * @param respelt    stems of words that it may be a slip of, without its own
 * @param soundAlike stems of words that a recogniser may have written for it, without its own
 */
public record MeantWord(String stem, List<List<String>> synonyms, Set<String> respelt, Set<String> soundAlike) {

    /** @param respelt words @param soundAlike words */
    public static MeantWord of(String word, Synonyms synonyms, List<String> respelt, List<String> soundAlike) {
        String stem = LineTerms.stem(word);
        return new MeantWord(stem, synonyms.of(List.of(stem)), stems(respelt, stem), stems(soundAlike, stem));
    }

    private static Set<String> stems(List<String> words, String own) {
        Set<String> stems = new LinkedHashSet<>();
        words.forEach(word -> stems.add(LineTerms.stem(word)));
        stems.remove(own);
        return stems;
    }

    /** Stems one after the other, any of these rows; its own first. */
    public List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>(List.of(List.of(stem)));
        rows.addAll(synonyms);
        respelt.forEach(other -> rows.add(List.of(other)));
        soundAlike.forEach(other -> rows.add(List.of(other)));
        return rows;
    }
}
