/**
 * What people type to find something, read into a {@link dev.earmark.search.SearchQuery}; and the same as JSON, both ways. The page
 * {@code search.md} of the documentation tells people of it.
 *
 * <pre>{@code
 *   query    = either { THEN either [ "within" N "turns" ] }          the second may be denied: then (not) …
 *   either   = all { OR all }
 *   all      = item { [AND] item }
 *   item     = NOT item | scope all | near
 *   near     = unit [ NEAR/n unit ]
 *   unit     = "(" query ")" | "exact words" | ~"phrase of a rubric" | phrase | words
 *   scope    = agent: | customer: | agent says | customer does not say | opening: | closing: | first 30s | last 2 min | like:
 * }</pre>
 *
 * <p>Words without any sign always work, whatever they are: "terms and conditions", "not happy", "what happened then?". So {@code and},
 * {@code or}, {@code not} and {@code then} join parts only where they are written in capitals, or beside something that is no bare word: a
 * quote, a bracket, {@code agent:}. Signs that mean nothing here are passed over. What cannot be read is refused with one sentence that
 * names the column ({@code search.query-wrong}).
 *
 * <p>The grammar is our own. Nothing that people type ever reaches the parser of an index.
 */
@NullMarked
package dev.earmark.search.query;

import org.jspecify.annotations.NullMarked;
