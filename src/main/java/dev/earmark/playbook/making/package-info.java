/**
 * Makes playbooks of what a store holds: reads each new interaction once and keeps its traits
 * ({@link dev.earmark.playbook.making.HouseCalls}), puts calls and outcomes together, lets the finder look, and chooses clips
 * ({@link dev.earmark.playbook.making.ClipChoice}). A month that was read before costs no more than reading its traits.
 */
@NullMarked
package dev.earmark.playbook.making;

import org.jspecify.annotations.NullMarked;
