package dev.earmark.language;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of model and text, in four parts. The text itself is not kept. */
record VectorKey(long a, long b, long c, long d) {

    static final int BYTES = 32;

    static VectorKey of(String modelId, String text) {
        MessageDigest digest = sha256();
        digest.update(modelId.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        // Every encoder turns lone surrogates into question marks; the characters themselves tell them apart.
        ByteBuffer characters = ByteBuffer.allocate(text.length() * Character.BYTES);
        characters.asCharBuffer().put(text);
        digest.update(characters);
        return read(ByteBuffer.wrap(digest.digest()));
    }

    static VectorKey read(ByteBuffer from) {
        return new VectorKey(from.getLong(), from.getLong(), from.getLong(), from.getLong());
    }

    void write(ByteBuffer to) {
        to.putLong(a).putLong(b).putLong(c).putLong(d);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
