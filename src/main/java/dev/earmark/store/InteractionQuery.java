package dev.earmark.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which interactions are asked for, and in which order.
 *
 * @param filters each must fit
 * @param sort    ascending or descending; ties are broken by id
 * @param after   {@code next} of the page before; null for the first page
 * @param limit   most items of a page, 1 to {@value #MOST}
 */
public record InteractionQuery(List<InteractionFilter> filters, Sort sort, boolean descending, @Nullable String after, int limit) {

    public static final int MOST = 500;

    public enum Sort {
        RECEIVED,
        PERCENT,
        DURATION,
        /** How urgently a person is to see it. */
        NEED
    }

    public InteractionQuery {
        filters = List.copyOf(filters);
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit " + limit + " is outside 1 to " + MOST);
        }
    }

    /** All of them, the newest first. */
    public static InteractionQuery newest(int limit) {
        return new InteractionQuery(List.of(), Sort.RECEIVED, true, null, limit);
    }

    public InteractionQuery with(InteractionFilter filter) {
        List<InteractionFilter> more = new ArrayList<>(filters);
        more.add(filter);
        return new InteractionQuery(more, sort, descending, after, limit);
    }

    /** The same where nothing is asked. @param value null when it does not matter */
    public <T> InteractionQuery with(Function<T, InteractionFilter> filter, @Nullable T value) {
        return value == null ? this : with(filter.apply(value));
    }

    public InteractionQuery sorted(Sort by, boolean down) {
        return new InteractionQuery(filters, by, down, after, limit);
    }

    /** The page that begins there. @param place null for the first */
    public InteractionQuery page(@Nullable String place, int most) {
        return new InteractionQuery(filters, sort, descending, place, most);
    }
}
