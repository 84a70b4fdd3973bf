/**
 * Marks the places of an interaction that a coach would want to hear again.
 */
@NullMarked
package dev.earmark.moments;

import org.jspecify.annotations.NullMarked;
