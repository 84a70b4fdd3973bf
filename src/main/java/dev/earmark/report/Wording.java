package dev.earmark.report;

import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.Section;
import dev.earmark.text.PlainText;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rubric calls itself and its criteria: the words that a reader sees in place of ids.
 *
 * @param rubric   title of the rubric; null when only its id is known
 * @param criteria by id of the criterion; those that are missing are named by their id
 */
public record Wording(@Nullable String rubric, Map<String, Criterion> criteria) {

    /** Nothing is known but the ids. */
    public static final Wording NONE = new Wording(null, Map.of());

    public Wording {
        criteria = Map.copyOf(criteria);
    }

    /** The words of the rubric: criteria are titled by their questions. */
    public static Wording of(Rubric rubric) {
        Map<String, Criterion> criteria = new HashMap<>();
        for (Section section : rubric.sections()) {
            section.criteria().forEach(criterion -> criteria.put(criterion.id(),
                    new Criterion(criterion.question(), section.id(), criterion.autoFail() != null)));
        }
        return new Wording(rubric.title(), criteria);
    }

    /**
     * @param title    what is asked, a few words or a question
     * @param section  id of the section it stands in; null when the rubric has no sections
     * @param autoFail whether missing it alone fails
     */
    public record Criterion(String title, @Nullable String section, boolean autoFail) {}

    /** The title, or the id made readable: {@code asks-pin} and {@code asks_pin} become "Asks pin". */
    public String title(String criterion) {
        Criterion known = criteria.get(criterion);
        String title = PlainText.line(known == null ? criterion.replace('-', ' ').replace('_', ' ') : known.title());
        int second = title.isEmpty() ? 0 : title.offsetByCodePoints(0, 1);
        return title.substring(0, second).toUpperCase(Locale.ROOT) + title.substring(second);
    }

    @Nullable String section(String criterion) {
        Criterion known = criteria.get(criterion);
        return known == null ? null : known.section();
    }

    boolean autoFail(String criterion) {
        Criterion known = criteria.get(criterion);
        return known != null && known.autoFail();
    }
}
