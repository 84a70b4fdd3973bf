package dev.earmark.speech.talk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The words of the texts of a house: how often each is said and in how many passages. What is said in one passage only may be somebody's
 * name or number, so no weight is learnt of it; nor of rows of numbers.
 */
final class HouseWords {

    /** No recogniser hears it: it breaks a sentence. */
    private static final String NOT_LEARNT = "";
    private static final int FEWEST_PASSAGES = 2;
    /** Longer rows of numbers are codes, numbers of telephones and the like. */
    private static final int MOST_NUMBERS_IN_A_ROW = 3;

    private final KnownWords vocabulary;
    private final Map<String, Integer> passages = new HashMap<>();
    private final Map<String, Integer> times = new HashMap<>();
    private int running;
    private int runningKnown;

    HouseWords(List<HouseText> texts, KnownWords vocabulary) {
        this.vocabulary = vocabulary;
        for (HouseText text : texts) {
            for (HouseText.Passage passage : text.passages()) {
                Set<String> here = new HashSet<>();
                passage.sentences().forEach(sentence -> sentence.forEach(word -> count(word, here)));
                here.forEach(word -> passages.merge(word, 1, Integer::sum));
            }
        }
    }

    private void count(String word, Set<String> here) {
        here.add(word);
        times.merge(word, 1, Integer::sum);
        running++;
        runningKnown += vocabulary.knows(word) ? 1 : 0;
    }

    /** Of all words that are said, those that the recogniser can hear: 0 to 1, and 1 when nothing is said. */
    double knownShare() {
        return running == 0 ? 1 : (double) runningKnown / running;
    }

    /** How many words of which weights are learnt are said. */
    int learnt() {
        return times.entrySet().stream().filter(word -> learnt(word.getKey())).mapToInt(Map.Entry::getValue).sum();
    }

    /**
     * Words that the recogniser cannot hear, nor without what stands behind an apostrophe, each with how often it is said, in the order of
     * the alphabet.
     */
    Map<String, Integer> unknown() {
        Map<String, Integer> unknown = new TreeMap<>();
        times.forEach((word, count) -> {
            if (!vocabulary.knows(word) && !vocabulary.knows(word.replaceFirst("'.*", ""))) {
                unknown.put(word, count);
            }
        });
        return Collections.unmodifiableMap(unknown);
    }

    private boolean learnt(String word) {
        return vocabulary.knows(word) && passages.getOrDefault(word, 0) >= FEWEST_PASSAGES;
    }

    /** The sentences of a text, with {@link #NOT_LEARNT} in place of what is not to be learnt. */
    List<List<String>> learnable(HouseText text) {
        List<List<String>> sentences = new ArrayList<>();
        for (HouseText.Passage passage : text.passages()) {
            passage.sentences().forEach(sentence -> sentences.add(learnable(sentence)));
        }
        return sentences;
    }

    private List<String> learnable(List<String> sentence) {
        List<String> words = new ArrayList<>(sentence);
        words.replaceAll(word -> learnt(word) ? word : NOT_LEARNT);
        for (int from = 0, to; from < words.size(); from = to + 1) {
            to = from;
            while (to < words.size() && SpokenNumber.isNumber(words.get(to))) {
                to++;
            }
            if (to - from > MOST_NUMBERS_IN_A_ROW) {
                Collections.fill(words.subList(from, to), NOT_LEARNT);
            }
        }
        return words;
    }
}
