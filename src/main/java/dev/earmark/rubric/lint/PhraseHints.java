package dev.earmark.rubric.lint;

import dev.earmark.phrase.pattern.Pattern;
import java.util.List;
import java.util.Map;

/** Tells what could be better about phrases that stand in no rubric. */
public final class PhraseHints {

    private PhraseHints() {}

    /**
     * @param place   where they stand, for the hints
     * @param written the phrases as they are written, in the same order
     * @param lists   the word lists that they may name
     */
    public static List<Hint> of(String place, List<Pattern> patterns, List<String> written, Map<String, List<Pattern>> lists) {
        Hints hints = new Hints().at(place);
        PhraseLint.check(patterns, written, lists, hints);
        PhraseLint.gaps(patterns, hints);
        return hints.found();
    }
}
