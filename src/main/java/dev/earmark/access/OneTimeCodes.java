package dev.earmark.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/**
 * The six digits that an authenticator app shows for half a minute (RFC 6238, HMAC-SHA-1, which is what all apps know). A clock may be
 * half a minute off. Safe for many threads.
 */
public final class OneTimeCodes {

    private static final int SECRET_BYTES = 20;
    private static final int SECONDS = 30;

    private final SecureRandom random;

    public OneTimeCodes(SecureRandom random) {
        this.random = random;
    }

    /** 160 random bits in base 32. */
    public String freshSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return Base32.of(secret);
    }

    /** What an app reads, from a QR code or a link. */
    public static String uri(String secret, String issuer, String login) {
        return "otpauth://totp/" + escaped(issuer) + ":" + escaped(login) + "?secret=" + secret + "&issuer=" + escaped(issuer)
                + "&algorithm=SHA1&digits=6&period=" + SECONDS;
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * The step that a code belongs to: the present one, the one before or the one after.
     *
     * @param lastStep of the code that was used last; this and earlier ones count no longer
     * @return empty when it is wrong or used up
     */
    public static OptionalLong step(String secret, String code, Instant now, long lastStep) {
        long present = now.getEpochSecond() / SECONDS;
        return LongStream.rangeClosed(present - 1, present + 1).filter(step -> step > lastStep)
                .filter(step -> Secrets.same(code, code(secret, step))).findFirst();
    }

    /** The code of a step, six digits. */
    public static String code(String secret, long step) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(new SecretKeySpec(Base32.bytes(secret), "RAW"), Instant.ofEpochSecond(step * SECONDS),
                            Locale.ROOT);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
