package dev.earmark.web.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code Range} header asks for (RFC 9110, 14.2). Several ranges and forms that are not understood count as none, as the RFC
 * allows: the whole file is sent then.
 */
public sealed interface ByteRange {

    record Whole() implements ByteRange {}

    record Part(long from, long length) implements ByteRange {}

    /** Nothing of it is there: 416. */
    record Unsatisfiable() implements ByteRange {}

    Pattern ONE = Pattern.compile("bytes ?= ?(\\d{0,18}) ?- ?(\\d{0,18})", Pattern.CASE_INSENSITIVE);

    /** @param size of the file, in bytes */
    static ByteRange of(String header, long size) {
        Matcher range = ONE.matcher(header.strip());
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return new Whole();
        }
        if (range.group(1).isEmpty()) {
            long last = Math.min(Long.parseLong(range.group(2)), size);
            return last == 0 ? new Unsatisfiable() : new Part(size - last, last);
        }
        long from = Long.parseLong(range.group(1));
        long to = range.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(range.group(2)), size - 1);
        if (!range.group(2).isEmpty() && Long.parseLong(range.group(2)) < from) {
            return new Whole();
        }
        return from >= size ? new Unsatisfiable() : new Part(from, to - from + 1);
    }
}
