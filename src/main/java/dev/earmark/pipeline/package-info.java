/**
 * Takes an interaction from recording to result, one stage at a time, in one direction.
 */
@NullMarked
package dev.earmark.pipeline;

import org.jspecify.annotations.NullMarked;
