package dev.earmark.web.login.factor;

import dev.earmark.web.login.session.Loopback;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The name that passkeys are bound to. An address of numbers is no name: browsers make no passkeys for it.
 *
 * @param id      of the relying party: the name of the host
 * @param origins of pages that may ask for a passkey
 */
public record PasskeySite(String id, Set<String> origins) {

    private static final String THIS_MACHINE = "localhost";

    public PasskeySite {
        origins = Set.copyOf(origins);
    }

    /**
     * Empty when people reach the server by an address that is no name.
     *
     * @param address where people reach it
     */
    public static Optional<PasskeySite> of(URI address) {
        String host = String.valueOf(address.getHost());
        if (Loopback.is(host)) {
            return Optional.of(new PasskeySite(THIS_MACHINE, origins(address, THIS_MACHINE)));
        }
        boolean numbers = host.startsWith("[") || host.matches("[0-9.]+");
        return numbers ? Optional.empty() : Optional.of(new PasskeySite(host.toLowerCase(java.util.Locale.ROOT), origins(address, host)));
    }

    private static Set<String> origins(URI address, String host) {
        String end = host.toLowerCase(java.util.Locale.ROOT) + (address.getPort() < 0 ? "" : ":" + address.getPort());
        return Stream.of(address.getScheme()).map(scheme -> scheme + "://" + end).collect(Collectors.toSet());
    }
}
