/**
 * One conversation as a playbook needs it: small, kept once for each version of its transcript, and without anybody's name or number.
 *
 * <p>Whoever looks for what the best do differently reads a hundred thousand conversations again and again. So each is read once, when it
 * is new, and boiled down to {@link dev.earmark.playbook.trait.CallTraits}: what the agent said in which
 * {@link dev.earmark.playbook.trait.Situation}, as stems and as a sketch of its meaning, and which
 * {@link dev.earmark.playbook.trait.TalkHabit habits} showed where they could have. About a kilobyte a conversation.
 */
@NullMarked
package dev.earmark.playbook.trait;

import org.jspecify.annotations.NullMarked;
