package dev.earmark.judge.blind;

import dev.earmark.language.prompt.Appeals;
import dev.earmark.language.prompt.Fence;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a model writes is shown only after cleaning: one or two sentences, no markup, no addresses, nothing that speaks to a judge. Safe for
 * many threads.
 */
public final class ModelWords {

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
        return first(1, words, most);
    }

    /** As {@link #sentence}, but one or two of them. */
    public String sentences(String words, int most) {
        return first(2, words, most);
    }

    private String first(int count, String words, int most) {
        String plain = MARKUP.matcher(ADDRESS.matcher(Fence.neutral(words)).replaceAll("")).replaceAll("").replaceAll("\\s+", " ").strip();
        if (plain.isEmpty() || appeals.in(words)) {
            return "";
        }
        List<String> sentences = SentenceEnds.sentences(plain);
        String first = String.join(" ", sentences.subList(0, Math.min(count, sentences.size())));
        String kept = count > 1 && length(first) >= most && length(sentences.getFirst()) < most ? sentences.getFirst() : first;
        String cut = length(kept) >= most ? kept.substring(0, kept.offsetByCodePoints(0, most - 1)).strip() + "…" : kept;
        return cut.matches(".*[.!?…]") ? cut : cut + ".";
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
