/** How well it is noticed that agent and customer were taken for each other, and the training of the words that tell. */
@NullMarked
package dev.earmark.eval.party;

import org.jspecify.annotations.NullMarked;
