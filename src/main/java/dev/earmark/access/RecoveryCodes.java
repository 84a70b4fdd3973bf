package dev.earmark.access;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Codes for whoever has lost the second factor, each good once: 80 random bits as four groups of four letters and digits. That is too
 * much to guess, so a plain digest is kept of them. Safe for many threads.
 */
public final class RecoveryCodes {

    public static final int COUNT = 10;

    private static final int BYTES = 10;

    private final SecureRandom random;

    public RecoveryCodes(SecureRandom random) {
        this.random = random;
    }

    /** {@value #COUNT} of them, such as {@code abcd-efgh-ijkl-2345}. */
    public List<String> fresh() {
        return Stream.generate(this::one).limit(COUNT).toList();
    }

    private String one() {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return Base32.of(bits).toLowerCase(Locale.ROOT).replaceAll("(.{4})(?=.)", "$1-");
    }

    /** What is kept of a code; spaces, hyphens and capitals do not matter. */
    public static String digest(String accountId, String code) {
        return Secrets.sha256(accountId + " " + code.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", ""));
    }
}
