package dev.earmark.audio.format;

import java.nio.ByteBuffer;

/** How a sample is written in a WAV file, and how it becomes 16 bits. Buffers are little-endian. */
enum SampleEncoding {
    UNSIGNED_8(1, (bytes, at) -> (short) (((bytes.get(at) & 0xff) - 128) << 8)),
    SIGNED_16(2, ByteBuffer::getShort) {
        /** What almost all sound is, also what the decoder makes of the rest: without a call for each sample. */
        @Override
        void read(ByteBuffer buffer, int at, int step, short[] into, int count) {
            byte[] bytes = buffer.array();
            for (int i = 0, low = buffer.arrayOffset() + at; i < count; i++, low += step) {
                into[i] = (short) (bytes[low] & 0xff | bytes[low + 1] << 8);
            }
        }
    },
    /** The lowest byte of 24 bits is below what telephony carries. */
    SIGNED_24(3, (bytes, at) -> bytes.getShort(at + 1)),
    SIGNED_32(4, (bytes, at) -> bytes.getShort(at + 2)),
    FLOAT_32(4, (bytes, at) -> fromUnit(bytes.getFloat(at))),
    FLOAT_64(8, (bytes, at) -> fromUnit(bytes.getDouble(at))),
    MU_LAW(1, (bytes, at) -> G711.muLaw(bytes.get(at))),
    A_LAW(1, (bytes, at) -> G711.aLaw(bytes.get(at)));

    private final int bytes;
    private final Reader reader;

    SampleEncoding(int bytes, Reader reader) {
        this.bytes = bytes;
        this.reader = reader;
    }

    /** Size of one sample. */
    int bytes() {
        return bytes;
    }

    /** @param at position of the sample's first byte */
    short read(ByteBuffer buffer, int at) {
        return reader.read(buffer, at);
    }

    /**
     * Samples that follow each other in one channel, into the beginning of an array.
     *
     * @param buffer over an array
     * @param at     position of the first byte of the first of them
     * @param step   bytes from one to the next
     */
    void read(ByteBuffer buffer, int at, int step, short[] into, int count) {
        for (int i = 0, first = at; i < count; i++, first += step) {
            into[i] = reader.read(buffer, first);
        }
    }

    /** Full scale is 1; what is louder is clipped, what is not a number is silence. */
    private static short fromUnit(double value) {
        return (short) Math.round(Math.max(-1, Math.min(1, Double.isNaN(value) ? 0 : value)) * Short.MAX_VALUE);
    }

    @FunctionalInterface
    private interface Reader {
        short read(ByteBuffer buffer, int at);
    }
}
