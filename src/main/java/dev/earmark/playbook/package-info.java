/**
 * What the best agents do that others in the same situation do not, and what it goes with: found in the calls, not made up at a desk.
 *
 * <pre>
 *  traits of each call ─► CallReading ─► signs (phrases, meanings, habits) ─► PlayFinder ─► plays, with figures
 *  facts and outcome   ─► Performers  ─► the best third, shrunk ─────────────────┘
 * </pre>
 *
 * <p>Three traps are avoided by construction. <b>Chance:</b> thousands of phrases are tried, so some differ by luck; what one half of the
 * calls proposes is corrected for all that was tried and must be confirmed by the other half. <b>Easy calls:</b> calls are compared within
 * queue, reason and period only. <b>Good agents:</b> whoever is good for other reasons also has habits that do nothing; so the same agent's
 * calls with and without are compared, and what an agent does always or never decides nothing. What is left is still no experiment, so a
 * play "goes with" an outcome; what is said at the end may as well follow from it.
 *
 * <p>The package knows no store: calls come in as {@link dev.earmark.playbook.CallFacts}, an outcome between 0 and 1 and their traits, and
 * as many of them as one likes; a hundred thousand fit in some hundred megabytes. Sets of calls are bits, and comparing is arithmetic on
 * sums and bits ({@link dev.earmark.playbook.figure.ComparableCalls}), so a thousand signs are compared in a hundred thousand calls within
 * seconds.
 */
@NullMarked
package dev.earmark.playbook;

import org.jspecify.annotations.NullMarked;
