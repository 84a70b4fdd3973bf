package dev.earmark.scoring.example;

import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.words.Tokeniser;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said, without what must not matter for its meaning: the parties' own names become one name, hesitations go, and
 * what is said as "gonna" or "callin'" is spelled out; a name behind a greeting becomes that of a customer, since "Hi Jess" tells nobody
 * who speaks. A sentence vector would move with each, and so would the verdict on somebody with
 * another name or another way of speaking.
 */
public final class PlainMeaning {

    private static final String NAME = "(?!I['’ ])(?:(?:Mr|Mrs|Ms|Miss|Dr)\\.? )?\\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+)?";
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    private static final Pattern GAPS = Pattern.compile(" {2,}");
    private static final Pattern DROPPED = Pattern.compile("ing['’](?!\\p{L})");
    private static final Map<String, String> SPELLED_OUT = Map.of("gonna", "going to", "wanna", "want to", "gotta", "got to", "innit",
            "isn't it", "cause", "because");
    private static final String SOMEBODY = "Sam";
    /** The other party's name behind a greeting, as in "Hi Jess, ..."; not "Hi, Jess here". */
    private static final Pattern GREETED = Pattern.compile(
            "^((?i:hi|hello|hey|dear|thanks|thank you|welcome|good (?:morning|afternoon|evening|day))(?i:[ ,]+(?:there|again|back))?,? )"
            + NAME + "(?: (?:and|&) " + NAME + ")?(?=\\s*(?:[,.!?:;]|$))");
    private static final String ADDRESSED = "$1Mrs Miller";

    private PlainMeaning() {}

    public static String of(String text, Ear ear) {
        String said = GREETED.matcher(text).replaceFirst(ADDRESSED);
        StringBuilder plain = new StringBuilder(said.length());
        Matcher word = WORD.matcher(said);
        while (word.find()) {
            String lower = word.group().toLowerCase(Locale.ROOT);
            String other = Tokeniser.hesitation(lower) ? "" : ear.knownName(lower) ? somebody(word.group())
                    : Tokeniser.droppedG(said, word.end()) ? word.group() + "g" : SPELLED_OUT.getOrDefault(lower, word.group());
            word.appendReplacement(plain, Matcher.quoteReplacement(other));
        }
        return GAPS.matcher(DROPPED.matcher(word.appendTail(plain)).replaceAll("ing")).replaceAll(" ").strip();
    }

    /** In lower case where a recogniser writes everything so. */
    private static String somebody(String name) {
        return Character.isUpperCase(name.charAt(0)) ? SOMEBODY : SOMEBODY.toLowerCase(Locale.ROOT);
    }
}
