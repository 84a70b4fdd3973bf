package dev.earmark.scoring.act;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Signs of an act that stand in the words themselves, each 0 or 1: mood, person, tense, negation, length. */
final class ActSigns {

    private static final String LEAD_IN = "^(and |so |okay |ok |sure |alright |great )*[, ]*";
    private static final Pattern WORD = Pattern.compile("[a-z']+");
    private static final Pattern WH_QUESTION = Pattern.compile(LEAD_IN + "(what|which|when|where|who|how|why)\\b");
    private static final Pattern YES_NO_QUESTION = Pattern.compile(LEAD_IN
            + "(do|does|did|is|are|was|were|can|could|may|would|will|shall|should|have|has|any)\\b");
    private static final Pattern FIRST_PERSON = Pattern.compile("(?<![a-z'])(i|i'll|i've|we)(?![a-z'])");
    private static final Pattern SECOND_PERSON = Pattern.compile("(?<![a-z'])(you|your)(?![a-z'])");
    private static final Pattern DONE = Pattern.compile(
            "\\b(has|have|is|are|'s|'ve|was|were) (now |just |already |been |successfully |all )*"
            + "[\\w]+ed\\b|\\b(booked|done|sent|made|set)\\b");
    private static final Pattern FUTURE = Pattern.compile("\\b(will|'ll|going to)\\b");
    private static final Pattern FAILURE = Pattern.compile(
            "\\b(sorry|unfortunately|unable|cannot|can't|couldn't|could not|not able|afraid)\\b");
    private static final Pattern PLEASE = Pattern.compile("(?<![a-z'])please(?![a-z'])");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final int FEW_WORDS = 3;
    private static final int MANY_WORDS = 14;
    /** More than any act needs; what is longer costs no more than this. */
    private static final int MOST_CHARACTERS = 1_000;

    /** How many signs there are. */
    static final int COUNT = 12;

    private ActSigns() {}

    static double[] of(String sentence) {
        String text = (sentence.length() > MOST_CHARACTERS ? sentence.substring(0, MOST_CHARACTERS) : sentence).toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'').stripTrailing();
        long words = WORD.matcher(text).results().count();
        List<Boolean> signs = List.of(text.endsWith("?"), WH_QUESTION.matcher(text).find(), YES_NO_QUESTION.matcher(text).find(),
                FIRST_PERSON.matcher(text).find(), SECOND_PERSON.matcher(text).find(), DONE.matcher(text).find(),
                FUTURE.matcher(text).find(), FAILURE.matcher(text).find(), PLEASE.matcher(text).find(), DIGIT.matcher(text).find(),
                words <= FEW_WORDS, words >= MANY_WORDS);
        return signs.stream().mapToDouble(sign -> sign ? 1 : 0).toArray();
    }
}
