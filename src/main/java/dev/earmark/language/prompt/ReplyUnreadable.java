package dev.earmark.language.prompt;

/** A reply that is not of the shape that was asked for. The message is one sentence of ours: it repeats nothing that the model wrote. */
public final class ReplyUnreadable extends Exception {

    private static final long serialVersionUID = 1;

    ReplyUnreadable(String sentence) {
        super(sentence);
    }

    /** What is wrong, never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
