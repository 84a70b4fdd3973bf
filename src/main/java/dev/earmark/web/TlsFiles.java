package dev.earmark.web;

import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Looks at the certificate that the settings name, without serving anything. */
public final class TlsFiles {

    private TlsFiles() {}

    /**
     * What there is, for people.
     *
     * @throws Rejected    with {@code web.tls-invalid} when it cannot be used at all
     * @throws Unavailable with {@code web.certificate-ends} when it is not good now, or ends soon
     */
    public static String describe(WebSettings settings, Instant now) {
        Path file = settings.tlsCertificate();
        Path key = settings.tlsKey();
        if (file == null || key == null) {
            return settings.risk().isPresent() ? "none, and no proxy does it; see the message at the start"
                    : "none (plain HTTP; see web.tls-certificate)";
        }
        Certificate certificate = read(file, key);
        String span = certificate.subject() + ", " + certificate.span();
        if (!certificate.goodAt(now)) {
            throw new Unavailable("web.certificate-ends",
                    "The certificate in " + file + " is not good now (" + span + "); renew it, or set the clock.");
        }
        if (certificate.late(now)) {
            throw new Unavailable("web.certificate-ends", "The certificate in " + file + " ends soon (" + span + "); renew it.");
        }
        return span;
    }

    private static Certificate read(Path file, @Nullable Path key) {
        Vertx vertx = Vertx.vertx();
        try {
            return Certificate.read(vertx, file, key == null ? file : key);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
