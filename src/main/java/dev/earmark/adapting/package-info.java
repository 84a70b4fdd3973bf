/**
 * Adapts the recogniser to the talk of a house.
 *
 * <pre>
 *  scripts, articles ──► paragraphs ─┐                                   ┌─ nine tenths ─► weights ─► perplexity, wrong words
 *  chats, transcripts ─► conversations ─► Redactor ─► HouseText ─► HeldOut                                 ▲ of
 *                                                                        └─ a tenth ───────────────────────┘
 *                                                     all of them ─► weights ─► AdaptedTalks: house-1, house-2, …
 * </pre>
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>What is measured has not been learnt.</b> A tenth of the texts is held out, chosen by a fixed seed; texts that are there twice
 *       count once. Weights are estimated from the others for measuring, and from all for use.
 *   <li><b>Nobody's name is learnt.</b> Texts pass the redactor of the house first, words of one passage alone are not learnt, nor are rows
 *       of numbers ({@link dev.earmark.speech.talk.HouseTalk}). What is kept are weights.
 *   <li><b>Only what is better is used</b>: lower perplexity, and not more wrong words, on what was held out.
 * </ul>
 */
@NullMarked
package dev.earmark.adapting;

import org.jspecify.annotations.NullMarked;
