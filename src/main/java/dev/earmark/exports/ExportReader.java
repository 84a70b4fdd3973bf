package dev.earmark.exports;

import java.util.List;

/** Reads what one kind of program writes. Recognises it by its content, never by the name of the file. Safe for many threads. */
public interface ExportReader {

    /** What people call the format, for sentences. */
    String format();

    /** Whether it is this format, by signs that no other one has. Quick, and throws nothing. */
    boolean fits(ExportText text);

    /** Whether it knows the encoding itself, so that text which is neither UTF-8 nor CP1252 as a whole is shown to it, too. */
    default boolean readsBytes() {
        return false;
    }

    /**
     * @return the conversations in the order of the file; none when there are none in it
     * @throws UnreadableExport when it is this format, and broken
     */
    List<Draft> read(ExportText text) throws UnreadableExport;
}
