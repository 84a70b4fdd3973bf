package dev.earmark.playbook.trait;

import java.util.Arrays;

/** Makes each word of many texts one string, found by its letters. For one thread. */
final class WordPool {

    /** More are misheard ones, which do not come again. */
    private static final int MOST = 200_000;
    private static final int FIRST = 1 << 12;

    private String[] words = new String[FIRST];
    private int size;

    WordPool() {
        clear(words);
    }

    /** Free places hold the empty word, which is never asked for. */
    private static void clear(String[] words) {
        Arrays.fill(words, "");
    }

    /** The word between two places of a text, of at least one letter. */
    String word(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int slot = spread(hash) & words.length - 1;
        while (!words[slot].isEmpty()) {
            if (words[slot].length() == to - from && text.startsWith(words[slot], from)) {
                return words[slot];
            }
            slot = slot + 1 & words.length - 1;
        }
        String word = text.substring(from, to);
        if (size < MOST) {
            words[slot] = word;
            size++;
            if (size * 2 > words.length) {
                grow();
            }
        }
        return word;
    }

    private void grow() {
        String[] old = words;
        words = new String[old.length * 2];
        clear(words);
        for (String word : old) {
            if (!word.isEmpty()) {
                int slot = spread(word.hashCode()) & words.length - 1;
                while (!words[slot].isEmpty()) {
                    slot = slot + 1 & words.length - 1;
                }
                words[slot] = word;
            }
        }
    }

    private static int spread(int hash) {
        return hash ^ hash >>> 15;
    }
}
