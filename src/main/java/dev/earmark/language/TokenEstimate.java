package dev.earmark.language;

import java.nio.charset.StandardCharsets;

/** About how many tokens a text has, for any model: one for each 3.5 bytes of UTF-8, which is on the high side for English. */
public final class TokenEstimate {

    private static final double BYTES_PER_TOKEN = 3.5;

    private TokenEstimate() {}

    public static int of(String text) {
        return (int) Math.ceil(text.getBytes(StandardCharsets.UTF_8).length / BYTES_PER_TOKEN);
    }
}
