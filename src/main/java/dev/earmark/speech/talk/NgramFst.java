package dev.earmark.speech.talk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A grammar in a file of the library OpenFst, type {@code ngram}, version 4, as Vosk's {@code Gr.fst}: a header, the table of words twice,
 * then the back-off model as a tree of reversed contexts in level order (LOUDS; Sorensen and Allauzen, "Unary data structures for language
 * models", 2011), little-endian:
 *
 * <pre>
 * 3 × int64   states (contexts), futures (explicit words), final states (contexts that know the end of a sentence)
 * bits        2 × states + 1: "10" for the parent of the root, then for each state a 1 for each child and a 0
 * bits        futures + states + 1: a 0, then for each state a 1 for each word and a 0
 * bits        states: whether the state is final. All bits in words of 64, lowest first
 * int32       the label that leads to each state from its parent (-1 for the root), one spare
 * int32       the words, state by state
 * float       the negative logarithm of each state's weight (infinite for the root), one spare; of the ends; of the words, one spare
 * </pre>
 *
 * State 0 is the empty context, state 1 the beginning of a sentence, whose label in the tree is 0.
 */
public final class NgramFst {

    private static final int MAGIC = 2125659606;
    private static final int TABLE_MAGIC = 2125658996;
    private static final int VERSION = 4;
    private static final int BOTH_TABLES = 3;
    private static final int LONG_BITS = Long.SIZE;

    private final byte[] head;
    private final int statesAt;
    private final KnownWords vocabulary;
    private final BackoffModel model;

    private NgramFst(byte[] head, int statesAt, KnownWords vocabulary, BackoffModel model) {
        this.head = head;
        this.statesAt = statesAt;
        this.vocabulary = vocabulary;
        this.model = model;
    }

    /** @throws IOException when the file cannot be read, or is no such grammar with both tables of words and at most two words a context */
    public static NgramFst read(Path file) throws IOException {
        try {
            return read(Files.readAllBytes(file));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException | NegativeArraySizeException broken) {
            throw new IOException(file + " is a damaged grammar of type ngram", broken);
        }
    }

    private static NgramFst read(byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (in.getInt() != MAGIC || !text(in).equals("ngram") || !text(in).equals("standard") || in.getInt() != VERSION
                || in.getInt() != BOTH_TABLES) {
            throw new IOException("not a grammar of OpenFst's type ngram, version 4, with both tables of words");
        }
        in.getLong();
        in.getLong();
        int statesAt = in.position();
        in.getLong();
        in.getLong();
        KnownWords vocabulary = new KnownWords(table(in));
        table(in);
        byte[] head = new byte[in.position()];
        System.arraycopy(bytes, 0, head, 0, head.length);
        return new NgramFst(head, statesAt, vocabulary, states(in));
    }

    private static List<String> table(ByteBuffer in) throws IOException {
        if (in.getInt() != TABLE_MAGIC) {
            throw new IOException("no table of words");
        }
        text(in);
        in.getLong();
        int size = Math.toIntExact(in.getLong());
        List<String> words = new ArrayList<>(Collections.nCopies(size, ""));
        for (int i = 0; i < size; i++) {
            String word = text(in);
            int label = Math.toIntExact(in.getLong());
            while (words.size() <= label && label <= BackoffModel.MOST_LABEL) {
                words.add("");
            }
            words.set(label, "<[#".indexOf(word.charAt(0)) < 0 ? word : "");
        }
        return words;
    }

    private static String text(ByteBuffer in) {
        byte[] text = new byte[in.getInt()];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static BackoffModel states(ByteBuffer in) {
        int states = Math.toIntExact(in.getLong());
        int futures = Math.toIntExact(in.getLong());
        int ends = Math.toIntExact(in.getLong());
        long[] children = longs(in, 2 * states + 1);
        long[] following = longs(in, futures + states + 1);
        long[] ending = longs(in, states);
        int[] labels = ints(in, states + 1);
        int[] words = ints(in, futures);
        float[] weights = floats(in, states + 1);
        float[] atEnd = floats(in, ends);
        float[] costs = floats(in, futures + 1);
        long[] contexts = contexts(states, children, labels);
        BackoffModelBuilder builder = new BackoffModelBuilder(null);
        int bit = 1;
        int word = 0;
        int end = 0;
        for (int state = 0; state < states; state++) {
            for (; bit(following, bit++); word++) {
                builder.word(words[word], StrictMath.exp(-costs[word]));
            }
            if (bit(ending, state)) {
                builder.word(BackoffModel.END, StrictMath.exp(-atEnd[end++]));
            }
            builder.context(contexts[state], state == 0 ? 0 : StrictMath.exp(-weights[state]));
        }
        return builder.model();
    }

    /** The context of each state, from the tree. */
    private static long[] contexts(int states, long[] children, int[] labels) {
        long[] contexts = new long[states];
        int bit = 2;
        int child = 1;
        for (int state = 0; state < states; state++) {
            for (; bit(children, bit++); child++) {
                contexts[child] = switch (BackoffModel.length(contexts[state])) {
                    case 0 -> BackoffModel.one(labels[child]);
                    case 1 -> BackoffModel.two(BackoffModel.recent(contexts[state]), labels[child]);
                    default -> throw new IllegalArgumentException("a context of more than two words");
                };
            }
        }
        return contexts;
    }

    /** Writes another model over the same words. Each context of two words needs that of its recent word alone. */
    public void write(BackoffModel other, Path file) throws IOException {
        byte[] start = head.clone();
        ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).putLong(statesAt, other.contexts());
        ByteArrayOutputStream out = new ByteArrayOutputStream(start.length + other.size() * 9);
        out.write(start);
        out.write(new NgramStates(other).bytes());
        Files.write(file, out.toByteArray());
    }

    public KnownWords vocabulary() {
        return vocabulary;
    }

    public BackoffModel model() {
        return model;
    }

    private static long[] longs(ByteBuffer in, int bits) {
        long[] values = new long[(bits + LONG_BITS - 1) / LONG_BITS];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.getLong();
        }
        return values;
    }

    private static int[] ints(ByteBuffer in, int count) {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.getInt();
        }
        return values;
    }

    private static float[] floats(ByteBuffer in, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.getFloat();
        }
        return values;
    }

    private static boolean bit(long[] bits, int index) {
        return (bits[index / LONG_BITS] >>> index & 1) != 0;
    }
}
