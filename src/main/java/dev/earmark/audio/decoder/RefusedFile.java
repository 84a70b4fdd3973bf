package dev.earmark.audio.decoder;

/** No sound can be made of a file. */
final class RefusedFile extends Exception {

    private static final long serialVersionUID = 1;

    private final Answer.Reason reason;

    RefusedFile(Answer.Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    Answer.Reason reason() {
        return reason;
    }
}
