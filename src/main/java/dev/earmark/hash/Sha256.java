package dev.earmark.hash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of bytes that come piece by piece; in text always lower-case hexadecimal. For one digest and one thread. */
public final class Sha256 {

    /** Length of a digest in bytes; in text it is twice as long. */
    public static final int BYTES = 32;

    private final MessageDigest digest;

    public Sha256() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java runtime has SHA-256", missing);
        }
    }

    public static String hex(byte[] bytes) {
        return new Sha256().add(bytes).hex();
    }

    /** Of the content of a file. */
    public static String of(Path file) throws IOException {
        Sha256 sha256 = new Sha256();
        try (InputStream bytes = sha256.through(Files.newInputStream(file))) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return sha256.hex();
    }

    public Sha256 add(byte[] bytes) {
        return add(bytes, 0, bytes.length);
    }

    public Sha256 add(byte[] buffer, int offset, int length) {
        digest.update(buffer, offset, length);
        return this;
    }

    /** A stream that adds every byte that is read from it. Closing it closes {@code in}. */
    public InputStream through(InputStream in) {
        return new DigestInputStream(in, digest);
    }

    /** The digest of all that was added; then starts afresh. */
    public byte[] bytes() {
        return digest.digest();
    }

    /** The digest of all that was added; then starts afresh. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }
}
