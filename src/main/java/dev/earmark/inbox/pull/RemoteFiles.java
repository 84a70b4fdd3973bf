package dev.earmark.inbox.pull;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;

/** A place elsewhere that holds files. For one thread. */
public interface RemoteFiles {

    /** What tells this place from others, such as {@code s3://bucket/prefix}. */
    String address();

    /**
     * All files, those of a folder one after another, while they are asked for.
     *
     * @throws dev.earmark.fault.Unavailable when the place cannot be reached or does not let us in
     */
    Stream<RemoteFile> list();

    /** @throws IOException when it is another than it was, or breaks off */
    InputStream open(RemoteFile file) throws IOException;
}
