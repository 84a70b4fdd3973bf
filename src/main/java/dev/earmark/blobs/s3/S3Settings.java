package dev.earmark.blobs.s3;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a bucket is reached, where {@code store.blobs} names one.
 *
 * @param endpoint    address of the server; null for AWS itself
 * @param region      that requests are signed for
 * @param accessKey   null when AWS's own ways are to be tried: its names in the environment, its files, the role of the machine
 * @param secretKey   null together with the access key
 * @param pathStyle   whether the bucket stands in the path ({@code https://server/bucket/key}) and not in the name of the host
 * @param issuers     PEM file of certificates that are believed in the place of Java's own; null for Java's own
 * @param spoolFolder where files lie on this machine on their way in and while they are decoded; null for {@code spool} of the data folder
 * @param spoolBytes  most bytes of copies there at the same time, at least 1 MiB; a single larger file may lie there alone
 */
public record S3Settings(@Nullable String endpoint, String region, @Nullable String accessKey, @Nullable String secretKey,
        boolean pathStyle, @Nullable Path issuers, @Nullable Path spoolFolder, long spoolBytes) {

    private static final long LEAST_SPOOL = 1L << 20;

    public S3Settings {
        if (endpoint != null && !isWebAddress(endpoint)) {
            throw new IllegalArgumentException("endpoint is \"" + endpoint
                    + "\"; it must be an address such as https://s3.example.org:9000");
        }
        if (!region.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("region is \"" + region + "\"; it must be a name such as eu-central-1");
        }
        if ((accessKey == null) != (secretKey == null)) {
            throw new IllegalArgumentException("access-key and secret-key belong together, but only one of them is set");
        }
        if (spoolBytes < LEAST_SPOOL) {
            throw new IllegalArgumentException("spool-bytes is " + spoolBytes + "; it must be at least " + LEAST_SPOOL);
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = URI.create(text);
            boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
            return bare && uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    /** AWS in us-east-1, by AWS's own credentials; 8 GiB of copies. */
    public static S3Settings defaults() {
        return new S3Settings(null, "us-east-1", null, null, false, null, null, 8L << 30);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "S3Settings[endpoint=" + endpoint + ", region=" + region + ", accessKey=" + (accessKey == null ? "none" : "hidden")
                + ", secretKey=" + (secretKey == null ? "none" : "hidden") + ", pathStyle=" + pathStyle + ", issuers=" + issuers
                + ", spoolFolder=" + spoolFolder + ", spoolBytes=" + spoolBytes + "]";
    }
}
