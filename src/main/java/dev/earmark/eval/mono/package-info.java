/**
 * How well agent and customer are told apart when both are on one channel. Calls with a channel for each party are mixed, so that it is
 * known who spoke when; the line is made worse in several ways, always the same ones. What one channel gives is held against what two give.
 */
@NullMarked
package dev.earmark.eval.mono;

import org.jspecify.annotations.NullMarked;
