package dev.earmark.access;

import dev.earmark.fault.Rejected;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords by PBKDF2 with HMAC-SHA-256: {@code pbkdf2-sha256$600000$SALT$HASH}, salt and hash in base 64. The number of rounds
 * is OWASP's for this function (Password Storage Cheat Sheet); hashes with fewer are still checked, and {@link #outdated} tells them.
 * Takes about half a second of processor time. Safe for many threads.
 */
public final class Passwords {

    public static final int SHORTEST = 12;
    public static final int LONGEST = 200;

    private static final int ROUNDS = 600_000;
    private static final int MOST_ROUNDS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final Pattern FORM = Pattern.compile("pbkdf2-sha256\\$(\\d{1,8})\\$([A-Za-z0-9+/=]{8,200})\\$([A-Za-z0-9+/=]{8,200})");

    private final SecureRandom random;
    private final int rounds;

    public Passwords(SecureRandom random) {
        this(random, ROUNDS);
    }

    /** @param rounds fewer than usual only where nothing is protected: in tests */
    public Passwords(SecureRandom random, int rounds) {
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException("rounds: " + rounds);
        }
        this.random = random;
        this.rounds = rounds;
    }

    /** For passwords that {@link Secrets#fresh} made: rounds slow down whoever guesses, and among 256 random bits there is no guessing. */
    public static Passwords forRandom(SecureRandom random) {
        return new Passwords(random, 1);
    }

    /** @throws Rejected with {@code access.password-length} when it is too short or too long */
    public String hash(String password) {
        checkLength(password);
        String text = normal(password);
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        return "pbkdf2-sha256$" + rounds + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(derive(text, salt, rounds));
    }

    static void checkLength(String password) {
        String text = normal(password);
        int length = text.codePointCount(0, text.length());
        if (length < SHORTEST || length > LONGEST) {
            throw new Rejected("access.password-length", "A password must have " + SHORTEST + " to " + LONGEST
                    + " characters; this one has " + length + ".");
        }
    }

    /** Whether it is the password. Takes as long when there is no hash to compare with, so that nobody learns which logins exist. */
    public boolean matches(String password, @Nullable String hash) {
        Matcher parts = FORM.matcher(hash == null ? "" : hash);
        String text = normal(password);
        if (text.length() > 2 * LONGEST) {
            return false;
        }
        if (!parts.matches() || Integer.parseInt(parts.group(1)) < 1 || Integer.parseInt(parts.group(1)) > MOST_ROUNDS) {
            derive(text, new byte[SALT_BYTES], rounds);
            return false;
        }
        byte[] derived = derive(text, Base64.getDecoder().decode(parts.group(2)), Integer.parseInt(parts.group(1)));
        return MessageDigest.isEqual(derived, Base64.getDecoder().decode(parts.group(3)));
    }

    /** Whether it should be hashed anew when the password is next known. */
    public boolean outdated(String hash) {
        Matcher parts = FORM.matcher(hash);
        return !parts.matches() || Integer.parseInt(parts.group(1)) < rounds;
    }

    /** The same password typed on another keyboard may come in another form of Unicode. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has PBKDF2", impossible);
        } finally {
            spec.clearPassword();
        }
    }
}
