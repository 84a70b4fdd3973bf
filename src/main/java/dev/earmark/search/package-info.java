/**
 * Finds any moment again: everything that was said, turn by turn, with the facts and scores of the interaction around it.
 *
 * <p>A coach types what she remembers, {@code "i want to cancel" then agent: not (sorry|apologise)}, and gets turns: who said it, when,
 * with the two turns on either side and the address that plays it. This package holds the port, {@link dev.earmark.search.SearchIndex},
 * and what goes through it. {@code search.query} reads what people type; {@code search.line} says what package {@code phrase} makes of
 * words before they are indexed; {@code search.lucene} is the index on one machine.
 *
 * <pre>{@code
 *   what people type ──► search.query ──► SearchQuery ─┐
 *   filters, reach of the caller ──────────────────────┴► SearchRequest ──► SearchIndex.find ──► SearchPage (groups of Hits)
 *   store ──► SearchDocument (one interaction, its version) ──────────────► SearchIndex.keep ──► durable, and seen by the next find
 * }</pre>
 *
 * <h2>The index is derived</h2>
 *
 * <p>Nothing stands only in an index: it may be deleted at any time and is built again from the store. So an implementation never repairs;
 * it says {@code search.index-broken}, and whoever owns the store wipes it and begins anew. Each index has an identity that is made with
 * it, so that the store can tell an index that was wiped from the one that it filled.
 *
 * <h2>Versions are fences</h2>
 *
 * <p>Every change of an interaction raises its version. A document whose version is below the one that the index holds changes nothing, so
 * two writers, or one that was delayed, never bring back what is past. The same version again takes the place of what is there: it may
 * bring vectors that were left out for speed. A removal is a version too.
 *
 * <h2>Reach is not a query</h2>
 *
 * <p>Which interactions somebody may know of ({@link dev.earmark.access.Reach}) stands beside the query in the request and is laid around
 * it by the index: nothing that people type can reach out of it, and counts and facets obey it as hits do.
 *
 * <h2>Phrases mean the same everywhere</h2>
 *
 * <p>A {@link dev.earmark.search.SearchQuery.Phrase} is what a rubric's phrase is, with the same tolerance for words that were misheard or
 * mistyped. An implementation may look for candidates in whatever way it likes, as long as none is missed; {@code search.line} then asks
 * package {@code phrase} itself. So an index finds just the turns in which a rubric would find it.
 *
 * <h2>How an implementation is held</h2>
 *
 * <p>The suite {@code SearchIndexContract} in the tests says everything that this page promises as tests; an implementation has a test
 * class that extends it, makes an index and closes it, and says nothing else: {@code class LuceneIndexIT extends SearchIndexContract}.
 */
@NullMarked
package dev.earmark.search;

import org.jspecify.annotations.NullMarked;
