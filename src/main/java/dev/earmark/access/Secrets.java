package dev.earmark.access;

import dev.earmark.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** Tokens that nobody can guess: 256 random bits as 43 letters, digits, hyphens and underscores. Safe for many threads. */
public final class Secrets {

    /** Keys of programs begin with it, so that a scanner finds one that leaked. */
    public static final String KEY_PREFIX = "emk_";

    private static final int BYTES = 32;

    private final SecureRandom random;

    public Secrets(SecureRandom random) {
        this.random = random;
    }

    public String fresh() {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** For programs. */
    public String freshKey() {
        return KEY_PREFIX + fresh();
    }

    /** What is kept of a token. A plain digest is enough, because there is nothing to guess. Lower-case hexadecimal. */
    public static String sha256(String secret) {
        return Sha256.hex(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Compares in a time that does not depend on where they differ. */
    public static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
