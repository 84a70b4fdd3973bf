package dev.earmark.indexing;

import dev.earmark.access.Reach;
import dev.earmark.search.SearchFilter;
import dev.earmark.search.SearchFilter.Facet;
import dev.earmark.search.SearchFilter.Is;
import dev.earmark.search.SearchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What somebody may know of, in terms of what the index knows of interactions. Laid around a request beside its own filters. */
final class Reached {

    /** A detail that no sender can give: whether the scorecard that is indexed was shared with its agent. */
    static final String PUBLICATION = "earmark.publication";
    static final String SHARED = "shared";

    private Reached() {}

    static SearchRequest of(SearchRequest request) {
        return switch (request.reach()) {
            case Reach.Everything _, Reach.Own _ -> request;
            case Reach.Teams teams -> narrowed(request, new Is(Facet.Of.TEAM, teams.names()), Reach.EVERYTHING);
            case Reach.Published own ->
                    narrowed(request, new Is(new Facet.Outcome(PUBLICATION), Set.of(SHARED)), new Reach.Own(own.agentId()));
        };
    }

    private static SearchRequest narrowed(SearchRequest request, SearchFilter filter, Reach reach) {
        List<SearchFilter> filters = new ArrayList<>(request.filters());
        filters.add(filter);
        return new SearchRequest(request.query(), filters, reach, request.sorting(), request.meaning(), request.limit(), request.after());
    }
}
