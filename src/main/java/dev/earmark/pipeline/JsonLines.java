package dev.earmark.pipeline;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Splits a stream into lines of bytes, skipping blank ones; never keeps more of a line than the limit and one byte. */
final class JsonLines {

    private final InputStream bytes;
    private final int mostBytes;
    private int number;

    JsonLines(InputStream bytes, int mostBytes) {
        this.bytes = new BufferedInputStream(bytes, 1 << 16);
        this.mostBytes = mostBytes;
    }

    /** @param number from 1; @param bytes one more than the limit when the line is longer: the rest of it is skipped */
    @SuppressWarnings("ArrayRecordComponent") // read once, by the only reader, never compared
    record Line(int number, byte[] bytes) {}

    /** The next line that is not blank; empty at the end. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        boolean blank = true;
        int b;
        while ((b = bytes.read()) >= 0) {
            if (b == '\n') {
                number++;
                if (!blank) {
                    return Optional.of(new Line(number, line.toByteArray()));
                }
                line.reset();
            } else {
                blank &= b == ' ' || b == '\r' || b == '\t';
                if (line.size() <= mostBytes) {
                    line.write(b);
                }
            }
        }
        return blank ? Optional.empty() : Optional.of(new Line(++number, line.toByteArray()));
    }
}
