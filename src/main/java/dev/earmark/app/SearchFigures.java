package dev.earmark.app;

import dev.earmark.indexing.IndexedSearch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** How the search index stands, for Prometheus. */
final class SearchFigures {

    private final IndexedSearch search;

    SearchFigures(IndexedSearch search) {
        this.search = search;
    }

    void register(MeterRegistry registry) {
        if (!search.enabled()) {
            return;
        }
        gauge(registry, "earmark.search.documents", "Interactions that a search can find.", IndexedSearch::documents);
        gauge(registry, "earmark.search.behind", "Changes of interactions that are not in the index yet.",
                all -> all.counts().behind());
        gauge(registry, "earmark.search.unmeant", "Interactions that are found by their words but not yet by their meaning.",
                all -> all.counts().unmeant());
        gauge(registry, "earmark.search.lag.seconds", "For how long changes have been waiting to be indexed.",
                all -> all.lag().toMillis() / 1000.0);
        gauge(registry, "earmark.search.rebuilding", "1 while the index is being rebuilt.",
                all -> all.status().rebuilding() ? 1 : 0);
        gauge(registry, "earmark.search.paused", "1 while nothing can be written to the index, for instance because the disk is full.",
                all -> all.status().pausedCode() == null ? 0 : 1);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<IndexedSearch> figure) {
        Gauge.builder(name, search, figure).description(description).register(registry);
    }
}
