package dev.earmark.fault;

/**
 * A failure that is not a bug. The code is {@code package.what-is-wrong} and stands in {@code src/docs/errors.md}; the message is one
 * sentence for a person that names the value and the limit.
 */
public abstract sealed class Fault extends RuntimeException permits Rejected, NotFound, Conflict, Unavailable {

    private final String code;

    Fault(String code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    Fault(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The sentence for a person, never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
