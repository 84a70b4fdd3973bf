/**
 * The promises of the service, each proven on real processes that are killed, frozen, starved of disk and flooded. Every promise has a
 * short form that is part of all tests and a long one: {@code ./earmark test -Dpromises=long -Dit.test='*PromiseIT'}.
 */
@NullMarked
package dev.earmark.promises;

import org.jspecify.annotations.NullMarked;
