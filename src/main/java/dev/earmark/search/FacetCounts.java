package dev.earmark.search;

import java.util.List;

/**
 * How the interactions that fit are spread over the values of a facet.
 *
 * @param facet  its label
 * @param values the most frequent first, equal ones by name; at most {@value #MOST_VALUES}
 * @param others interactions' values that are not listed
 */
public record FacetCounts(String facet, List<Value> values, long others) {

    public static final int MOST_VALUES = 100;

    public FacetCounts {
        values = List.copyOf(values);
    }

    /** @param interactions of which at least one turn fits */
    public record Value(String value, long interactions) {}
}
