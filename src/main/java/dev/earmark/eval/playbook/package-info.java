/**
 * Whether a playbook finds what is really there, and nothing else: months of a contact centre are made up with agents whose habits and
 * their effects are known, and the finder is asked.
 *
 * <p>A {@link dev.earmark.eval.playbook.Month} is made with everything that misleads: agents who are good for reasons of their own, habits
 * without effect that the same agents have, calls about easy matters that some agents get more of (and a habit that goes with those), and
 * words that the recogniser mishears. Whoever compares the best with the rest as they are falls for all of it;
 * {@link dev.earmark.eval.playbook.RawComparison} does, in the same run. The sentences of four trades lie beside this package; two trades
 * were looked at while the finder was made, two were not.
 */
@NullMarked
package dev.earmark.eval.playbook;

import org.jspecify.annotations.NullMarked;
