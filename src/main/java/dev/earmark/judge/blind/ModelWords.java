package dev.earmark.judge.blind;

import dev.earmark.language.prompt.Appeals;
import dev.earmark.language.prompt.Fence;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model writes is shown only after cleaning: one or two sentences, no markup, no addresses, nothing that speaks to a judge. Safe for
 * many threads.
 */
public final class ModelWords {

    /** A stop behind an abbreviation of a title ends nothing. */
    private static final String SENTENCE = ".{3,}?(?<!\\b(?:Mr|Mrs|Ms|Dr|St|Prof|No))[.!?]+(?=\\s|\\z)";
    private static final Pattern ONE = Pattern.compile("\\A" + SENTENCE, Pattern.DOTALL);
    private static final Pattern TWO = Pattern.compile("\\A(?:" + SENTENCE + "){1,2}", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\b(?:https?|ftp|file|javascript|data|mailto):\\S*|\\bwww\\.\\S+");
    private static final Pattern MARKUP = Pattern.compile("‹[^›]{0,200}›|[‹›*_#~\\\\\"“”«»()]+");

    private final Appeals appeals;

    public ModelWords(Appeals appeals) {
        this.appeals = appeals;
    }

    /**
     * One sentence that is fit to be shown.
     *
     * @param most longest sentence, in characters; what is longer ends with …
     * @return empty when nothing is left, or it speaks to a judge
     */
    public String sentence(String words, int most) {
        return first(ONE, words, most);
    }

    /** As {@link #sentence}, but one or two of them. */
    public String sentences(String words, int most) {
        return first(TWO, words, most);
    }

    private String first(Pattern sentences, String words, int most) {
        String plain = MARKUP.matcher(ADDRESS.matcher(Fence.neutral(words)).replaceAll("")).replaceAll("").replaceAll("\\s+", " ").strip();
        if (plain.isEmpty() || appeals.in(words)) {
            return "";
        }
        Matcher first = sentences.matcher(plain);
        String sentence = first.find() ? first.group().strip() : plain;
        int end = sentence.offsetByCodePoints(0, Math.min(sentence.codePointCount(0, sentence.length()), most - 1));
        String cut = end < sentence.length() ? sentence.substring(0, end).strip() + "…" : sentence;
        return cut.matches(".*[.!?…]") ? cut : cut + ".";
    }
}
