package dev.earmark.search.line;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tartarus.snowball.ext.EnglishStemmer;

/** Words without their endings (M. Porter, Snowball, English). What was found for a word is remembered. Safe for many threads. */
public final class Stems {

    private static final int MOST_REMEMBERED = 100_000;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 40;
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    /** Words that say nothing by themselves, unless nothing else is asked for. */
    private static final Set<String> STOP_WORDS = Set.of(
            "a", "an", "the", "and", "or", "but", "if", "of", "at", "by", "for", "with", "about", "to", "from", "in", "on", "is",
            "am", "are", "was", "were", "be", "been", "being", "have", "has", "had", "do", "does", "did", "i", "you", "he", "she",
            "it", "we", "they", "me", "him", "her", "us", "them", "my", "your", "his", "its", "our", "their", "this", "that",
            "these", "those", "there", "what", "which", "who", "when", "where", "why", "how", "as", "so", "than", "then", "too",
            "will", "would", "can", "could", "should", "may", "might", "shall", "must", "into", "just", "any", "some", "no", "not",
            "yes", "say", "says", "said", "agent", "customer");

    private Stems() {}

    /** @param word lower case */
    public static String of(String word) {
        if (word.length() < SHORTEST || word.length() > LONGEST || !Character.isLetter(word.charAt(0))) {
            return word;
        }
        String known = KNOWN.get(word); // without a lock, unlike computeIfAbsent
        if (known == null) {
            if (KNOWN.size() > MOST_REMEMBERED) {
                KNOWN.clear();
            }
            EnglishStemmer stemmer = new EnglishStemmer();
            stemmer.setCurrent(word);
            stemmer.stem();
            known = stemmer.getCurrent();
            KNOWN.put(word, known);
        }
        return known;
    }

    public static boolean stopWord(String word) {
        return STOP_WORDS.contains(word);
    }

    /** The words that tell something: all, where none does. */
    public static List<String> telling(List<String> words) {
        List<String> telling = words.stream().filter(word -> !stopWord(word)).distinct().toList();
        return telling.isEmpty() ? words.stream().distinct().toList() : telling;
    }
}
