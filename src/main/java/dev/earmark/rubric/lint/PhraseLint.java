package dev.earmark.rubric.lint;

import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.phrase.pattern.PatternParts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at phrases for those that can never be found, are found nearly everywhere, or find nothing that another does not find. */
final class PhraseLint {

    /** More phrases than this in one check are not compared with each other. */
    private static final int MOST_COMPARED = 100;
    private static final int SHORTEST_PREFIX = 3;
    private static final Set<String> TAKEN_APART = Set.of("cannot", "alright", "gonna", "wanna", "gotta");

    private PhraseLint() {}

    /**
     * Looks at the phrases of one check.
     *
     * @param lists the rubric's word lists
     */
    static void check(List<Pattern> patterns, List<String> written, Map<String, List<Pattern>> lists, Hints hints) {
        List<PatternReach> reaches = patterns.stream().map(PatternReach::of).toList();
        for (int i = 0; i < patterns.size(); i++) {
            Hints here = hints.item(i);
            alone(patterns.get(i), here);
            reaches.get(i).commonWord(lists).ifPresent(word -> here.warning("phrase.common-word",
                    "\"" + word + "\" alone is enough here and is said in every conversation; add the words around it."));
        }
        overlaps(reaches.subList(0, Math.min(MOST_COMPARED, reaches.size())), written, hints);
    }

    /** Gaps at an edge: useless in a phrase, but not in an echo, where their words have to come back, nor in a list. */
    static void gaps(List<Pattern> patterns, Hints hints) {
        for (int i = 0; i < patterns.size(); i++) {
            Hints here = hints.item(i);
            edges(patterns.get(i)).ifPresent(side -> here.advice("phrase.gap-at-edge",
                    "The gap at the " + side + " finds nothing more and makes the quote longer; leave it out."));
        }
    }

    private static void overlaps(List<PatternReach> reaches, List<String> written, Hints hints) {
        for (int i = 0; i < reaches.size(); i++) {
            needless(reaches, i, written, hints.item(i));
        }
    }

    /** Looks at one phrase, of a check or of a word list. */
    static void alone(Pattern pattern, Hints hints) {
        PatternParts.literals(pattern).flatMap(literal -> unheard(literal).stream()).findFirst()
                .ifPresent(sentence -> hints.error("phrase.never", sentence));
        brokenNumber(pattern).ifPresent(number -> hints.error("phrase.number",
                "\"" + number + "\" is recognised as one number, so these words are never found; write it in digits, or {number}."));
        PatternParts.literals(pattern).filter(literal -> literal.prefix() && literal.text().length() < SHORTEST_PREFIX).findFirst()
                .ifPresent(literal -> hints.warning("phrase.short-prefix",
                        "\"" + literal.text() + "*\" fits too many words; write at least " + SHORTEST_PREFIX
                        + " letters before the \"*\"."));
    }

    /** Heard words are taken apart at apostrophes and hyphens; a beginning of a word that holds one is never heard. */
    private static Optional<String> unheard(Pattern.Literal literal) {
        boolean apart = TAKEN_APART.contains(literal.text()) || literal.text().codePoints().anyMatch(c -> !Character.isLetterOrDigit(c));
        return literal.prefix() && apart
                ? Optional.of("\"" + literal.text()
                        + "*\" is never found, because such a word is heard as two; write the words out, without \"*\".")
                : Optional.empty();
    }

    private static Optional<String> brokenNumber(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Sequence(List<Pattern> parts) -> inSequence(parts);
            case Pattern.OneOf(List<Pattern> choices) -> choices.stream().flatMap(choice -> brokenNumber(choice).stream()).findFirst();
            case Pattern.Maybe(Pattern part) -> brokenNumber(part);
            case Pattern.Literal _, Pattern.Gap _, Pattern.Named _ -> Optional.empty();
        };
    }

    private static Optional<String> inSequence(List<Pattern> parts) {
        for (int i = 0; i + 1 < parts.size(); i++) {
            if (parts.get(i) instanceof Pattern.Literal left && parts.get(i + 1) instanceof Pattern.Literal right
                    && SpokenWords.oneNumber(left.text(), right.text())) {
                return Optional.of(left.text() + " " + right.text());
            }
        }
        return parts.stream().flatMap(part -> brokenNumber(part).stream()).findFirst();
    }

    private static Optional<String> edges(Pattern pattern) {
        if (pattern instanceof Pattern.Sequence(List<Pattern> parts)) {
            return parts.getFirst() instanceof Pattern.Gap ? Optional.of("beginning")
                    : parts.getLast() instanceof Pattern.Gap ? Optional.of("end") : Optional.empty();
        }
        return Optional.empty();
    }

    private static void needless(List<PatternReach> reaches, int index, List<String> written, Hints hints) {
        Stream.iterate(0, other -> other < reaches.size(), other -> other + 1)
                .filter(other -> other != index && reaches.get(other).includes(reaches.get(index)))
                .filter(other -> other < index || !reaches.get(index).includes(reaches.get(other)))
                .findFirst()
                .ifPresent(other -> hints.advice("phrase.needless",
                        "\"" + written.get(other) + "\" finds all that this phrase finds; leave this one out."));
    }
}
