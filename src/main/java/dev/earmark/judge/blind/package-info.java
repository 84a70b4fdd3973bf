/** A conversation as a language model gets to see it, and the way back from what the model quotes to what was said. */
@NullMarked
package dev.earmark.judge.blind;

import org.jspecify.annotations.NullMarked;
