package dev.earmark.pipeline;

import dev.earmark.fault.Rejected;
import java.text.Normalizer;
import java.util.function.Function;

/**
 * The door for text from outside. Composes letters with their accents (Unicode NFC) so that a word has one spelling, and drops
 * control characters except line feed and tab, which would move a terminal's cursor. What cannot be stored or written as UTF-8,
 * NUL and halves of surrogate pairs, is refused.
 */
final class CleanText {

    private CleanText() {}

    /** @param refusal makes the fault from a clause such as {@code holds a NUL character} */
    static String of(String raw, Function<String, Rejected> refusal) {
        boolean plain = true;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == 0) {
                throw refusal.apply("holds a NUL character at position " + i);
            }
            if (Character.isHighSurrogate(c) && i + 1 < raw.length() && Character.isLowSurrogate(raw.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw refusal.apply("holds half of a surrogate pair at position " + i + ", which is not a character");
            }
            plain &= c < 0x7f && (c >= ' ' || c == '\n' || c == '\t');
        }
        return plain ? raw : withoutControls(Normalizer.normalize(raw, Normalizer.Form.NFC));
    }

    private static String withoutControls(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.chars().filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c)).forEach(c -> kept.append((char) c));
        return kept.toString();
    }
}
