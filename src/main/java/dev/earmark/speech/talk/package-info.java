/**
 * What is said on the telephone of a business, as a language model: how likely a word is after the two before it.
 *
 * <p>The recogniser weighs what it hears by such a model. The one that it brings along was made from other texts, and half of what it
 * mishears on a service line is that it expects something else. Its sounds and its vocabulary stay; only the weights of its grammar
 * ({@code Gr.fst}, a file of the library OpenFst) are mixed with those of service talk: {@link dev.earmark.speech.talk.BackoffModel}
 * holds such weights, {@link dev.earmark.speech.talk.KneserNey} estimates them from sentences,
 * {@link dev.earmark.speech.talk.Mixture} mixes several, {@link dev.earmark.speech.talk.NgramFst} reads and writes the recogniser's
 * file, {@link dev.earmark.speech.talk.TalkWeights} is how weights are shipped.
 *
 * <p>All of it computes with {@link StrictMath} and in sorted order, so the same sentences give the same bytes on every machine.
 */
@NullMarked
package dev.earmark.speech.talk;

import org.jspecify.annotations.NullMarked;
