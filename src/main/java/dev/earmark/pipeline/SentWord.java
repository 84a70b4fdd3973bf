package dev.earmark.pipeline;

import dev.earmark.text.PlainText;
import org.jspecify.annotations.Nullable;

/** An id or a name that another system wrote. */
final class SentWord {

    private static final int LONGEST = 200;

    private SentWord() {}

    /** On one line, without what cannot be seen, and not too long; null when nothing is left. */
    static @Nullable String of(@Nullable String text) {
        String line = text == null ? "" : PlainText.visible(PlainText.line(text));
        return line.isEmpty() ? null : line.length() > LONGEST ? PlainText.wellFormed(line.substring(0, LONGEST)) : line;
    }
}
