package dev.earmark.inbox.pull;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;

/** A place elsewhere that holds files. For one thread. */
public interface RemoteFiles extends AutoCloseable {

    /** What tells this place from others, such as {@code s3://bucket/prefix}. */
    String address();

    /**
     * All files, those of a folder one after another, while they are asked for.
     *
     * @throws dev.earmark.fault.Unavailable when the place cannot be reached or does not let us in
     */
    Stream<RemoteFile> list();

    /**
     * @throws RemoteFileGone when it was deleted or changed since it was listed; a later run fetches what is there then
     * @throws IOException    when it breaks off
     */
    InputStream open(RemoteFile file) throws IOException;

    /** How many conversations were listed by the place but cannot be had yet, such as recordings that are still made ready. */
    default int notReady() {
        return 0;
    }

    @Override
    void close();
}
