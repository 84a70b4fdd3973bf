/**
 * Tells whether a change to an engine, a model, a rubric or a setting made things better: measures against material that people have
 * transcribed and labelled.
 */
@NullMarked
package dev.earmark.eval;

import org.jspecify.annotations.NullMarked;
