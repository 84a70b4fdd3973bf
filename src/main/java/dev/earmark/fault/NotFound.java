package dev.earmark.fault;

/** Something that was asked for by name does not exist. */
public final class NotFound extends Fault {

    public NotFound(String code, String sentence) {
        super(code, sentence);
    }

    public NotFound(String code, String sentence, Throwable cause) {
        super(code, sentence, cause);
    }
}
