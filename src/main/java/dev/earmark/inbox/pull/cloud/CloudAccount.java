package dev.earmark.inbox.pull.cloud;

import dev.earmark.fault.Rejected;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An account with a provider, and the key to it.
 *
 * @param name  the part of the address behind its scheme
 * @param basic as the header of basic authentication
 */
record CloudAccount(String name, String basic) {

    /**
     * @param shape    of the address; its first group is the name
     * @param wrong    what is said of another address, behind the address itself
     * @param missing  what is said when name or secret of the key is not set
     * @throws Rejected with {@code app.usage}
     */
    static CloudAccount of(String address, Pattern shape, String wrong, @Nullable String key, @Nullable String secret, String missing) {
        Matcher parts = shape.matcher(address);
        if (!parts.matches()) {
            throw new Rejected("app.usage", "\"" + address + "\" " + wrong);
        }
        if (key == null || secret == null) {
            throw new Rejected("app.usage", missing);
        }
        return new CloudAccount(parts.group(1), BasicKey.of(key, secret));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return name;
    }
}
