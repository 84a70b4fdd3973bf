package dev.earmark.phrase.sound;

import dev.earmark.yaml.Nearest;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.jspecify.annotations.Nullable;

/**
 * How alike two words sound: half from the letters, half from Double Metaphone codes (L. Philips, The Double Metaphone Search
 * Algorithm, C/C++ Users Journal, June 2000), each as one minus the edit distance over the longer length. What was found is
 * remembered, because calls use the same few thousand words. Safe for many threads.
 */
public final class SoundAlike {

    private static final int CODE_LENGTH = 10;
    private static final int MOST_REMEMBERED = 200_000;

    private final DoubleMetaphone metaphone = new DoubleMetaphone();
    private final Map<String, String> codes = new ConcurrentHashMap<>();
    private final Map<Pair, Double> likeness = new ConcurrentHashMap<>();

    public SoundAlike() {
        metaphone.setMaxCodeLen(CODE_LENGTH);
    }

    private record Pair(String left, String right) {}

    /** 0 (nothing in common) to 1 (the same word). */
    public double similarity(String left, String right) {
        if (left.equals(right)) {
            return 1;
        } else if (likeness.size() > MOST_REMEMBERED) {
            likeness.clear();
            codes.clear();
        }
        Pair pair = new Pair(left, right);
        @Nullable Double known = likeness.get(pair); // without a lock, unlike computeIfAbsent
        return known != null ? known : Objects.requireNonNull(likeness.computeIfAbsent(pair, this::compare));
    }

    private double compare(Pair pair) {
        String left = code(pair.left);
        String right = code(pair.right);
        return likeness(Nearest.edits(pair.left, pair.right), Math.max(pair.left.length(), pair.right.length()),
                Nearest.edits(left, right), Math.max(left.length(), right.length()));
    }

    /**
     * @param letterEdits letters that differ @param letters of the longer word
     * @param codeEdits   letters that differ in how they sound @param codes letters of the longer code
     */
    public static double likeness(int letterEdits, int letters, int codeEdits, int codes) {
        return (1 - (double) letterEdits / letters + (1 - (double) codeEdits / codes)) / 2;
    }

    /** How a word sounds, as a row of consonants: the same for words that sound nearly the same. */
    public String code(String word) {
        return Objects.requireNonNull(codes.computeIfAbsent(word, this::encode));
    }

    /** Works out {@link #code} without remembering it. */
    public String encode(String word) {
        String code = metaphone.doubleMetaphone(word);
        return code == null || code.isEmpty() ? word : code;
    }
}
