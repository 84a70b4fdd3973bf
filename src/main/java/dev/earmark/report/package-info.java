/**
 * Shows a scored interaction to a person and hands it to other programs: {@link dev.earmark.report.json.ResultJson} is the contract
 * that programs rely on, {@link dev.earmark.report.terminal.TerminalReport} is for reading at a prompt, {@link
 * dev.earmark.report.html.HtmlReport} is one file to mail to a coach.
 *
 * <p>Decisions: what callers and agents say is hostile, so every door of this package takes control characters out ({@link
 * dev.earmark.text.PlainText}) and nothing of it is ever markup; the page is complete before its script runs, so it can be read
 * where scripts are blocked, and printed; criteria are numbered in the order of the rubric and every mark carries that number;
 * verdicts are told by shape and word, colour only repeats them.
 */
@NullMarked
package dev.earmark.report;

import org.jspecify.annotations.NullMarked;
