package dev.earmark.speech.talk;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a wording: words in lower case, {@code (a|b|)} for one of several, where an empty one says nothing, {@code [a|b]} for the same or
 * nothing, half of the time, and {@code <slot>}. For one text.
 */
final class PhrasingReader {

    private static final int DEEPEST = 20;

    private final String text;
    private int at;

    private PhrasingReader(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException telling what is wrong with the text */
    static Phrasing read(String text) {
        PhrasingReader reader = new PhrasingReader(text.replace('\n', ' '));
        Phrasing wording = reader.choices(0);
        if (reader.at < reader.text.length()) {
            throw reader.wrong("\"" + reader.text.charAt(reader.at) + "\" closes nothing");
        }
        return wording;
    }

    private Phrasing choices(int depth) {
        if (depth > DEEPEST) {
            throw wrong("brackets are nested too deeply");
        }
        List<Phrasing> choices = new ArrayList<>(List.of(row(depth)));
        while (at < text.length() && text.charAt(at) == '|') {
            at++;
            choices.add(row(depth));
        }
        return choices.size() == 1 ? choices.getFirst() : new Phrasing.OneOf(choices);
    }

    private Phrasing row(int depth) {
        List<Phrasing> parts = new ArrayList<>();
        while (at < text.length() && "|)]".indexOf(text.charAt(at)) < 0) {
            char next = text.charAt(at);
            switch (next) {
                case ' ' -> at++;
                case '(' -> parts.add(bracket(')', depth));
                case '[' -> parts.add(new Phrasing.OneOf(List.of(bracket(']', depth), new Phrasing.Row(List.of()))));
                case '<' -> parts.add(slot());
                default -> parts.add(word());
            }
        }
        return parts.size() == 1 ? parts.getFirst() : new Phrasing.Row(parts);
    }

    private Phrasing bracket(char end, int depth) {
        at++;
        Phrasing inside = choices(depth + 1);
        if (at >= text.length() || text.charAt(at) != end) {
            throw wrong("\"" + end + "\" is missing");
        }
        at++;
        return inside;
    }

    private Phrasing slot() {
        int end = text.indexOf('>', at);
        if (end < 0) {
            throw wrong("\">\" is missing");
        }
        String name = text.substring(at + 1, end);
        if (!name.matches("[a-z][a-z-]*")) {
            throw wrong("\"" + name + "\" cannot be the name of a slot");
        }
        at = end + 1;
        return new Phrasing.Slot(name);
    }

    private Phrasing word() {
        int from = at;
        while (at < text.length() && (text.charAt(at) >= 'a' && text.charAt(at) <= 'z' || text.charAt(at) == '\'')) {
            at++;
        }
        if (at == from) {
            throw wrong("\"" + text.charAt(at) + "\" cannot be spoken; words are a to z and apostrophes");
        }
        return new Phrasing.Said(text.substring(from, at));
    }

    private IllegalArgumentException wrong(String what) {
        int from = Math.max(0, at - 20);
        return new IllegalArgumentException(what + " near \"" + text.substring(from, Math.min(text.length(), at + 20)) + "\"");
    }
}
