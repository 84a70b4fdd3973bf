package dev.earmark.audio.decoder;

/** No sound can be made of a file. */
final class RefusedFile extends Exception {

    private static final long serialVersionUID = 1;

    private final DecoderReply.Reason reason;

    RefusedFile(DecoderReply.Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    DecoderReply.Reason reason() {
        return reason;
    }
}
