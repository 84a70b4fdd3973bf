/** What a measurement costs, as the system counts it. */
@NullMarked
package dev.earmark.eval.clock;

import org.jspecify.annotations.NullMarked;
