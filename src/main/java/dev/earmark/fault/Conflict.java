package dev.earmark.fault;

/** The request does not fit the present state. */
public final class Conflict extends Fault {

    public Conflict(String code, String sentence) {
        super(code, sentence);
    }

    public Conflict(String code, String sentence, Throwable cause) {
        super(code, sentence, cause);
    }
}
