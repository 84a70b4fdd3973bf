package dev.earmark.transcript;

/**
 * One recognised word.
 *
 * @param text       as the recogniser wrote it, not blank
 * @param confidence 0 (a guess) to 1 (sure)
 */
public record Word(String text, TimeSpan time, double confidence) {

    public Word {
        if (text.isBlank()) {
            throw new IllegalArgumentException("blank word");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence " + confidence + " is outside 0 to 1");
        }
    }
}
