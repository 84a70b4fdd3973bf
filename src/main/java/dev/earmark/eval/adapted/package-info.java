/** How many fewer words are heard wrongly once the recogniser has learnt from texts, on calls that are not among them. */
@NullMarked
package dev.earmark.eval.adapted;

import org.jspecify.annotations.NullMarked;
