package dev.earmark.exports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message or turn of an export.
 *
 * @param author  role or name, as the parties are told apart by
 * @param name    the person's name when the export has it beside a role
 * @param startMs from the start of the conversation; null when the export does not say
 * @param endMs   null when the export does not say
 * @param at      when it was sent; null when the export does not say
 * @param words   empty when the export has none
 */
public record ExportMessage(String author, @Nullable String name, @Nullable Long startMs, @Nullable Long endMs, @Nullable Instant at,
        String text,
        List<Heard> words) {

    public ExportMessage {
        words = List.copyOf(words);
    }

    /** A recognised word. @param confidence 0 to 1 */
    public record Heard(String text, long startMs, long endMs, double confidence) {}

    /** Without times. */
    public static ExportMessage typed(String author, @Nullable String name, String text) {
        return new ExportMessage(author, name, null, null, null, text, List.of());
    }

    public static ExportMessage sent(String author, @Nullable String name, @Nullable Instant at, String text) {
        return new ExportMessage(author, name, null, null, at, text, List.of());
    }

    public static ExportMessage spoken(String author, @Nullable Long startMs, @Nullable Long endMs, String text) {
        return new ExportMessage(author, null, startMs, endMs, null, text, List.of());
    }
}
