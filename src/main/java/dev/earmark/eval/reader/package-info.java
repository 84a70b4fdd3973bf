/** Whether the readers of exports read what they are to read: inputs of the project's own, with what is right. */
@NullMarked
package dev.earmark.eval.reader;

import org.jspecify.annotations.NullMarked;
