/**
 * What many interactions say together: a catalogue of figures, each with its formula and where it comes from, and boards that show some of
 * them by week, team, agent, queue and criterion.
 *
 * <p>A board is reckoned from one look along the short rows that the store keeps of scored interactions ({@link
 * dev.earmark.store.Figures}); there are no sums that could drift from what they were made of. The store may keep rows of past weeks in
 * memory while the database says that they are as they were. Every figure has an interval of 95 % and the
 * number behind it. Nobody is ranked who has fewer than {@value dev.earmark.figures.Board#ENOUGH} interactions, and a cell of the table of
 * criteria and agents stands out only where its interval lies wholly beside what all together have.
 */
@NullMarked
package dev.earmark.figures;

import org.jspecify.annotations.NullMarked;
