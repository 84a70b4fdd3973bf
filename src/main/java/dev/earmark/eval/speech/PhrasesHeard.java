package dev.earmark.eval.speech;

import dev.earmark.speech.WordErrorRate;
import java.util.List;

/**
 * What became of phrases that criteria rest on.
 *
 * @param said     how often one of them was said
 * @param heard    how many of these were heard word by word
 * @param imagined how often one was heard though it was not said
 */
public record PhrasesHeard(int said, int heard, int imagined) {

    public static final PhrasesHeard NONE = new PhrasesHeard(0, 0, 0);

    /** In one channel; a phrase heard more often than it was said is imagined. */
    static PhrasesHeard of(List<String> phrases, String said, String heard) {
        PhrasesHeard all = NONE;
        List<String> spoken = WordErrorRate.words(said);
        List<String> understood = WordErrorRate.words(heard);
        for (String phrase : phrases) {
            List<String> words = WordErrorRate.words(phrase);
            int before = count(words, spoken);
            int after = count(words, understood);
            all = all.plus(new PhrasesHeard(before, Math.min(before, after), Math.max(0, after - before)));
        }
        return all;
    }

    private static int count(List<String> phrase, List<String> words) {
        int count = 0;
        for (int from = 0; from + phrase.size() <= words.size(); from++) {
            count += words.subList(from, from + phrase.size()).equals(phrase) ? 1 : 0;
        }
        return count;
    }

    public PhrasesHeard plus(PhrasesHeard other) {
        return new PhrasesHeard(said + other.said, heard + other.heard, imagined + other.imagined);
    }
}
