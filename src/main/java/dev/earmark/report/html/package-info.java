/**
 * A result as a page in one file, to mail to a coach: {@link dev.earmark.report.html.HtmlReport}. Its recording, style and scripts are in
 * it, it asks no other machine for anything, and its policy lets nothing else in. It is complete before its script runs, so it can be read
 * where scripts are blocked, and printed.
 */
@NullMarked
package dev.earmark.report.html;

import org.jspecify.annotations.NullMarked;
