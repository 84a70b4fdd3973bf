package dev.earmark.search.line;

import dev.earmark.phrase.match.Tolerance;
import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.phrase.words.Tokeniser;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** How many words of a run a match of a pattern takes at most, without the sounds that say nothing. */
final class Extent {

    /** Shorter words are never heard as two: those that a recogniser splits have six letters in all, and at most two are forgiven. */
    private static final int SHORTEST_IN_TWO = 4;
    private static final int MOST = 64;
    private static final double ROUNDING = 1e-6;

    private final Map<String, List<Pattern>> lists;

    private Extent(Map<String, List<Pattern>> lists) {
        this.lists = lists;
    }

    /**
     * Of parts that follow one another.
     *
     * @param dearest what a match may cost at most
     * @return empty where nobody knows, as with slots, and where it is long
     */
    static OptionalInt of(List<Pattern> parts, Map<String, List<Pattern>> lists, double dearest) {
        int words = new Extent(lists).words(new Pattern.Sequence(parts)) + (int) Math.floor(dearest / Tolerance.ADDED_WORD + ROUNDING);
        return words > MOST ? OptionalInt.empty() : OptionalInt.of(words);
    }

    /** More than {@value #MOST} where nobody knows. */
    private int words(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Literal literal -> literal.prefix() ? 2 : Tokeniser.words(literal.text()).stream().mapToInt(Extent::words).sum();
            case Pattern.Sequence(List<Pattern> parts) -> Math.min(MOST + 1, parts.stream().mapToInt(this::words).sum());
            case Pattern.OneOf(List<Pattern> choices) -> longest(choices);
            case Pattern.Maybe(Pattern part) -> words(part);
            case Pattern.Gap(int most) -> most;
            case Pattern.Named(String name) -> lists.containsKey(name) ? longest(lists.getOrDefault(name, List.of())) : MOST + 1;
        };
    }

    private int longest(List<Pattern> choices) {
        return choices.stream().mapToInt(this::words).max().orElse(0);
    }

    private static int words(String word) {
        return word.length() < SHORTEST_IN_TWO ? 1 : 2;
    }
}
