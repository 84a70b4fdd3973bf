package dev.earmark.inbox.pull.cloud;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The header of HTTP's basic authentication (RFC 7617). */
final class BasicKey {

    private BasicKey() {}

    static String of(String name, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
