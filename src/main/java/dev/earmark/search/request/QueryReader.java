package dev.earmark.search.request;

import dev.earmark.search.SearchQuery;

/** Reads what people type into the field of a search. Safe for many threads. */
@FunctionalInterface
public interface QueryReader {

    /** @throws dev.earmark.fault.Rejected with one sentence that says what is wrong, and where */
    SearchQuery read(String typed);
}
