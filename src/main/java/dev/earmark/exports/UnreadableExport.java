package dev.earmark.exports;

import java.io.Serial;

/** An export of a known format that cannot be read. The message is the end of a sentence without its stop. */
public final class UnreadableExport extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    public UnreadableExport(String what) {
        super(what);
    }
}
