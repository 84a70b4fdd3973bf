/**
 * What repeats over an agent's interactions: strengths first, then at most one thing to work on, and whether coaching went along with a
 * change.
 *
 * <p>A single miss is no pattern. A priority is a criterion or a habit that an agent misses more often than the colleagues of the team do
 * in the same queues, by more than chance makes of so few calls and so many criteria (beta-binomial tail, corrected by Holm), and by
 * enough to be worth an hour. Only current scorecards count, as people have left them; what is a suggestion or could not be judged counts
 * nowhere.
 */
@NullMarked
package dev.earmark.insight;

import org.jspecify.annotations.NullMarked;
