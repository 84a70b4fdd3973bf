package dev.earmark.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages as Standard Webhooks 1.0.0 says: HMAC-SHA256 over {@code id.timestamp.body}, one signature for each secret. */
final class Signature {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /**
     * @param secrets {@code whsec_} and base 64; while one is replaced by another both sign
     * @param seconds since 1970
     * @return for the header {@code webhook-signature}
     */
    static String of(List<String> secrets, String id, long seconds, byte[] body) {
        return secrets.stream().map(secret -> "v1," + signed(secret, id, seconds, body)).collect(Collectors.joining(" "));
    }

    private static String signed(String secret, String id, long seconds, byte[] body) {
        String bare = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(bare), ALGORITHM));
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", missing);
        }
    }
}
