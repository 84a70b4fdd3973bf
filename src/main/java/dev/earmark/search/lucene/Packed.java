package dev.earmark.search.lucene;

import dev.earmark.transcript.TimeSpan;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Values one after the other in few bytes: numbers of 7 bits a byte (LEB128), texts with their length. For one thread. */
final class Packed {

    private Packed() {}

    /** Writes values. */
    static final class Writer {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

        Writer number(long value) {
            long rest = value << 1 ^ value >> 63;
            while ((rest & ~0x7FL) != 0) {
                out.write((int) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
            return this;
        }

        Writer text(@Nullable String value) {
            if (value == null) {
                return number(-1);
            }
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            number(bytes.length);
            out.write(bytes, 0, bytes.length);
            return this;
        }

        Writer maybe(@Nullable Long value) {
            number(value == null ? 0 : 1);
            return value == null ? this : number(value);
        }

        Writer span(@Nullable TimeSpan span) {
            return span == null ? number(-1) : number(span.startMs()).number(span.lengthMs());
        }

        BytesRef bytes() {
            return new BytesRef(out.toByteArray());
        }
    }

    /** Reads them in the same order. */
    static final class Reader {

        private final byte[] bytes;
        private int at;

        Reader(BytesRef packed) {
            this.bytes = packed.bytes;
            this.at = packed.offset;
        }

        long number() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[at++];
                value |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    return value >>> 1 ^ -(value & 1);
                }
            }
        }

        int count() {
            return Math.toIntExact(number());
        }

        @Nullable String text() {
            int length = count();
            if (length < 0) {
                return null;
            }
            String text = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
            return text;
        }

        String certain() {
            String text = text();
            return text == null ? "" : text;
        }

        @Nullable Long maybe() {
            return number() == 0 ? null : Long.valueOf(number());
        }

        @Nullable TimeSpan span() {
            long start = number();
            return start < 0 ? null : new TimeSpan(start, start + number());
        }
    }
}
