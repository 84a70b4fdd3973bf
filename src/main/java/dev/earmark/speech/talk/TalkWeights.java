package dev.earmark.speech.talk;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A model in a file that says its words as text, so that it fits every recogniser of the language: compressed, big-endian, first the mark,
 * the number of words and each word; then the number of contexts, and for each its length (0 to 2), its words (recent one first), its
 * weight, the number of words that follow, and each with its probability. A word is its place in the list, from 1; 0 stands for the
 * beginning of a sentence in contexts and for its end among what follows. Probabilities and weights are 256 times their negative natural
 * logarithm, rounded, as 16 bits; numbers of words are 7 bits a byte. A second mark stands for the same with one more number behind the
 * weight of each context: in how many places it was seen.
 */
public final class TalkWeights {

    private static final int MARK = 0x45_54_4C_31;
    private static final int MARK_WITH_PLACES = 0x45_54_4C_32;
    private static final double STEPS = 256;
    private static final int MOST_STEPS = 0xFFFF;
    /** Weights above one have a negative logarithm below zero: down to minus 16. */
    private static final double LEAST_COST = -16;
    private static final int MOST_WORDS = 1_000_000;
    private static final int MOST_BYTES = 512 << 20;

    private record Following(int word, double probability) {}

    private record Read(long context, double weight, int places, List<Following> following) {}

    private TalkWeights() {}

    /** Without compression, which differs between machines: what digests are made of. */
    public static byte[] bytes(BackoffModel model, KnownWords vocabulary) {
        return bytes(model, vocabulary, MARK);
    }

    /** As {@link #bytes}, with the places in which contexts were seen. */
    static byte[] bytesWithPlaces(BackoffModel model, KnownWords vocabulary) {
        return bytes(model, vocabulary, MARK_WITH_PLACES);
    }

