package dev.earmark.language.embedding;

import dev.earmark.hash.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** SHA-256 of model and text, in four parts. The text itself is not kept. */
record VectorKey(long a, long b, long c, long d) {

    static final int BYTES = Sha256.BYTES;

    static VectorKey of(String modelId, String text) {
        // Every encoder turns lone surrogates into question marks; the characters themselves tell them apart.
        ByteBuffer characters = ByteBuffer.allocate(text.length() * Character.BYTES);
        characters.asCharBuffer().put(text);
        Sha256 digest = new Sha256().add(modelId.getBytes(StandardCharsets.UTF_8)).add(new byte[1]).add(characters.array());
        return read(ByteBuffer.wrap(digest.bytes()));
    }

    static VectorKey read(ByteBuffer from) {
        return new VectorKey(from.getLong(), from.getLong(), from.getLong(), from.getLong());
    }

    void write(ByteBuffer to) {
        to.putLong(a).putLong(b).putLong(c).putLong(d);
    }
}
