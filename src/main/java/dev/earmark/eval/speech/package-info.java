/** How many words are heard wrongly: recognised speech held against what people have written down, by the word error rate. */
@NullMarked
package dev.earmark.eval.speech;

import org.jspecify.annotations.NullMarked;
