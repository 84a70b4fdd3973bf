package dev.earmark.web;

import dev.earmark.web.http.HttpRefusal;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests whose head could be read in two ways: a proxy in front may then have let pass what we take for something else (RFC
 * 9112, 3.2 and 6.3). What breaks the grammar outright is found before, by whoever decodes it.
 */
final class PlainHead {

    private static final String INVALID = "web.request-invalid";
    /** Each means something only when it stands there once. */
    private static final List<String> ONCE = List.of("Authorization", "Content-Type", "Content-Length", "Expect", "Host", "Idempotency-Key",
            "If-Range",
            "Last-Event-ID", "Origin", "Range", "Sec-Fetch-Site", "Transfer-Encoding", "X-CSRF-Token");
    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::\\d{1,5})?");
    private static final Pattern WHOLE_ADDRESS = Pattern.compile("(?i:https?)://([^/?]*)(?:[/?].*)?");

    private PlainHead() {}

    /** What is wrong; empty when nothing is. */
    static Optional<HttpRefusal> wrong(HttpServerRequest request) {
        MultiMap headers = request.headers();
        for (String name : ONCE) {
            if (headers.getAll(name).size() > 1) {
                return refused(name.equals("Host") ? "web.host-invalid" : INVALID,
                        "The header " + name + " may stand in a request only once.");
            }
        }
        if (headers.contains("")) {
            return refused(INVALID, "A header of the request has no name.");
        }
        String coding = headers.get("Transfer-Encoding");
        if (coding != null && !coding.strip().equalsIgnoreCase("chunked")) {
            return refused(INVALID, "The only Transfer-Encoding that is accepted is \"chunked\".");
        }
        String host = headers.get("Host");
        return host == null || !HOST.matcher(host).matches()
                ? refused("web.host-invalid",
                        "The header Host must name this server, as in \"Host: earmark.example.org\" or \"Host: 127.0.0.1:8080\".")
                : wrong(request.uri(), host);
    }

    private static Optional<HttpRefusal> wrong(String address, String host) {
        if (address.chars().anyMatch(c -> c <= ' ' || c >= 0x7f || c == '#')) {
            return refused("web.address-invalid", "The address holds a character that must be escaped with a percent sign.");
        }
        var whole = WHOLE_ADDRESS.matcher(address);
        boolean ours = address.startsWith("/") || whole.matches() && whole.group(1).equalsIgnoreCase(host);
        return ours ? Optional.empty() : refused("web.address-invalid",
                "The address must begin with a slash, or name the same server as the header Host.");
    }

    /** Why something could not be decoded. */
    static HttpRefusal undecodable(@Nullable Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> new HttpRefusal(414, INVALID, "The first line of the request is longer than 8 KiB.");
            case TooLongHttpHeaderException _ -> new HttpRefusal(431, INVALID, "The headers of the request are longer than 16 KiB.");
            case null, default -> new HttpRefusal(400, INVALID,
                    "This is no request of HTTP/1.1 as RFC 9112 writes it; the connection is closed.");
        };
    }

    private static Optional<HttpRefusal> refused(String code, String sentence) {
        return Optional.of(new HttpRefusal(400, code, sentence));
    }
}
