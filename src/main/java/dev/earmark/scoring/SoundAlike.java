package dev.earmark.scoring;

import dev.earmark.yaml.Nearest;
import org.apache.commons.codec.language.DoubleMetaphone;

/**
 * How alike two words sound: half from the letters, half from Double Metaphone codes (L. Philips, The Double Metaphone Search
 * Algorithm, C/C++ Users Journal, June 2000), each as one minus the edit distance over the longer length. Not thread-safe: one for
 * each matcher.
 */
final class SoundAlike {

    private static final int CODE_LENGTH = 10;

    private final DoubleMetaphone metaphone = new DoubleMetaphone();

    SoundAlike() {
        metaphone.setMaxCodeLen(CODE_LENGTH);
    }

    /** 0 (nothing in common) to 1 (the same word). */
    double similarity(String left, String right) {
        if (left.equals(right)) {
            return 1;
        }
        return (closeness(left, right) + closeness(code(left), code(right))) / 2;
    }

    private String code(String word) {
        String code = metaphone.doubleMetaphone(word);
        return code == null || code.isEmpty() ? word : code;
    }

    private static double closeness(String left, String right) {
        return 1 - (double) Nearest.edits(left, right) / Math.max(left.length(), right.length());
    }
}
