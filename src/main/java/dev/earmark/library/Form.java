package dev.earmark.library;

import dev.earmark.events.EventType;

/**
 * What is particular to one kind of text in the library: how it is read, and what it is called. Safe for many threads.
 *
 * @param <T> what such a text says, an immutable value
 */
public interface Form<T> {

    /** In lower case and in the singular, as it stands in sentences, codes, the audit log and the store: {@code rubric}. */
    String kind();

    /**
     * @param place for sentences: the name of a file or of a version
     * @throws dev.earmark.fault.Rejected when it cannot be read, with the place
     */
    T read(String place, String text);

    Label label(T content);

    /** What is told to others when a version is published, also once more. */
    EventType published();

    /** What is told to others when a version is retired. */
    EventType retired();

    /**
     * What a text says of itself.
     *
     * @param version from 1
     * @param sha256  of the text, as what rests on it names it
     */
    record Label(String id, int version, String title, String sha256) {

        /** {@code id@version}. */
        String name() {
            return id + "@" + version;
        }
    }
}
