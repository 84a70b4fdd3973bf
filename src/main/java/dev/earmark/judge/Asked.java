package dev.earmark.judge;

import dev.earmark.rubric.Check;

/**
 * A question of a rubric, asked for the first, second or third time.
 *
 * @param run 0, 1 or 2
 */
record Asked(Check.Judged check, int run) {}
