package dev.earmark.fault;

/** Something that is needed is not there now. Another try later may succeed. */
public final class Unavailable extends Fault {

    public Unavailable(String code, String sentence) {
        super(code, sentence);
    }

    public Unavailable(String code, String sentence, Throwable cause) {
        super(code, sentence, cause);
    }
}
