package dev.earmark.blobs.s3;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where blobs lie: a bucket, and what stands before every key in it.
 *
 * @param prefix empty, or ends with a slash
 */
public record S3Place(String bucket, String prefix) {

    private static final Pattern ADDRESS = Pattern.compile(
            "s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*)?)?/?");

    /** @param address such as {@code s3://recordings/earmark} @throws IllegalArgumentException with what it must look like */
    public static S3Place of(String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new IllegalArgumentException("store.blobs is \"" + address
                    + "\"; it must be empty (a folder) or s3://BUCKET or s3://BUCKET/PREFIX");
        }
        String prefix = parts.group(2);
        return new S3Place(parts.group(1), prefix == null ? "" : prefix + "/");
    }

    /** As it is written in the settings. */
    @Override
    public String toString() {
        return "s3://" + bucket + "/" + prefix;
    }
}
