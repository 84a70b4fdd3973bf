package dev.earmark.search.lucene;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

/**
 * Words, each with how it sounds, one behind the other in the order of a key, so that all between two keys lie together in memory.
 * Immutable.
 */
final class WordRows {

    private static final long PLACE = 0xFFFFFFFFL;

    private final Rows words;
    private final Rows sounds;
    private final ToIntFunction<BytesRef> key;

    private WordRows(Rows words, Rows sounds, ToIntFunction<BytesRef> key) {
        this.words = words;
        this.sounds = sounds;
        this.key = key;
    }

    /** Looks at a word. */
    @FunctionalInterface
    interface Look {

        /** @param word and how it sounds, both only for as long as this takes */
        void at(BytesRef word, BytesRef sound);
    }

    /** @param least key @param most key, inclusive */
    void between(int least, int most, Look look) {
        BytesRef word = new BytesRef();
        BytesRef sound = new BytesRef();
        int to = behind(most, word);
        for (int place = behind(least - 1, word); place < to; place++) {
            at(words.bytes, words.starts, place, word);
            at(sounds.bytes, sounds.starts, place, sound);
            look.at(word, sound);
        }
    }

    /** The first place of a larger key. */
    private int behind(int wanted, BytesRef word) {
        int low = 0;
        for (int high = words.size; low < high; ) {
            int middle = (low + high) >>> 1;
            at(words.bytes, words.starts, middle, word);
            if (key.applyAsInt(word) <= wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static void at(byte[] bytes, int[] starts, int place, BytesRef text) {
        text.bytes = bytes;
        text.offset = starts[place];
        text.length = starts[place + 1] - starts[place];
    }

    /** Gathers words in any order. For one thread. */
    static final class Builder {

        private final Rows words = new Rows();
        private final Rows sounds = new Rows();

        /** @param word and how it sounds; both are copied */
        void add(BytesRef word, BytesRef sound) {
            words.add(word);
            sounds.add(sound);
        }

        /** @param key of a word, 0 or more */
        WordRows ordered(ToIntFunction<BytesRef> key) {
            BytesRef word = new BytesRef();
            long[] keyed = new long[words.size];
            for (int place = 0; place < keyed.length; place++) {
                at(words.bytes, words.starts, place, word);
                keyed[place] = (long) key.applyAsInt(word) << Integer.SIZE | place;
            }
            Arrays.sort(keyed);
            return new WordRows(words.ordered(keyed), sounds.ordered(keyed), key);
        }
    }

    /** Texts one behind the other. */
    private static final class Rows {

        private byte[] bytes = new byte[1024];
        private int[] starts = new int[128];
        private int size;

        void add(BytesRef text) {
            int from = starts[size];
            bytes = ArrayUtil.grow(bytes, from + text.length);
            System.arraycopy(text.bytes, text.offset, bytes, from, text.length);
            size++;
            starts = ArrayUtil.grow(starts, size + 1);
            starts[size] = from + text.length;
        }

        /** @param places in the lower half of each number */
        Rows ordered(long[] places) {
            Rows ordered = new Rows();
            BytesRef text = new BytesRef();
            for (long one : places) {
                at(bytes, starts, (int) (one & PLACE), text);
                ordered.add(text);
            }
            ordered.bytes = ArrayUtil.copyOfSubArray(ordered.bytes, 0, ordered.starts[size]);
            ordered.starts = ArrayUtil.copyOfSubArray(ordered.starts, 0, size + 1);
            return ordered;
        }
    }
}
