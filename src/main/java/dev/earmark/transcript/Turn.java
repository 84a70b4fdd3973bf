package dev.earmark.transcript;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one party said before pausing or before the other party took over.
 *
 * @param index position in the transcript, from 0
 * @param time  null when the source has no times (typed conversations)
 * @param text  as spoken or typed; may be empty (a noise)
 * @param words the recogniser's words in time order; empty when the source had text only
 */
public record Turn(int index, Speaker speaker, @Nullable TimeSpan time, String text, List<Word> words) {

    public Turn {
        if (index < 0) {
            throw new IllegalArgumentException("turn index " + index);
        }
        words = List.copyOf(words);
    }

    public boolean hasWords() {
        return !words.isEmpty();
    }
}
