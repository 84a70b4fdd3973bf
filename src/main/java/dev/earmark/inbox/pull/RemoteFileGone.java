package dev.earmark.inbox.pull;

import java.io.IOException;
import java.io.Serial;

/** A file is not there any more as it was listed: somebody has deleted it since, or goes on writing it. */
public final class RemoteFileGone extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    public RemoteFileGone(String name) {
        super(name + " is not there any more as it was listed");
    }
}
