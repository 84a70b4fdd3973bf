package dev.earmark.rubric;

import java.util.List;

/** A group of criteria that is totalled by itself. */
public record Section(String id, String title, List<Criterion> criteria) {

    public Section {
        criteria = List.copyOf(criteria);
    }
}
