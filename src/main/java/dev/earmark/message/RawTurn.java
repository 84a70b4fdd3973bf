package dev.earmark.message;

import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message or turn as it was handed over.
 *
 * @param author role or name as the source writes it, for instance {@code Agent}, {@code end-user}, {@code Speaker 0}; may be empty
 * @param time   null without times
 * @param text   may hold tags and entities of HTML
 */
public record RawTurn(String author, @Nullable TimeSpan time, String text, List<Word> words) {

    public RawTurn {
        words = List.copyOf(words);
    }

    /** The same with other words written down. */
    public RawTurn saying(String other) {
        return new RawTurn(author, time, other, words);
    }
}
