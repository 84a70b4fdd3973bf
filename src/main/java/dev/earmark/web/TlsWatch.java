package dev.earmark.web;

import dev.earmark.fault.Rejected;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a new certificate to use when its files change. One that cannot be used, or is not good now, leaves the one before in use; the log
 * says so once, and a figure for as long as it is so. Both files are seen in the same state twice before they count, since nobody writes
 * two files at once.
 */
final class TlsWatch {

    private static final String KEPT = "the new certificate for TLS cannot be used; the old one stays in use";

    private final Vertx vertx;
    private final Path certificate;
    private final Path key;
    private final Clock clock;
    private final Function<Certificate, Future<?>> use;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final Logger log = LoggerFactory.getLogger(TlsWatch.class);
    private volatile Certificate used;
    private volatile String problem = "";
    private String seen = "";

    /**
     * @param use puts another certificate to use
     * @throws Rejected with {@code web.tls-invalid} when there is none that can be used
     */
    TlsWatch(Vertx vertx, Path certificate, Path key, Clock clock, Function<Certificate, Future<?>> use) {
        this.vertx = vertx;
        this.certificate = certificate;
        this.key = key;
        this.clock = clock;
        this.use = use;
        this.used = Certificate.read(vertx, certificate, key);
        usedIs();
    }

    Certificate used() {
        return used;
    }

    /** When the one in use ends. */
    Instant until() {
        return used.until();
    }

    /** What is wrong with the files as they are now; empty when nothing is. */
    String problem() {
        return problem;
    }

    void every(Duration time) {
        vertx.setPeriodic(time.toMillis(), _ -> {
            if (looking.compareAndSet(false, true)) {
                Thread.ofVirtual().name("tls-files").start(() -> {
                    try {
                        look();
                    } finally {
                        looking.set(false);
                    }
                });
            }
        });
    }

    /** By one thread at a time. */
    private void look() {
        if (used.isIn(certificate, key)) {
            seen = "";
            usedIs();
            return;
        }
        try {
            Certificate found = Certificate.read(vertx, certificate, key);
            if (settled(found.span())) {
                take(found);
            }
        } catch (Rejected broken) {
            if (settled(broken.sentence())) {
                say(broken.sentence(), KEPT);
            }
        } catch (RuntimeException refused) {
            say("the server could not take it (" + refused.getClass().getSimpleName() + ")", KEPT);
        }
    }

    private void take(Certificate found) {
        if (!found.goodAt(clock.instant())) {
            say("it is not good now, only " + found.span(), KEPT);
            return;
        }
        use.apply(found).toCompletionStage().toCompletableFuture().join();
        used = found;
        log.atInfo().addKeyValue("until", found.until().toString()).log("a new certificate for TLS is in use");
        usedIs();
    }

    private void usedIs() {
        say(used.goodAt(clock.instant()) ? "" : "it is not good now, only " + used.span(),
                "the certificate for TLS is in use, but browsers refuse it");
    }

    private boolean settled(String look) {
        boolean same = look.equals(seen);
        seen = look;
        return same;
    }

    private void say(String what, String sentence) {
        boolean news = !what.equals(problem);
        problem = what;
        if (news && !what.isEmpty()) {
            log.atWarn().addKeyValue("code", "web.tls-invalid").addKeyValue("problem", what).log(sentence);
        }
    }
}