    private static byte[] bytes(BackoffModel model, KnownWords vocabulary, int mark) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            int[] place = new int[BackoffModel.END + 1];
            BitSet used = used(model);
            out.writeInt(mark);
            out.writeInt(used.cardinality());
            int next = 1;
            for (int label = used.nextSetBit(0); label >= 0; label = used.nextSetBit(label + 1)) {
                out.writeUTF(vocabulary.word(label));
                place[label] = next++;
            }
            out.writeInt(model.contexts());
            for (int i = 0; i < model.contexts(); i++) {
                write(out, model, i, place, mark == MARK_WITH_PLACES);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("writing to memory", impossible);
        }
        return bytes.toByteArray();
    }

    private static BitSet used(BackoffModel model) {
        BitSet used = new BitSet();
        for (int i = 0; i < model.contexts(); i++) {
            used.set(BackoffModel.recent(model.context(i)));
            used.set(BackoffModel.older(model.context(i)));
        }
        for (int place = 0; place < model.size(); place++) {
            used.set(model.word(place));
        }
        used.clear(BackoffModel.START);
        used.clear(BackoffModel.END);
        return used;
    }

    private static void write(DataOutputStream out, BackoffModel model, int index, int[] place, boolean withPlaces) throws IOException {
        long context = model.context(index);
        out.writeByte(BackoffModel.length(context));
        if (BackoffModel.length(context) > 0) {
            number(out, place[BackoffModel.recent(context)]);
        }
        if (BackoffModel.length(context) > 1) {
            number(out, place[BackoffModel.older(context)]);
        }
        out.writeShort(steps(model.weight(index)));
        if (withPlaces) {
            number(out, model.seen(index));
        }
        number(out, model.to(index) - model.from(index));
        for (int at = model.from(index); at < model.to(index); at++) {
            number(out, place[model.word(at)]);
            out.writeShort(steps(model.probability(at)));
        }
    }

    private static void number(DataOutputStream out, int number) throws IOException {
        int left = number;
        while (left > 0x7F) {
            out.writeByte(left & 0x7F | 0x80);
            left >>>= 7;
        }
        out.writeByte(left);
    }

    private static int steps(double probability) {
        double cost = probability <= 0 ? Double.MAX_VALUE : -StrictMath.log(probability) - LEAST_COST;
        return (int) Math.clamp(Math.rint(cost * STEPS), 0, MOST_STEPS);
    }

    private static double probability(int steps) {
        return StrictMath.exp(-(steps / STEPS + LEAST_COST));
    }

    public static void write(byte[] bytes, Path file) throws IOException {
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(bytes);
        }
    }

    /** @throws IOException when the file cannot be read */
    public static byte[] uncompressed(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    /**
     * Words that the recogniser cannot hear are left out.
     *
     * @param below what the shortest context leaves goes to it
     * @throws IOException when the file cannot be read or is none of these
     */
    public static BackoffModel read(Path file, KnownWords vocabulary, BackoffModel below) throws IOException {
        try (InputStream gzip = new GZIPInputStream(Files.newInputStream(file), 1 << 16);
                DataInputStream in = new DataInputStream(new BufferedInputStream(gzip, 1 << 16))) {
            return read(in, vocabulary, below);
        } catch (EOFException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            throw new IOException(file + " is damaged", damaged);
        }
    }

    private static BackoffModel read(DataInputStream in, KnownWords vocabulary, BackoffModel below) throws IOException {
        int mark = in.readInt();
        if (mark != MARK && mark != MARK_WITH_PLACES) {
            throw new IllegalArgumentException("no weights of talk");
        }
        int[] labels = new int[limited(in.readInt(), MOST_WORDS) + 1];
        for (int i = 1; i < labels.length; i++) {
            labels[i] = vocabulary.label(in.readUTF()).orElse(-1);
        }
        int count = limited(in.readInt(), MOST_BYTES);
        List<Read> contexts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Read read = context(in, labels, mark == MARK_WITH_PLACES);
            if (read.context() >= 0) {
                contexts.add(read);
            }
        }
        contexts.sort(Comparator.comparingLong(Read::context));
        BackoffModelBuilder builder = new BackoffModelBuilder(below);
        for (Read read : contexts) {
            read.following().forEach(following -> builder.word(following.word(), following.probability()));
            builder.context(read.context(), read.weight(), read.places());
        }
        return builder.model();
    }

    private static Read context(DataInputStream in, int[] labels, boolean withPlaces) throws IOException {
        int length = in.readUnsignedByte();
        int recent = length > 0 ? labels[number(in)] : 0;
        int older = length > 1 ? labels[number(in)] : 0;
        double weight = probability(in.readUnsignedShort());
        int places = withPlaces ? number(in) : 0;
        int count = limited(number(in), MOST_WORDS);
        List<Following> following = new ArrayList<>(Math.min(count, 64));
        for (int i = 0; i < count; i++) {
            int place = number(in);
            int word = place == 0 ? BackoffModel.END : labels[place];
            double probability = probability(in.readUnsignedShort());
            if (word > 0) {
                following.add(new Following(word, probability));
            }
        }
        following.sort(Comparator.comparingInt(Following::word));
        long context = length == 0 ? BackoffModel.none() : length == 1 ? BackoffModel.one(recent) : BackoffModel.two(recent, older);
        return new Read(recent < 0 || older < 0 ? -1 : context, weight, places, following);
    }

    private static int number(DataInputStream in) throws IOException {
        int number = 0;
        for (int shift = 0; ; shift += 7) {
            int part = in.readUnsignedByte();
            number |= (part & 0x7F) << shift;
            if (part < 0x80) {
                return number;
            }
            if (shift > 21) {
                throw new IllegalArgumentException("a number too large");
            }
        }
    }

    private static int limited(int number, int most) {
        if (number < 0 || number > most) {
            throw new IllegalArgumentException("a number out of range: " + number);
        }
        return number;
    }
}
