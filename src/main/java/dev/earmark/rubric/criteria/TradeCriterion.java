package dev.earmark.rubric.criteria;

import dev.earmark.rubric.Criterion;
import dev.earmark.transcript.Channel;
import java.util.List;
import java.util.Set;

/**
 * A criterion that many businesses ask for.
 *
 * @param id        its name in the library, which also is that of its file
 * @param group     the section of a rubric where it belongs
 * @param why       why it matters, one sentence
 * @param text      the criterion as it is written, lines of YAML from the left margin, its id in the first of them; without a weight
 * @param criterion the same as a rubric's reader reads it, with all the weight
 * @param cases     labelled by people
 */
public record TradeCriterion(String id, String title, String group, Set<Channel> channels, String why, List<String> text,
        Criterion criterion, List<LabelledCase> cases) {

    public TradeCriterion {
        channels = Set.copyOf(channels);
        text = List.copyOf(text);
        cases = List.copyOf(cases);
    }
}
