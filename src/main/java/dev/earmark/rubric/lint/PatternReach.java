package dev.earmark.rubric.lint;

import dev.earmark.phrase.pattern.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pattern finds, written out into runs of leaves.
 *
 * @param runs every way through the pattern; empty when there are too many to write out
 */
record PatternReach(List<List<Pattern>> runs) {

    private static final int MOST_RUNS = 80;

    static PatternReach of(Pattern pattern) {
        List<List<Pattern>> runs = runs(pattern);
        return new PatternReach(runs.size() > MOST_RUNS ? List.of() : runs);
    }

    /** Whether all that {@code other} finds holds something that this finds. Says no when it is not sure. */
    boolean includes(PatternReach other) {
        return !other.runs.isEmpty() && other.runs.stream().allMatch(longer -> runs.stream().anyMatch(shorter -> stands(shorter, longer)));
    }

    /**
     * A very common word that is enough by itself.
     *
     * @param lists the rubric's word lists
     */
    Optional<String> commonWord(Map<String, List<Pattern>> lists) {
        return runs.stream().map(PatternReach::spoken).filter(run -> run.size() == 1)
                .flatMap(run -> commonWord(run.getFirst(), lists).stream()).findFirst();
    }

    /** What has to be said, without the gaps, in every way through the pattern. */
    List<List<Pattern>> spoken() {
        return runs.stream().map(PatternReach::spoken).toList();
    }

    private static Optional<String> commonWord(Pattern leaf, Map<String, List<Pattern>> lists) {
        return switch (leaf) {
            case Pattern.Literal(String text, boolean prefix) ->
                    prefix || !SpokenWords.veryCommon(text) ? Optional.empty() : Optional.of(text);
            case Pattern.Named(String name) -> lists.getOrDefault(name, List.of()).stream()
                    .flatMap(pattern -> of(pattern).commonWord(lists).stream()).findFirst();
            case Pattern.Sequence _, Pattern.OneOf _, Pattern.Maybe _, Pattern.Gap _ -> Optional.empty();
        };
    }

    private static List<Pattern> spoken(List<Pattern> run) {
        return run.stream().filter(leaf -> !(leaf instanceof Pattern.Gap)).toList();
    }

    private static boolean stands(List<Pattern> shorter, List<Pattern> longer) {
        for (int from = 0; from + shorter.size() <= longer.size(); from++) {
            if (covers(shorter, longer, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(List<Pattern> wide, List<Pattern> narrow, int from) {
        for (int i = 0; i < wide.size(); i++) {
            if (!covers(wide.get(i), narrow.get(from + i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean covers(Pattern wide, Pattern narrow) {
        return wide.equals(narrow)
                || (wide instanceof Pattern.Gap(int most) && narrow instanceof Pattern.Gap(int fewer) && most >= fewer)
                || (wide instanceof Pattern.Literal(String beginning, boolean open) && open
                        && narrow instanceof Pattern.Literal(String text, boolean _) && text.startsWith(beginning));
    }

    private static List<List<Pattern>> runs(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Sequence(List<Pattern> parts) -> sequence(parts);
            case Pattern.OneOf(List<Pattern> choices) -> choices.stream().flatMap(choice -> runs(choice).stream()).limit(MOST_RUNS + 1)
                    .toList();
            case Pattern.Maybe(Pattern part) -> {
                List<List<Pattern>> runs = new ArrayList<>(runs(part));
                runs.add(List.of());
                yield runs;
            }
            case Pattern.Literal _, Pattern.Gap _, Pattern.Named _ -> List.of(List.of(pattern));
        };
    }

    private static List<List<Pattern>> sequence(List<Pattern> parts) {
        List<List<Pattern>> runs = List.of(List.of());
        for (Pattern part : parts) {
            List<List<Pattern>> next = runs(part);
            runs = runs.stream().flatMap(run -> next.stream().map(more -> joined(run, more))).limit(MOST_RUNS + 1).toList();
        }
        return runs;
    }

    private static List<Pattern> joined(List<Pattern> left, List<Pattern> right) {
        List<Pattern> joined = new ArrayList<>(left);
        joined.addAll(right);
        return joined;
    }
}
