package dev.earmark.web;

import dev.earmark.web.http.BodyPace;
import dev.earmark.web.login.session.Loopback;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the service is reached.
 *
 * @param host           address that it listens at; another than this machine's own only once there is an administrator
 * @param port           0 for any that is free
 * @param managementPort of liveness, readiness and metrics, at 127.0.0.1 only; 0 for any that is free
 * @param publicUrl      address at which people reach it when that is another one, such as that of a proxy; null when it is not
 * @param trustedProxies addresses, with commas, whose {@code X-Forwarded-For} is believed; null for none
 * @param idle           a connection on which nothing moves for so long is closed
 * @param mostRequests   more at the same time are told to come back later
 * @param mostStreams    streams of events at the same time
 * @param bodyPatience   a body of which less than {@code leastBodyRate} bytes a second come for so long is refused
 * @param leastBodyRate  bytes a second
 * @param tlsCertificate PEM file with the certificate and those that lead to its issuer; null for plain HTTP
 * @param tlsKey         PEM file with its private key; null for plain HTTP
 * @param uiFolder       files of the page in a source tree, read anew each time; null for those of the program
 */
public record WebSettings(
        String host,
        int port,
        int managementPort,
        @Nullable String publicUrl,
        @Nullable String trustedProxies,
        Duration idle,
        int mostRequests,
        int mostStreams,
        Duration bodyPatience,
        int leastBodyRate,
        @Nullable Path tlsCertificate,
        @Nullable Path tlsKey,
        @Nullable Path uiFolder) {

    public WebSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException("web.host is empty");
        }
        check("port", port, 0, 65535);
        check("management-port", managementPort, 0, 65535);
        check("most-requests", mostRequests, 1, 100_000);
        check("most-streams", mostStreams, 1, 100_000);
        if (idle.toSeconds() < 1 || idle.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("web.idle is " + idle + ", but must be 1 s to 1 h");
        }
        if (uiFolder != null && !Files.isRegularFile(uiFolder.resolve("index.html"))) {
            throw new IllegalArgumentException("web.ui-folder is " + uiFolder + ", but must hold the page's index.html");
        }
        check("least-body-rate", leastBodyRate, 1, 1_000_000);
        if (bodyPatience.toMillis() < 100 || bodyPatience.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("web.body-patience is " + bodyPatience + ", but must be 100 ms to 10 min");
        }
        if ((tlsCertificate == null) != (tlsKey == null)) {
            throw new IllegalArgumentException("web.tls-certificate and web.tls-key belong together, but only one of them is set");
        }
        if (publicUrl != null && !publicUrl.matches("https?://[^/?#@]+/?")) {
            throw new IllegalArgumentException("web.public-url is " + publicUrl + ", but must be such as https://earmark.example.org");
        }
    }

    private static void check(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("web." + key + " is " + value + ", but must be " + least + " to " + most);
        }
    }

    public static WebSettings defaults() {
        return new WebSettings("127.0.0.1", 8080, 8081, null, null, Duration.ofSeconds(60), 1000, 200, Duration.ofSeconds(30), 8192, null,
                null, null);
    }

    /** The same with other files for TLS. */
    public WebSettings withTls(@Nullable Path certificate, @Nullable Path key) {
        return new WebSettings(
                host, port, managementPort, publicUrl, trustedProxies, idle, mostRequests, mostStreams, bodyPatience, leastBodyRate,
                certificate, key, uiFolder);
    }

    /** Where people reach it, without a slash at the end. @param boundPort that it listens at */
    public URI address(int boundPort) {
        if (publicUrl != null) {
            return URI.create(publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl);
        }
        String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return URI.create((tls() ? "https" : "http") + "://" + (everywhere() ? "127.0.0.1" : name) + ":" + boundPort);
    }

    boolean loopback() {
        return Loopback.is(host);
    }

    /** Whether this server itself speaks TLS. */
    boolean tls() {
        return tlsCertificate != null;
    }

    /** What is said at the start when others may come without TLS on the way; empty when all is well. */
    public Optional<String> risk() {
        boolean proxied = publicUrl != null && publicUrl.startsWith("https:");
        boolean alone = publicUrl == null ? loopback() : Loopback.is(String.valueOf(URI.create(publicUrl).getHost()));
        return tls() || proxied || alone ? Optional.empty()
                : Optional.of("People reach this server at " + (publicUrl == null ? host : publicUrl)
                + " without TLS, so that keys and passwords can be read on the way and browsers keep no session; set web.tls-certificate "
                + "and web.tls-key, or"
                + " web.public-url to the https address of a proxy in front.");
    }

    BodyPace bodyPace() {
        return new BodyPace(bodyPatience, leastBodyRate);
    }

    /** Cookies travel only by HTTPS, unless nobody else is on the way. */
    boolean secureCookies() {
        return tls() || !(publicUrl == null ? loopback() : Loopback.is(String.valueOf(URI.create(publicUrl).getHost())));
    }

    Set<String> proxies() {
        return trustedProxies == null ? Set.of() : Arrays.stream(trustedProxies.split(",", -1)).map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean everywhere() {
        return host.equals("0.0.0.0") || host.equals("::") || host.equals("[::]");
    }
}
