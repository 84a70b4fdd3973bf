package dev.earmark.json;

import java.io.Serial;

/** Text that is not the JSON that was asked for. Whoever asked tells it to people in words and with a code of its own. */
public final class MalformedJson extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    MalformedJson(String what, Throwable cause) {
        super(what, cause);
    }

    MalformedJson(String what) {
        super(what);
    }

    /** The end of a sentence without its stop, such as {@code is not valid JSON (line 1, column 3)}. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
