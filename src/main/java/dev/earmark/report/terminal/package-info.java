/**
 * A result to read at a prompt: {@link dev.earmark.report.terminal.TerminalReport} gives lines of a set width, counted in cells of the
 * terminal, with or without colour. Verdicts are told by sign and word; colour only repeats them.
 */
@NullMarked
package dev.earmark.report.terminal;

import org.jspecify.annotations.NullMarked;
