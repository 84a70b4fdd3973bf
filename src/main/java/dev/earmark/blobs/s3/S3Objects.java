package dev.earmark.blobs.s3;

import dev.earmark.blobs.BlobFaults;
import dev.earmark.fault.NotFound;
import dev.earmark.tls.TrustedIssuers;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects of one bucket below one prefix, and what their failures mean. Safe for many threads. */
final class S3Objects implements AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final S3Client client;
    private final S3Place place;

    S3Objects(S3Place place, S3Settings settings) {
        this.place = place;
        this.client = client(settings);
    }

    /**
     * The body of a request is signed as a whole, which each server understands, and not piece by piece; checksums are those that are
     * named, none that the SDK adds to the end.
     */
    private static S3Client client(S3Settings settings) {
        UrlConnectionHttpClient.Builder http = UrlConnectionHttpClient.builder().connectionTimeout(CONNECTING).socketTimeout(SILENCE);
        if (settings.issuers() != null) {
            TrustManager[] believed = TrustedIssuers.in(settings.issuers());
            http.tlsTrustManagersProvider(() -> believed);
        }
        S3ClientBuilder builder = S3Client.builder().httpClientBuilder(http).region(Region.of(settings.region()))
                .credentialsProvider(credentials(settings)).forcePathStyle(settings.pathStyle())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_SUPPORTED)
                .serviceConfiguration(S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .overrideConfiguration(override -> override.retryStrategy(RetryMode.STANDARD));
        if (settings.endpoint() != null) {
            builder.endpointOverride(URI.create(settings.endpoint()));
        }
        return builder.build();
    }

    private static AwsCredentialsProvider credentials(S3Settings settings) {
        String access = settings.accessKey();
        String secret = settings.secretKey();
        return access == null || secret == null ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(access, secret));
    }

    S3Place place() {
        return place;
    }

    S3Client client() {
        return client;
    }

    String name(String key) {
        return place.prefix() + key;
    }

    /** The digest as the API has it. */
    static String base64(String sha256) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
    }

    /** In one request. The server refuses other bytes than those of the digest. */
    void put(String key, RequestBody body, String sha256) {
        try {
            client.putObject(request -> request.bucket(place.bucket()).key(name(key)).checksumSHA256(base64(sha256)), body);
        } catch (SdkException | UncheckedIOException failed) {
            throw S3Faults.of(place, "The file " + key + " cannot be kept", failed);
        }
    }

    /** Unless there is one. @return false when there is */
    boolean putFirst(String key, byte[] bytes, String sha256) {
        try {
            client.putObject(request -> request.bucket(place.bucket()).key(name(key)).checksumSHA256(base64(sha256)).ifNoneMatch("*"),
                    RequestBody.fromBytes(bytes));
            return true;
        } catch (SdkException | UncheckedIOException failed) {
            if (S3Faults.changed(failed)) {
                return false;
            }
            throw S3Faults.of(place, "The file " + key + " cannot be kept", failed);
        }
    }

    /**
     * What is known of an object without reading it.
     *
     * @param tag changes when somebody writes it again
     */
    record Look(String tag, long bytes) {}

    /** Empty when there is none; a missing bucket cannot be told from that. */
    Optional<Look> look(String key) {
        try {
            HeadObjectResponse head = client.headObject(request -> request.bucket(place.bucket()).key(name(key)));
            return Optional.of(new Look(head.eTag(), head.contentLength()));
        } catch (SdkException | UncheckedIOException failed) {
            if (S3Faults.missing(failed)) {
                return Optional.empty();
            }
            throw S3Faults.of(place, "The file " + key + " cannot be looked at", failed);
        }
    }

    /** An object that was changed meanwhile. */
    static final class Changed extends IOException {
        private static final long serialVersionUID = 1;
    }

    /**
     * @param tag   only if it is still this one; null for whatever there is
     * @param range as HTTP has it; null for all
     * @throws NotFound with {@code store.blob-missing}
     */
    Body get(String key, @Nullable String tag, @Nullable String range) throws Changed {
        try {
            return new Body(client.getObject(request -> request.bucket(place.bucket()).key(name(key)).ifMatch(tag).range(range)));
        } catch (SdkException | UncheckedIOException failed) {
            if (S3Faults.missing(failed)) {
                throw BlobFaults.missing(key);
            } else if (tag != null && S3Faults.changed(failed)) {
                throw new Changed();
            }
            throw S3Faults.of(place, "The file " + key + " cannot be read", failed);
        }
    }

    /** The bytes of an object. Closed before its end, it ends the connection instead of reading the rest. */
    static final class Body extends FilterInputStream {

        private final ResponseInputStream<GetObjectResponse> response;
        private boolean ended;

        Body(ResponseInputStream<GetObjectResponse> response) {
            super(response);
            this.response = response;
        }

        Look look() {
            return new Look(response.response().eTag(), response.response().contentLength());
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                int read = super.read(into, offset, length);
                ended |= read < 0;
                return read;
            } catch (SdkException | UncheckedIOException broken) { // also when the provider's own checksum does not fit
                throw new IOException(broken.getMessage(), broken);
            }
        }

        @Override
        public void close() throws IOException {
            if (!ended) {
                response.abort();
            }
            super.close();
        }
    }

    /** No error when there is none. */
    void delete(String key) {
        try {
            client.deleteObject(request -> request.bucket(place.bucket()).key(name(key)));
        } catch (SdkException | UncheckedIOException failed) {
            if (!S3Faults.missing(failed)) {
                throw S3Faults.of(place, "The file " + key + " cannot be removed", failed);
            }
        }
    }

    /** Keys below the prefix, page by page while they are asked for. */
    Stream<String> keysBefore(Instant time) {
        Iterator<S3Object> all = all();
        return Stream.generate(() -> next(all)).takeWhile(Optional::isPresent).flatMap(Optional::stream)
                .filter(object -> object.lastModified().isBefore(time)).map(object -> object.key().substring(place.prefix().length()));
    }

    /** @param key behind the prefix; @param tag null where the server has none */
    record Listed(String key, @Nullable String tag, long bytes, Instant modified) {}

    /** All objects below the prefix, page by page while they are asked for. */
    Stream<Listed> everything() {
        Iterator<S3Object> all = all();
        return Stream.generate(() -> next(all)).takeWhile(Optional::isPresent).flatMap(Optional::stream).map(object ->
                new Listed(object.key().substring(place.prefix().length()), object.eTag(), object.size(), object.lastModified()));
    }

    private Iterator<S3Object> all() {
        try {
            return client.listObjectsV2Paginator(request -> request.bucket(place.bucket()).prefix(place.prefix())).contents().iterator();
        } catch (SdkException | UncheckedIOException failed) {
            throw listing(failed);
        }
    }

    private Optional<S3Object> next(Iterator<S3Object> all) {
        try {
            return all.hasNext() ? Optional.of(all.next()) : Optional.empty();
        } catch (SdkException | UncheckedIOException failed) {
            throw listing(failed);
        }
    }

    /** The names of at most one page; for a look whether the bucket answers. */
    void list() {
        try {
            client.listObjectsV2(request -> request.bucket(place.bucket()).prefix(place.prefix()).maxKeys(1));
        } catch (SdkException | UncheckedIOException failed) {
            throw listing(failed);
        }
    }

    RuntimeException listing(RuntimeException failed) {
        return S3Faults.of(place, "The files in " + place + " cannot be listed", failed);
    }

    @Override
    public void close() {
        client.close();
    }
}
