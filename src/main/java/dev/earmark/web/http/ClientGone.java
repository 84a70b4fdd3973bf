package dev.earmark.web.http;

import java.io.IOException;

/** The other side has closed the connection or was too slow: nobody reads an answer. Players do it all the time. */
public final class ClientGone extends IOException {

    public ClientGone(String what) {
        super(what);
    }

    public ClientGone(Throwable cause) {
        super("the client is gone", cause);
    }
}
