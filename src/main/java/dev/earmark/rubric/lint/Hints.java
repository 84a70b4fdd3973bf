package dev.earmark.rubric.lint;

import dev.earmark.rubric.lint.Hint.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects hints at one place of a rubric, and at places below it. */
final class Hints {

    private final List<Hint> found;
    private final String place;

    Hints() {
        this(new ArrayList<>(), "");
    }

    private Hints(List<Hint> found, String place) {
        this.found = found;
        this.place = place;
    }

    /** The same collection, at a key of this place. */
    Hints at(String key) {
        return new Hints(found, place.isEmpty() ? key : place + "." + key);
    }

    /**
     * The same collection, at an item of this place.
     *
     * @param index counted from 0
     */
    Hints item(int index) {
        return new Hints(found, place + "[" + (index + 1) + "]");
    }

    void error(String code, String sentence) {
        found.add(new Hint(Severity.ERROR, place, code, sentence));
    }

    void warning(String code, String sentence) {
        found.add(new Hint(Severity.WARNING, place, code, sentence));
    }

    void advice(String code, String sentence) {
        found.add(new Hint(Severity.ADVICE, place, code, sentence));
    }

    List<Hint> found() {
        return List.copyOf(found);
    }
}
