package dev.earmark.rubric.lint;

import dev.earmark.phrase.pattern.PatternParts;
import dev.earmark.rubric.Check;
import dev.earmark.rubric.CheckParts;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Rubric;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells an author what could be better about a rubric that can be read. Looks at the rubric alone, never at conversations. Holds no state;
 * safe for many threads.
 */
public final class RubricLint {

    /** What a criterion decides, and when. */
    private record Decision(List<Object> parts) {

        static Decision of(Criterion criterion) {
            Check appliesWhen = criterion.appliesWhen();
            return new Decision(appliesWhen == null ? List.of(criterion.check()) : List.of(criterion.check(), appliesWhen));
        }
    }

    /** Hints in the order of the file; empty when there is nothing to say. */
    public List<Hint> check(Rubric rubric) {
        Hints hints = new Hints();
        totals(rubric, hints);
        wordLists(rubric, hints);
        Map<String, String> ids = new HashMap<>();
        Map<Decision, String> decisions = new HashMap<>();
        rubric.criteria().forEach(criterion -> {
            Hints here = hints.at(criterion.id());
            alike(criterion, ids, decisions, here);
            CriterionLint.check(rubric, criterion, here);
        });
        return hints.found();
    }

    private static void totals(Rubric rubric, Hints hints) {
        if (rubric.passMark() == null) {
            hints.at("pass-mark").advice("rubric.no-pass-mark", "Without a pass mark nobody passes or fails; set one, for instance 75.");
        }
        List<Rubric.Band> bands = rubric.bands();
        if (!bands.isEmpty() && bands.getLast().from() > 0) {
            hints.at("bands").warning("bands.gap", "Scores below the lowest band have no name; add a band from 0.");
        }
        if (bands.stream().map(Rubric.Band::from).distinct().count() < bands.size()
                || bands.stream().map(Rubric.Band::name).distinct().count() < bands.size()) {
            hints.at("bands").warning("bands.twice", "Two bands have the same name or the same start; make them differ.");
        }
    }

    private static void wordLists(Rubric rubric, Hints hints) {
        Set<String> used = used(rubric);
        rubric.words().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(list -> {
            Hints here = hints.at("words").at(list.getKey());
            if (!used.contains(list.getKey())) {
                here.warning("words.unused", "No phrase uses {" + list.getKey() + "}; use it or remove it.");
            }
            for (int i = 0; i < list.getValue().size(); i++) {
                PhraseLint.alone(list.getValue().get(i), here.item(i));
            }
        });
    }

    /** Names that checks use, and names that those lists use. */
    private static Set<String> used(Rubric rubric) {
        Deque<String> next = new ArrayDeque<>();
        rubric.criteria().forEach(criterion -> {
            CheckParts.names(criterion.check()).forEach(next::add);
            Check appliesWhen = criterion.appliesWhen();
            if (appliesWhen != null) {
                CheckParts.names(appliesWhen).forEach(next::add);
            }
        });
        Set<String> used = new HashSet<>();
        while (!next.isEmpty()) {
            String name = next.pop();
            if (used.add(name)) {
                rubric.words().getOrDefault(name, List.of()).stream().flatMap(PatternParts::names).forEach(next::add);
            }
        }
        return used;
    }

    private static void alike(Criterion criterion, Map<String, String> ids, Map<Decision, String> decisions, Hints hints) {
        String sameId = ids.putIfAbsent(criterion.id().replaceAll("[_-]", ""), criterion.id());
        if (sameId != null) {
            hints.at("id").warning("criterion.ids-alike",
                    "The id differs from \"" + sameId + "\" only by hyphens or underscores; choose another word.");
        }
        String sameCheck = decisions.putIfAbsent(Decision.of(criterion), criterion.id());
        if (sameCheck != null) {
            hints.at("check").warning("criterion.same-check", "The check is the same as that of \"" + sameCheck
                    + "\", so one action is scored twice; change it or remove one of the two.");
        }
    }
}
