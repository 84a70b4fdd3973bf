/**
 * What a rubric finds in conversations, for its author: for each criterion the sentences that count and those that come nearest, in
 * context, and how sure that is.
 */
@NullMarked
package dev.earmark.report.trial;

import org.jspecify.annotations.NullMarked;
