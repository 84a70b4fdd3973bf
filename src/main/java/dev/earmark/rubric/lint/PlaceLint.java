package dev.earmark.rubric.lint;

import dev.earmark.rubric.Check;
import dev.earmark.rubric.CheckParts;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Window;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds questions about the beginning or the end whose checks look at the whole conversation. */
final class PlaceLint {

    private static final String OF_IT = "(?! of (the |this |next )?(day|week|month|year|contract|term|trial|season|offer))";
    private static final Pattern START = Pattern
            .compile("(?i)\\b(at|in|near|right at) (the|their) (very )?(start|beginning|opening|outset|"
            + "first (words?|sentence|message|turn))\\b" + OF_IT);
    private static final Pattern END = Pattern
            .compile("(?i)\\b(at|near|towards?|in) (the|their) (very )?(end|close|closing|last (words?|sentence|message|turn))\\b" + OF_IT
            + "|\\bbefore (hanging up|(the )?(call|chat|conversation) (ends|is over)|(ending|closing) the (call|chat|conversation))\\b");

    private PlaceLint() {}

    static void check(Criterion criterion, Hints hints) {
        if (!looksEverywhere(criterion.check())) {
            return;
        }
        told(START.matcher(criterion.question()), "first 3 agent turns", hints);
        told(END.matcher(criterion.question()), "last 4 agent turns", hints);
    }

    private static void told(Matcher place, String within, Hints hints) {
        if (place.find()) {
            hints.warning("question.place-without-within", "The question says \"" + place.group()
                    + "\", and the check looks at the whole conversation; add \"within: " + within + "\", or leave the place out.");
        }
    }

    /** Whether words are looked for, and all of them everywhere. */
    private static boolean looksEverywhere(Check check) {
        return sought(check).findAny().isPresent() && sought(check).allMatch(Window.Whole.class::isInstance);
    }

    private static Stream<Window> sought(Check check) {
        return CheckParts.all(check).flatMap(part -> switch (part) {
            case Check.Phrase phrase -> Stream.of(phrase.within());
            case Check.Examples examples -> Stream.of(examples.within());
            case Check.Echo _, Check.Measured _, Check.PrivateWords _, Check.Search _, Check.Judged _, Check.All _, Check.Any _,
                    Check.Not _ ->
                    Stream.<Window>empty();
        });
    }
}
