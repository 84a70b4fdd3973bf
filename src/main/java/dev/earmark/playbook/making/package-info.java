/**
 * Makes playbooks of what a store holds: reads each new interaction once and keeps its traits
 * ({@link dev.earmark.playbook.making.HouseCalls}), puts calls and outcomes together, lets the finder look, and chooses clips
 * ({@link dev.earmark.playbook.making.ClipChoice}).
 *
 * <p>Another day costs reading its calls and comparing all: what a call came to is kept beside it in the store
 * ({@link dev.earmark.playbook.making.TraitKeeping}), a thousand bytes that are read again in some ten microseconds, and nothing else is
 * kept. Which phrases are frequent, which sentences belong together and how many were tried depends on all calls, so sums that a day only
 * adds to would not give the same plays; and with nothing else kept nothing can be stale: what was deleted, corrected or read by another
 * node is seen, and what a process leaves that is killed are traits that are right or not there.
 */
@NullMarked
package dev.earmark.playbook.making;

import org.jspecify.annotations.NullMarked;
