/**
 * The contract {@code openapi.yaml}, read at start: it is the only list of routes, of what each takes, and of who may call it. What a
 * request brings is held against it before any handler sees it.
 */
@NullMarked
package dev.earmark.web.contract;

import org.jspecify.annotations.NullMarked;
