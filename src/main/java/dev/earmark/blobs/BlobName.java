package dev.earmark.blobs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the key of a blob tells of it: the interaction that it belongs to, and the digest of its bytes. */
public final class BlobName {

    private static final Pattern DIGEST = Pattern.compile("(?:.*[/-])([0-9a-f]{64})");

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}(/[A-Za-z0-9][A-Za-z0-9._-]{0,127}){1,3}");

    private static final String SEALED = ".enc";

    private BlobName() {}

    /** Whether a text can be a key: two to four names with a slash between them, which lead nowhere else. */
    public static boolean isKey(String text) {
        return KEY.matcher(text).matches() && !text.contains("..");
    }

    /** @throws IllegalArgumentException when it cannot be a key */
    public static String checked(String key) {
        if (!isKey(key)) {
            throw new IllegalArgumentException("not the key of a blob: " + key.replaceAll("[^A-Za-z0-9._/-]", "?"));
        }
        return key;
    }

    /** Empty for keys that were made without one. */
    public static Optional<String> sha256(String key) {
        Matcher parts = DIGEST.matcher(key);
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }

    /** Under which a file lies that was encrypted. */
    public static String sealed(String key) {
        return key + SEALED;
    }

    public static boolean isSealed(String key) {
        return key.endsWith(SEALED);
    }

    /** The key of a file, encrypted or not. */
    public static String bare(String key) {
        return isSealed(key) ? key.substring(0, key.length() - SEALED.length()) : key;
    }

    public static String interactionId(String key) {
        return key.substring(0, Math.max(0, key.indexOf('/')));
    }
}
