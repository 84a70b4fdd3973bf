/**
 * Nothing stays that need not. {@link dev.earmark.forgetting.DueRound} deletes what the rules say is old enough, kind by kind and one
 * interaction a transaction; {@link dev.earmark.forgetting.DueDeletions} does so beside the service, on one of several nodes.
 * {@link dev.earmark.forgetting.CustomerErasure} forgets a customer across channels, {@link dev.earmark.forgetting.LegalHolds} says what
 * nobody may delete.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>Rows first, then files, then the log of the database.</b> A crash in between leaves files that nothing names, which the sweep
 *       takes, and pages in the log, which the next round takes. Nothing that was deleted comes back.
 *   <li><b>What is without words still reads as a conversation</b>: turns and times stay, with a mark where words stood. So whatever shows,
 *       exports, searches or adds up interactions needs to know nothing of it, and says when and why by a remark at the transcript.
 *   <li><b>The report tells no words</b>: an id, a kind, a time, a rule.
 * </ul>
 */
@NullMarked
package dev.earmark.forgetting;

import org.jspecify.annotations.NullMarked;
