package dev.earmark.web;

import dev.earmark.access.Passwords;
import dev.earmark.access.Secrets;
import dev.earmark.fault.Rejected;
import dev.earmark.web.api.Apis;
import dev.earmark.web.api.Backend;
import dev.earmark.web.api.CustomerMasks;
import dev.earmark.web.api.LiveFeed;
import dev.earmark.web.api.SendingPace;
import dev.earmark.web.contract.Contract;
import dev.earmark.web.http.Cookies;
import dev.earmark.web.login.Gate;
import dev.earmark.web.login.Logins;
import dev.earmark.web.login.Protection;
import dev.earmark.web.login.password.Hashing;
import dev.earmark.web.ui.Shell;
import dev.earmark.web.ui.UiFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The API and the pages over HTTP. To be closed: streams end, what is being answered is finished. */
public final class WebServer implements AutoCloseable {

    /** Requests that are being answered have so long to end. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);
    private static final Duration TLS_LOOK = Duration.ofSeconds(5);
    private static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");
    private static final int PIECE_BYTES = 64 << 10;

    private final WebSettings settings;
    private final Backend backend;
    private final LiveFeed feed;
    private final Hashing hashing;
    private final ReadNotes reads;
    private final Requests requests;
    private final Duration tlsLook;
    private @Nullable Vertx vertx;
    private @Nullable HttpServer server;
    private volatile @Nullable TlsWatch tls;

    public WebServer(WebSettings settings, Protection protection, Backend backend, RequestListener listener) {
        this(settings, protection, backend, listener, new Passwords(new SecureRandom()), SendingPace.usual(), TLS_LOOK);
    }

    WebServer(WebSettings settings, Protection protection, Backend backend, RequestListener listener, Passwords passwords, SendingPace pace,
            Duration tlsLook) {
        this.settings = settings;
        this.tlsLook = tlsLook;
        this.backend = backend;
        this.feed = new LiveFeed(backend.store());
        this.hashing = new Hashing(passwords);
        this.reads = new ReadNotes(backend.store(), protection.audit().reads(), backend.clock());
        Cookies cookies = new Cookies(settings.secureCookies());
        Secrets secrets = new Secrets(new SecureRandom());
        Logins logins = Logins.of(backend.store(), protection, hashing, secrets, this::address, backend.clock(), backend.ids());
        Contract contract = Contract.load();
        UiFiles ui = UiFiles.load(settings.uiFolder());
        Apis apis = new Apis(backend, contract, feed, secrets, logins, cookies, this::address, settings.mostStreams(), pace, new Shell(ui));
        Gate gate = new Gate(backend.store(), logins.sessions(), backend.clock(), protection.privacy());
        RequestRunner runner = new RequestRunner(contract, apis.handlers(), gate, reads,
                new CustomerMasks(backend.store()), ui, settings, cookies);
        this.requests = new Requests(runner, listener, settings, pace.ask());
    }

    /**
     * Begins to listen.
     *
     * @return the port
     * @throws Rejected with {@code web.no-admin} when others could come before there is an administrator, {@code web.port-taken},
     *     {@code web.tls-invalid}
     */
    public int start() {
        if (!settings.loopback() && !backend.store().read(tx -> tx.accounts().hasAdmin())) {
            throw new Rejected("web.no-admin",
                    "There is no administrator yet, so only this machine may connect: start once with web.host 127.0.0.1,"
                    + " choose a password by the link that is printed, then set web.host to " + settings.host() + " again.");
        }
        reads.begin();
        Vertx made = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2).setInternalBlockingPoolSize(2)
                .setFileSystemOptions(new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        vertx = made;
        try {
            HttpServer listening = handling(made.createHttpServer(options(made)), new Patience(made, settings.idle()));
            server = listening;
            made.deployVerticle(context -> listening.listen().mapEmpty()).toCompletionStage().toCompletableFuture().join();
            TlsWatch files = tls;
            if (files != null) {
                files.every(tlsLook);
            }
            return port();
        } catch (Rejected refused) {
            made.close();
            throw refused;
        } catch (CompletionException failed) {
            made.close();
            throw new Rejected("web.port-taken", "Cannot listen at " + settings.host() + ", port " + settings.port()
                    + "; is another program there?", failed);
        }
    }

    private HttpServer handling(HttpServer made, Patience patience) {
        return made.connectionHandler(patience::begun)
                .invalidRequestHandler(request -> requests.refuse(request, patience,
                        PlainHead.undecodable(request.decoderResult().cause())))
                .requestHandler(request -> {
                    if (patience.spoke(request.connection())) {
                        requests.take(request, patience);
                    }
                });
    }

    private HttpServerOptions options(Vertx made) {
        Path certificate = settings.tlsCertificate();
        Path key = settings.tlsKey();
        HttpServerOptions options = plain();
        if (certificate != null && key != null) {
            TlsWatch files = new TlsWatch(made, certificate, key, backend.clock(), this::use);
            tls = files;
            options.setSsl(true).setUseAlpn(false).setKeyCertOptions(files.used().options()).setEnabledSecureTransportProtocols(PROTOCOLS);
        }
        return options;
    }

    private Future<Boolean> use(Certificate certificate) {
        HttpServer listening = server;
        ServerSSLOptions options = new ServerSSLOptions().setKeyCertOptions(certificate.options());
        options.setUseAlpn(false).setEnabledSecureTransportProtocols(PROTOCOLS);
        return listening == null ? Future.succeededFuture(false) : listening.updateSSLOptions(options);
    }

    /** When the certificate in use ends; empty without TLS. */
    public Optional<Instant> certificateUntil() {
        return Optional.ofNullable(tls).map(TlsWatch::until);
    }

    /** What is wrong with the files of the certificate as they are now; empty when nothing is. */
    public Optional<String> certificateProblem() {
        return Optional.ofNullable(tls).map(TlsWatch::problem).filter(problem -> !problem.isEmpty());
    }

    private HttpServerOptions plain() {
        return new HttpServerOptions().setHost(settings.host()).setPort(settings.port())
                .setIdleTimeout((int) settings.idle().toSeconds()).setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxChunkSize(PIECE_BYTES).setMaxHeaderSize(16 << 10).setMaxInitialLineLength(8 << 10)
                .setHttp2ClearTextEnabled(false).setTcpNoDelay(true);
    }

    /** @throws IllegalStateException before the start */
    public int port() {
        HttpServer listening = server;
        if (listening == null) {
            throw new IllegalStateException("not started");
        }
        return listening.actualPort();
    }

    /** Where people reach it. */
    public URI address() {
        return settings.address(port());
    }

    /** From now on new requests are told 503, and streams of events end. What is being answered goes on. */
    public void stopAccepting() {
        requests.stop();
        feed.close();
    }

    @Override
    public void close() {
        stopAccepting();
        requests.awaitQuiet(LAST_WORDS);
        Vertx made = vertx;
        if (made != null) {
            Future<Void> closed = made.close();
            closed.toCompletionStage().toCompletableFuture().orTimeout(LAST_WORDS.toSeconds(), TimeUnit.SECONDS).exceptionally(_ -> null)
                    .join();
        }
        hashing.close();
    }
}
