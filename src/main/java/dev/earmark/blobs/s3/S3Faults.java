package dev.earmark.blobs.s3;

import dev.earmark.fault.Unavailable;
import dev.earmark.text.PlainText;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the failures of a bucket mean. All of them may be mended without losing what waits, so all are worth another try. */
final class S3Faults {

    private static final Set<String> WRONG_KEYS = Set.of("InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken",
            "TokenRefreshRequired", "AuthorizationHeaderMalformed", "InvalidSecurity", "NotSignedUp", "UnrecognizedClientException");
    private static final Set<String> CLOCK = Set.of("RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture");
    private static final Set<String> FULL = Set.of("QuotaExceeded", "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded",
            "InsufficientStorage", "EntityTooLarge");
    private static final Set<String> ELSEWHERE = Set.of("PermanentRedirect", "IllegalLocationConstraintException");
    private static final int NO_ROOM = 507;

    private S3Faults() {}

    /** Whether what was asked for is not there; of a request that can tell a bucket from an object. */
    static boolean missing(RuntimeException failed) {
        return failed instanceof S3Exception answered && answered.statusCode() == 404 && !code(answered).equals("NoSuchBucket");
    }

    /** Whether the object is another than it was. */
    static boolean changed(RuntimeException failed) {
        return failed instanceof S3Exception answered && (answered.statusCode() == 412 || answered.statusCode() == 409);
    }

    /** @param what was to be done, as the beginning of a sentence: "The file … cannot be read" */
    static Unavailable of(S3Place place, String what, RuntimeException failed) {
        if (!(failed instanceof S3Exception answered)) {
            return unreachable(place, what, failed);
        }
        String code = code(answered);
        if (CLOCK.contains(code)) {
            return new Unavailable("blobs.clock-wrong", what + ": the clocks of this machine and of the server of " + place
                    + " are too far apart; set both by the same time server.", failed);
        } else if (WRONG_KEYS.contains(code)) {
            return new Unavailable("blobs.keys-wrong", what + ": the server of " + place
                    + " does not accept s3.access-key and s3.secret-key (" + told(code) + "); look also at s3.region.", failed);
        } else if (code.equals("NoSuchBucket")) {
            return new Unavailable("blobs.no-bucket", what + ": there is no bucket " + place.bucket()
                    + "; make it, or correct store.blobs.", failed);
        } else if (ELSEWHERE.contains(code) || answered.statusCode() == 301) {
            return new Unavailable("blobs.region-wrong", what + ": the bucket " + place.bucket()
                    + " is in another region than s3.region says.", failed);
        } else if (FULL.contains(code) || answered.statusCode() == NO_ROOM) {
            return new Unavailable("store.full", what + ": the bucket " + place.bucket() + " takes no more (" + told(code)
                    + "); raise its quota or free some space.", failed);
        } else if (answered.statusCode() == 403) {
            return new Unavailable("blobs.not-permitted", what + ": the account of s3.access-key may not do that in " + place
                    + "; it needs to list, read, write and delete objects there.", failed);
        }
        return new Unavailable("blobs.down", what + ": the server of " + place + " answered " + answered.statusCode() + " (" + told(code)
                + ").", failed);
    }

    private static Unavailable unreachable(S3Place place, String what, RuntimeException failed) {
        String sentence = String.valueOf(failed.getMessage());
        if (sentence.toLowerCase(Locale.ROOT).contains("unable to load credentials")) {
            return new Unavailable("blobs.keys-wrong", what
                    + ": there are no credentials; set s3.access-key and s3.secret-key, or give this machine a role.", failed);
        }
        Throwable deepest = failed;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        String why = deepest == failed ? sentence : deepest.getClass().getSimpleName() + ": " + deepest.getMessage();
        return new Unavailable("blobs.down", what + ": the server of " + place + " cannot be reached (" + told(why) + ").", failed);
    }

    private static String code(S3Exception answered) {
        AwsErrorDetails details = answered.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    private static String told(String words) {
        String line = PlainText.oneLine(words.replaceAll("[.]+$", ""));
        return line.isBlank() ? "no reason" : line.substring(0, Math.min(200, line.length()));
    }
}
