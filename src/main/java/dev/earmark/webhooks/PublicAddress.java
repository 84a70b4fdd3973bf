package dev.earmark.webhooks;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Tells addresses of the public Internet from those that lead into somebody's own network (IANA special-purpose registries). */
final class PublicAddress {

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isPublic6(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic(byte[] four) {
        int a = four[0] & 0xff;
        int b = four[1] & 0xff;
        int c = four[2] & 0xff;
        boolean own = a == 0 // this network
                || a == 100 && b >= 64 && b < 128 // behind a carrier's translation
                || a == 192 && b == 0 && (c == 0 || c == 2) // protocols, examples
                || a == 198 && (b == 18 || b == 19) // benchmarks
                || a == 198 && b == 51 && c == 100 // examples
                || a == 203 && b == 0 && c == 113 // examples
                || a >= 240; // reserved, broadcast
        return !own;
    }

    private static boolean isPublic6(byte[] six) {
        if ((six[0] & 0xfe) == 0xfc) { // unique local
            return false;
        }
        boolean zeros = zeros(six, 0, 10);
        if (zeros && (zeros(six, 10, 12) || six[10] == -1 && six[11] == -1)) { // carries an address of version 4, compatible or mapped
            return embedded(six, 12);
        }
        if (six[0] == 0 && six[1] == 0x64 && (six[2] & 0xff) == 0xff && (six[3] & 0xff) == 0x9b) { // translated to version 4
            return embedded(six, 12);
        }
        if (six[0] == 0x20 && six[1] == 0x02) { // 6to4
            return embedded(six, 2);
        }
        boolean tunnelled = six[0] == 0x20 && six[1] == 0x01 && six[2] == 0 && six[3] == 0;
        boolean example = six[0] == 0x20 && six[1] == 0x01 && six[2] == 0x0d && (six[3] & 0xff) == 0xb8;
        return (six[0] & 0xe0) == 0x20 && !tunnelled && !example; // 2000::/3 is all that is public
    }

    private static boolean zeros(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean embedded(byte[] six, int at) {
        try {
            return is(InetAddress.getByAddress(Arrays.copyOfRange(six, at, at + 4)));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
