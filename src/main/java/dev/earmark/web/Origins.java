package dev.earmark.web;

import dev.earmark.web.http.HttpRefusal;
import dev.earmark.web.login.session.Loopback;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that a page of somebody else makes a browser send. The {@code Host} must be ours, or a name that points here for a
 * moment (DNS rebinding) would do; an address without a name cannot be rebound. What changes something must not come from another origin.
 */
final class Origins {

    private final @Nullable URI publicUrl;

    Origins(WebSettings settings) {
        this.publicUrl = settings.publicUrl() == null ? null : settings.address(0);
    }

    /** @throws HttpRefusal 421 */
    void checkHost(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        String host = authority == null ? "" : authority.host().toLowerCase(Locale.ROOT);
        boolean ours = publicUrl != null && host.equalsIgnoreCase(publicUrl.getHost());
        if (!ours && !Loopback.is(host) && !isAddress(host)) {
            throw new HttpRefusal(421, "web.host-unknown",
                    "This server does not answer under that host name; set web.public-url to the address that people use.");
        }
    }

    private static boolean isAddress(String host) {
        return host.matches("\\d{1,3}(\\.\\d{1,3}){3}") || host.matches("\\[?[0-9a-f:.]*:[0-9a-f:.]*]?");
    }

    /** @throws HttpRefusal 403 with {@code web.cross-origin} */
    void checkOrigin(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        boolean foreign = site != null && !site.equals("same-origin") && !site.equals("none");
        String origin = request.getHeader("Origin");
        if (foreign || origin != null && !ownOrigin(origin, request.authority())) {
            throw new HttpRefusal(403, "web.cross-origin", "A page of another origin may not change anything here.");
        }
    }

    private boolean ownOrigin(String origin, @Nullable HostAndPort authority) {
        if (publicUrl != null && origin.equalsIgnoreCase(publicUrl.toString())) {
            return true;
        }
        String own = authority == null ? "" : authority.host() + (authority.port() < 0 ? "" : ":" + authority.port());
        return origin.equalsIgnoreCase("http://" + own) || origin.equalsIgnoreCase("https://" + own);
    }
}
