package dev.earmark.search.lucene;

import dev.earmark.fault.Fault;
import dev.earmark.fault.Unavailable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.LockObtainFailedException;

/** What goes wrong with files, as faults. */
final class Broken {

    static final String CODE = "search.index-broken";

    private Broken() {}

    /** Something that reads or writes the files. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    static <T> T reading(String where, Work<T> work) {
        try {
            return work.run();
        } catch (IOException failed) {
            throw fault(where, failed);
        } catch (UncheckedIOException failed) {
            throw fault(where, Objects.requireNonNull(failed.getCause()));
        } catch (AlreadyClosedException closed) {
            throw new IllegalStateException("the index is closed", closed);
        }
    }

    /** @throws Unavailable {@code search.index-not-written} when there is no room, {@code search.index-broken} once Lucene has given up */
    static <T> T writing(String where, Work<T> work) {
        try {
            return work.run();
        } catch (IOException failed) {
            throw damaged(failed) ? fault(where, failed) : new Unavailable("search.index-not-written",
                    "The search index in " + where + " cannot be written (" + told(failed)
                            + "); what has changed is kept and indexed later. See that the disk has room and can be written.", failed);
        } catch (UncheckedIOException failed) {
            throw fault(where, Objects.requireNonNull(failed.getCause()));
        } catch (AlreadyClosedException closed) {
            if (closed.getCause() == null) {
                throw new IllegalStateException("the index is closed", closed);
            }
            throw new Unavailable(CODE, "The search index in " + where + " has given up after a fault (" + told(closed.getCause())
                    + ") and has to be opened again.", closed);
        }
    }

    static Fault fault(String where, IOException failed) {
        if (failed instanceof LockObtainFailedException) {
            return new Unavailable("search.index-locked",
                    "The search index in " + where + " is written by another process; stop that first.", failed);
        }
        return new Unavailable(CODE, "The search index in " + where + " cannot be trusted (" + told(failed)
                + "); it has to be rebuilt from the database.", failed);
    }

    private static boolean damaged(IOException failed) {
        return failed instanceof CorruptIndexException || failed instanceof IndexFormatTooOldException
                || failed instanceof IndexFormatTooNewException || failed instanceof EOFException
                || failed instanceof FileNotFoundException || failed instanceof NoSuchFileException;
    }

    private static String told(Throwable failed) {
        return failed.getClass().getSimpleName();
    }
}
