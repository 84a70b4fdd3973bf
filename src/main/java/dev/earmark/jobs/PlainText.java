package dev.earmark.jobs;

/** Texts from outside as they may stand in a sentence: short, on one line. */
final class PlainText {

    private static final int MOST = 80;

    private PlainText() {}

    static String of(String text) {
        String plain = text.replaceAll("\\p{C}", "?");
        return plain.length() > MOST ? plain.substring(0, MOST) + "…" : plain;
    }
}
