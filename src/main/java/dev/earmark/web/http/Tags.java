package dev.earmark.web.http;

import dev.earmark.hash.Sha256;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Entity tags (RFC 9110, 8.8.3 and 13.1): of versions where there are some, else of the bytes. */
public final class Tags {

    private static final int HEX_DIGITS = 32;

    private Tags() {}

    public static String ofVersion(long version) {
        return "\"v" + version + "\"";
    }

    public static String ofBytes(byte[] bytes) {
        return "\"" + Sha256.hex(bytes).substring(0, HEX_DIGITS) + "\"";
    }

    /** Whether a header such as {@code If-None-Match} names the tag, weakly compared: {@code *} names every tag. */
    static boolean named(String header, String tag) {
        String plain = strong(tag);
        return Arrays.stream(header.split(",", -1)).map(String::strip).anyMatch(one -> one.equals("*") || strong(one).equals(plain));
    }

    /** @throws HttpRefusal 412 when somebody has seen another state than the present one */
    public static void mustMatch(@Nullable String ifMatch, String tag) {
        if (ifMatch != null && !named(ifMatch, tag)) {
            throw new HttpRefusal(412, "web.changed-meanwhile", "It has changed since you saw it: it is " + tag + " now; fetch it again.");
        }
    }

    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
