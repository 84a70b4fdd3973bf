/** The training of the head that tells what a sentence does. */
@NullMarked
package dev.earmark.eval.act;

import org.jspecify.annotations.NullMarked;
