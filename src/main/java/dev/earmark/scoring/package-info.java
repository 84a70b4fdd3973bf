/**
 * Judges an interaction by a rubric. Every verdict carries evidence that code has found in the transcript; totals are plain
 * arithmetic.
 */
@NullMarked
package dev.earmark.scoring;

import org.jspecify.annotations.NullMarked;
