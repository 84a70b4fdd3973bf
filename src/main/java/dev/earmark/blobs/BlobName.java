package dev.earmark.blobs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the key of a blob tells of it: the interaction that it belongs to, and the digest of its bytes. */
public final class BlobName {

    private static final Pattern DIGEST = Pattern.compile("(?:.*[/-])([0-9a-f]{64})");

    private BlobName() {}

    /** Empty for keys that were made without one. */
    public static Optional<String> sha256(String key) {
        Matcher parts = DIGEST.matcher(key);
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }

    public static String interactionId(String key) {
        return key.substring(0, Math.max(0, key.indexOf('/')));
    }
}
