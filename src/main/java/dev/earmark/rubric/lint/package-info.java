/**
 * Tells a rubric's author what could be better.
 */
@NullMarked
package dev.earmark.rubric.lint;

import org.jspecify.annotations.NullMarked;
