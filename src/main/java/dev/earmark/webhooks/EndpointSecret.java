package dev.earmark.webhooks;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes the secrets that messages are signed with. */
public final class EndpointSecret {

    private static final int BYTES = 32;
    private static final String PREFIX = "whsec_";

    private EndpointSecret() {}

    /** As Standard Webhooks writes them: {@code whsec_} and 32 random bytes in base 64. */
    public static String fresh() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }
}
