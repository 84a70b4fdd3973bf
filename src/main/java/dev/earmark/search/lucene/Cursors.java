package dev.earmark.search.lucene;

import dev.earmark.fault.Rejected;
import dev.earmark.search.SearchRequest;
import java.util.Base64;
import java.util.Objects;
import org.apache.lucene.util.BytesRef;

/** Where a page ended, as a text that says nothing to others and is good for one request only. */
final class Cursors {

    private static final int LONGEST = 1_000;
    private static final int MOST_KEYS = 4;

    private Cursors() {}

    /**
     * @param keys what the order hangs on, as whole numbers; the bits of scores
     * @param id   of the interaction of the last turn
     * @param turn its index
     * @param total turns that fit, as the first page said
     * @param exact whether that is all of them
     */
    record Cursor(long[] keys, String id, int turn, long total, boolean exact) {}

    static String write(SearchRequest request, Cursor cursor) {
        Packed.Writer out = new Packed.Writer().number(fingerprint(request)).number(cursor.keys.length);
        for (long key : cursor.keys) {
            out.number(key);
        }
        BytesRef bytes = out.text(cursor.id).number(cursor.turn).number(cursor.total).number(cursor.exact ? 1 : 0).bytes();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.bytes);
    }

    /** @throws Rejected with {@code search.cursor-invalid} when it was not written for a request like this one */
    static Cursor read(SearchRequest request, String text) {
        try {
            if (text.length() > LONGEST) {
                throw new IllegalArgumentException("a cursor of " + text.length() + " characters");
            }
            Packed.Reader in = new Packed.Reader(new BytesRef(Base64.getUrlDecoder().decode(text)));
            long written = in.number();
            long[] keys = new long[Objects.checkIndex(in.count(), MOST_KEYS + 1)];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = in.number();
            }
            Cursor cursor = new Cursor(keys, in.certain(), Math.abs(in.count()), Math.max(0, in.number()), in.number() == 1);
            if (written == fingerprint(request)) {
                return cursor;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException broken) {
            throw refused(broken);
        }
        throw refused(new IllegalArgumentException("of another request"));
    }

    private static Rejected refused(RuntimeException cause) {
        return new Rejected("search.cursor-invalid",
                "The cursor is not from a page of this search; begin again without it.", cause);
    }

    private static int fingerprint(SearchRequest request) {
        return Objects.hash(request.query().toString(), request.filters().stream().map(Object::toString).sorted().toList(),
                request.reach().toString(), request.sorting().name(), request.meaning().name());
    }
}
