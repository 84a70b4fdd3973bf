/**
 * A local server that speaks like one of a language model: it takes its time, has limits, and fails as a real one does. What is measured
 * with it needs no model and costs nothing.
 */
@NullMarked
package dev.earmark.eval.server;

import org.jspecify.annotations.NullMarked;
