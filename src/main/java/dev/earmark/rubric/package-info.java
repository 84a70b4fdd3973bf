/**
 * What good looks like, as data: scorecards in YAML, checked by a schema and a linter.
 */
@NullMarked
package dev.earmark.rubric;

import org.jspecify.annotations.NullMarked;
