package dev.earmark.fault;

/** Input that will never be accepted as it is. Another try with the same input fails in the same way. */
public final class Rejected extends Fault {

    public Rejected(String code, String sentence) {
        super(code, sentence);
    }

    public Rejected(String code, String sentence, Throwable cause) {
        super(code, sentence, cause);
    }
}
