package dev.earmark.speech.voice;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the speech toolkit Kaldi in its binary form: words that end with a blank, and rows of numbers. For one thread. */
final class KaldiFile {

    private static final int MOST_NUMBERS = 1 << 22;
    private static final int LONGEST_WORD = 40;
    private static final int WIDEST = 2_000;

    private final ByteBuffer bytes;

    /** @throws IOException when it cannot be read or is not of that form */
    KaldiFile(Path file) throws IOException {
        bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() < 2 || bytes.get() != 0 || bytes.get() != 'B') {
            throw new IOException(file + " is no binary file of Kaldi");
        }
    }

    /** @throws IOException when something else comes next */
    void expect(String word) throws IOException {
        String next = word();
        if (!next.equals(word)) {
            throw new IOException(next + " stands where " + word + " is expected");
        }
    }

    int count() throws IOException {
        need(1 + Integer.BYTES);
        if (bytes.get() != Integer.BYTES) {
            throw new IOException("there is no whole number");
        }
        int count = bytes.getInt();
        if (count < 0 || count > MOST_NUMBERS) {
            throw new IOException("a count of " + count);
        }
        return count;
    }

    double number() throws IOException {
        need(1);
        boolean twice = bytes.get() == Double.BYTES;
        return numbers(1, twice)[0];
    }

    private void need(int count) throws IOException {
        if (bytes.remaining() < count) {
            throw new IOException("it ends too early");
        }
    }

    float[] vector() throws IOException {
        boolean twice = word().startsWith("D");
        return numbers(count(), twice);
    }

    /** The lower half of a square, row by row. */
    float[] triangle() throws IOException {
        boolean twice = word().startsWith("D");
        int size = count();
        if (size > WIDEST) {
            throw new IOException("a square of " + size + " rows");
        }
        return numbers(size * (size + 1) / 2, twice);
    }

    float[][] matrix() throws IOException {
        boolean twice = word().startsWith("D");
        float[][] rows = new float[count()][];
        int width = count();
        for (int i = 0; i < rows.length; i++) {
            rows[i] = numbers(width, twice);
        }
        return rows;
    }

    private float[] numbers(int count, boolean twice) throws IOException {
        if (count < 0 || (long) count * (twice ? Double.BYTES : Float.BYTES) > bytes.remaining()) {
            throw new IOException("it ends too early");
        }
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = twice ? (float) bytes.getDouble() : bytes.getFloat();
        }
        return numbers;
    }

    private String word() throws IOException {
        int start = bytes.position();
        while (bytes.hasRemaining() && bytes.position() - start < LONGEST_WORD) {
            if (bytes.get() == ' ') {
                return new String(bytes.array(), start, bytes.position() - start - 1, StandardCharsets.US_ASCII);
            }
        }
        throw new IOException("there is no word");
    }
}
