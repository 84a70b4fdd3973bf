/**
 * Keeps facts about how interactions ended: finds the interaction that a row is about, adds what is new, and enters who said it in the
 * audit log and among the events.
 */
@NullMarked
package dev.earmark.outcome.entry;

import org.jspecify.annotations.NullMarked;
