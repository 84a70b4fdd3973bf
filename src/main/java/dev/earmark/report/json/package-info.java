/**
 * A result for other programs: {@link dev.earmark.report.json.ResultJson} is the contract, described by
 * {@code schema/score-output.schema.json}. Texts are kept as they were said, all but characters that no encoding can carry, and escaped so
 * far that a line stays a line and may stand in a page.
 */
@NullMarked
package dev.earmark.report.json;

import org.jspecify.annotations.NullMarked;
