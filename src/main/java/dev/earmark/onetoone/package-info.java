/**
 * One-to-ones: the sheet that a coach and an agent speak about.
 *
 * <pre>
 *              draft ──share──► shared ──acknowledge──► acknowledged
 *                │                │                        │
 *   the coach writes; the agent   both write,              nobody writes
 *   sees nothing of it            each what is their own
 * </pre>
 *
 * <p>A sheet is begun with what {@link dev.earmark.insight} knows: strengths as wins, the one focus as the priority, what repeats too as
 * challenges, each with the words of a moment where there is one. From then on it is people's. Entries are changed one by one, and only by
 * whoever has seen the version that is there, so that neither two windows nor two people lose anything.
 */
@NullMarked
package dev.earmark.onetoone;

import org.jspecify.annotations.NullMarked;
