package dev.earmark.web.http;

import java.io.IOException;

/** Answers the requests of one operation. Blocks as it likes; called by many threads. */
@FunctionalInterface
public interface Handler {

    /**
     * @throws dev.earmark.fault.Fault for failures that are not bugs
     * @throws HttpRefusal for those that only HTTP knows
     */
    Answer answer(Exchange exchange) throws IOException;
}
