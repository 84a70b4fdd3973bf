/**
 * Counts what can be counted in a transcript, and reads the customer's sentiment from the words. Agents' feelings are never
 * inferred.
 */
@NullMarked
package dev.earmark.measure;

import org.jspecify.annotations.NullMarked;
