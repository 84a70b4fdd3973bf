/**
 * The terminal: results on standard output, progress and complaints on standard error, each in words that cannot act on the terminal. Knows
 * nothing of calls.
 */
@NullMarked
package dev.earmark.app.terminal;

import org.jspecify.annotations.NullMarked;
