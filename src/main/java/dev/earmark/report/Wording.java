package dev.earmark.report;

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

    /**
     * @param title    what is asked, a few words or a question
     * @param section  id of the section it stands in; null when the rubric has no sections
     * @param autoFail whether missing it alone fails
     */
    public record Criterion(String title, @Nullable String section, boolean autoFail) {}

    /** The title, or the id made readable: {@code asks-pin} and {@code asks_pin} become "Asks pin". */
    String title(String criterion) {
        Criterion known = criteria.get(criterion);
        String title = PlainText.line(known == null ? criterion.replace('-', ' ').replace('_', ' ') : known.title());
        return title.isEmpty() ? criterion : title.substring(0, title.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.ROOT) + title.substring(title.offsetByCodePoints(0, 1));
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
