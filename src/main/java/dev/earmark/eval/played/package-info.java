/**
 * A model that is played: its answers were written by people who read the exact prompts. It tells what comes of good answers on the way
 * from the model to the verdict, without any model.
 */
@NullMarked
package dev.earmark.eval.played;

import org.jspecify.annotations.NullMarked;
