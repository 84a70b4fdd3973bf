/**
 * The library of the trade's criteria: what good conversations of any business have in common, one file each in {@code rubrics/criteria},
 * with labelled cases, ready to be put into a rubric.
 *
 * <p>A criterion is put into a rubric as the very text of its file, moved to the right and given a weight: comments and layout stay, and
 * the author goes on from there. Nothing refers back to the library, so a rubric never changes with it. The cases are what nobody tunes
 * a criterion on; {@code earmark eval library} holds the engine against them.
 */
@NullMarked
package dev.earmark.rubric.criteria;

import org.jspecify.annotations.NullMarked;
