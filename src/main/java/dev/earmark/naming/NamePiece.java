package dev.earmark.naming;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A part of a template: what stands there, or what is read there. */
sealed interface NamePiece {

    /** Whether letters are capitals does not count. */
    record Literal(String text) implements NamePiece {}

    /** @param shape what it may be made of, null for anything; never across folders */
    record Read(NameField field, @Nullable Pattern shape) implements NamePiece {}

    /** @param format of {@link java.time.format.DateTimeFormatter}; @param shape a text of that form; may go across folders */
    record Moment(String format, Pattern shape, boolean utc) implements NamePiece {}
}
