package dev.earmark.moments;

import dev.earmark.moments.Moment.Tone;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.SearchQuery.Stretch;
import dev.earmark.transcript.Speaker;
import org.jspecify.annotations.Nullable;

/**
 * A kind of moment that is found by what is said.
 *
 * @param id         as results, events and filters name it
 * @param title      what happens there, without a full stop
 * @param why        why it is worth hearing, a sentence; null for nothing besides
 * @param said       what is looked for
 * @param by         whose turns are looked at; null for either
 * @param where      in which part of the conversation; null for all of it
 * @param weight     for the order: about the points at stake; above 0
 * @param leastUseful how likely a coach would use it, 0 to 1, from which one is shown; 0 for every one
 */
record MomentKind(String id, String title, @Nullable String why, Tone tone, Said said, @Nullable Speaker by, @Nullable Stretch where,
        @Nullable String betterLine, double weight, double leastUseful) {

    /** What is looked for. */
    sealed interface Said {}

    /** What stands in the file of kinds, as phrases or as a search. */
    record Written(SearchQuery query) implements Said {}

    /** A search that is kept under this name, as it is when an interaction is marked. */
    record Saved(String name) implements Said {}

    /** What is searched, within the party and the part of the conversation. */
    SearchQuery within(SearchQuery query) {
        SearchQuery there = where == null ? query : new SearchQuery.During(where, query);
        return by == null ? there : new SearchQuery.SaidBy(by, there);
    }

    MomentKind with(double otherLeastUseful) {
        return new MomentKind(id, title, why, tone, said, by, where, betterLine, weight, otherLeastUseful);
    }

    String sentence() {
        return why == null ? title + "." : title + ". " + why;
    }
}
