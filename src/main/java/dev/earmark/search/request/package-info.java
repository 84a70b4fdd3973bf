/**
 * A search as JSON: what the API takes, what saved searches are kept as, and what alerts ask. One reader for all of them, so that the same
 * words mean the same everywhere. Who may see what is no part of it: the reach stands beside.
 */
@NullMarked
package dev.earmark.search.request;

import org.jspecify.annotations.NullMarked;
