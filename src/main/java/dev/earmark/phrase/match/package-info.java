/**
 * Finds patterns in the words of one party.
 */
@NullMarked
package dev.earmark.phrase.match;

import org.jspecify.annotations.NullMarked;
