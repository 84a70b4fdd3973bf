package dev.earmark.phrase.pattern;

import java.util.List;
import java.util.stream.Stream;

/** Takes patterns apart. */
public final class PatternParts {

    private PatternParts() {}

    /** Every leaf, from left to right. */
    public static Stream<Pattern> leaves(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Sequence(List<Pattern> parts) -> parts.stream().flatMap(PatternParts::leaves);
            case Pattern.OneOf(List<Pattern> choices) -> choices.stream().flatMap(PatternParts::leaves);
            case Pattern.Maybe(Pattern part) -> leaves(part);
            case Pattern.Literal _, Pattern.Gap _, Pattern.Named _ -> Stream.of(pattern);
        };
    }

    /** Names of the word lists and slots that are used. */
    public static Stream<String> names(Pattern pattern) {
        return leaves(pattern).flatMap(leaf -> leaf instanceof Pattern.Named(String name) ? Stream.of(name) : Stream.empty());
    }

    public static Stream<Pattern.Literal> literals(Pattern pattern) {
        return leaves(pattern).flatMap(leaf -> leaf instanceof Pattern.Literal literal ? Stream.of(literal) : Stream.empty());
    }
}
