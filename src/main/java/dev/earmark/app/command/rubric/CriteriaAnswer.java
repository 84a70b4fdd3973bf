package dev.earmark.app.command.rubric;

import dev.earmark.fault.Rejected;
import dev.earmark.rubric.criteria.TradeCriterion;
import dev.earmark.yaml.Nearest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What somebody types to choose criteria: numbers or names; with + and - before them, changes to the usual choice. */
final class CriteriaAnswer {

    private final List<TradeCriterion> offered;
    private final List<String> usual;

    /** @param offered in the order of their numbers, from 1 */
    CriteriaAnswer(List<TradeCriterion> offered, List<String> usual) {
        this.offered = offered;
        this.usual = usual;
    }

    /** @throws Rejected with {@code app.usage} when something is neither a number nor a name of the list, or nothing is left */
    List<TradeCriterion> read(String answer) {
        List<String> words = List.of(answer.strip().split("[,\\s]+")).stream().filter(word -> !word.isEmpty()).toList();
        boolean changes = words.isEmpty() || words.stream().allMatch(word -> word.startsWith("+") || word.startsWith("-"));
        Set<String> chosen = new LinkedHashSet<>(changes ? usual : List.of());
        for (String word : words) {
            String name = name(changes ? word.substring(1) : word);
            if (word.startsWith("-")) {
                chosen.remove(name);
            } else {
                chosen.add(name);
            }
        }
        List<TradeCriterion> criteria = offered.stream().filter(one -> chosen.contains(one.id())).toList();
        if (criteria.isEmpty()) {
            throw new Rejected("app.usage", "Choose at least one criterion.");
        }
        return criteria;
    }

    private String name(String word) {
        if (word.matches("[0-9]{1,4}")) {
            int number = Integer.parseInt(word);
            if (number < 1 || number > offered.size()) {
                throw new Rejected("app.usage", "There is no criterion number " + number + "; they are 1 to " + offered.size() + ".");
            }
            return offered.get(number - 1).id();
        }
        List<String> names = offered.stream().map(TradeCriterion::id).toList();
        if (!names.contains(word)) {
            throw new Rejected("app.usage", "There is no criterion \"" + word + "\" for this channel; " + Nearest.to(word, names)
                    .map(near -> "did you mean \"" + near + "\"?").orElse("earmark rubric library lists them."));
        }
        return word;
    }
}
