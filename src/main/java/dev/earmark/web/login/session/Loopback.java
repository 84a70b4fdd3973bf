package dev.earmark.web.login.session;

import java.util.Locale;

/** Names and addresses of this machine that no other machine can reach. */
public final class Loopback {

    private Loopback() {}

    /** @param host a name or an address, IPv6 with or without brackets */
    public static boolean is(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}") || name.equals("::1")
                || name.equals("[::1]");
    }
}
