package dev.earmark.webhooks;

import dev.earmark.fault.Rejected;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Decides where messages may be sent, so that nobody can make this program talk to machines that only it can reach. Without leave for
 * private networks: {@code https} only, and every address of the name must be public. The name is looked up again before each message; the
 * connection made right after uses the same answer, which Java keeps for 30 s.
 */
final class EndpointUrl {

    private static final String CODE = "webhooks.url";
    private static final int LONGEST = 2_000;
    /** A last part that is a number makes the whole an address, however it is spelt: 127.1, 2130706433, 0x7f.1. */
    private static final Pattern NUMERIC = Pattern.compile("(?i).*?(?:^|\\.)(?:\\d+|0x[0-9a-f]*)\\.?");
    private static final Pattern DOTTED = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

    private final boolean privateAddresses;
    private final Resolver resolver;

    EndpointUrl(boolean privateAddresses) {
        this(privateAddresses, host -> List.of(InetAddress.getAllByName(host)));
    }

    EndpointUrl(boolean privateAddresses, Resolver resolver) {
        this.privateAddresses = privateAddresses;
        this.resolver = resolver;
    }

    @FunctionalInterface
    interface Resolver {
        List<InetAddress> addresses(String host) throws UnknownHostException;
    }

    /** @throws Rejected with {@code webhooks.url} when nothing may be sent there */
    URI check(String url) {
        URI uri = parsed(url);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && privateAddresses)) {
            throw wrong(privateAddresses ? "must begin with https:// or http://" : "must begin with https://");
        }
        String host = uri.getHost();
        if (host == null || host.isEmpty() || NUMERIC.matcher(host).matches() && !DOTTED.matcher(host).matches()) {
            throw wrong("needs a host name, or an address in its usual spelling");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw wrong("must have neither a user name nor a fragment");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw wrong("has a port that does not exist");
        }
        reachable(host);
        return uri;
    }

    private static URI parsed(String url) {
        if (url.length() > LONGEST) {
            throw wrong("may have at most " + LONGEST + " characters");
        }
        try {
            return new URI(url);
        } catch (URISyntaxException unreadable) {
            throw new Rejected(CODE, "The address of the endpoint is not a URL.", unreadable);
        }
    }

    private void reachable(String host) {
        List<InetAddress> addresses;
        try {
            addresses = resolver.addresses(host);
        } catch (UnknownHostException unknown) {
            throw new Rejected(CODE, "The address of the endpoint names a host that cannot be found.", unknown);
        }
        if (!privateAddresses && !addresses.stream().allMatch(PublicAddress::is)) {
            throw wrong("leads into a private network or to this machine, which webhooks.private-addresses would have to allow");
        }
    }

    private static Rejected wrong(String what) {
        return new Rejected(CODE, "The address of the endpoint " + what + ".");
    }
}
