package dev.earmark.app;

import dev.earmark.web.WebServer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;

/** How long the certificate for TLS is still good, and whether its files hold one that cannot be used. */
final class CertificateFigures {

    private final WebServer web;

    CertificateFigures(WebServer web) {
        this.web = web;
    }

    void register(MeterRegistry registry) {
        Gauge.builder("earmark.tls.certificate.left.seconds", web,
                        server -> server.certificateUntil().map(until -> (double) Duration.between(Instant.now(), until).toSeconds())
                        .orElse(Double.NaN))
                .description("For how long the certificate in use is valid; not a number without TLS.").register(registry);
        Gauge.builder("earmark.tls.certificate.unusable", web, server -> server.certificateProblem().isPresent() ? 1 : 0)
                .description("1 while the files of the certificate hold one that cannot be used; the log says why.").register(registry);
    }
}
