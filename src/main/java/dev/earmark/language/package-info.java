/**
 * The only door to language models. Embedders run in this process. A chat model is asked over the network, and only when the settings name
 * one; words of a conversation get into its prompts through {@link dev.earmark.language.prompt.Fence} alone.
 *
 * <pre>
 *  whoever asks ── Together: several questions at the same time, results in order
 *       │
 *  GuardedModel
 *   RememberedReplies   known already, or being asked at this moment: not asked again
 *     DailyBudget       what may be spent in a day
 *       ModelBreaker    left alone while it fails
 *         CountedModel  what was asked, tokens and money: of the process, and of the work around (ModelUse)
 *           PatientModel    asked again where that helps at once
 *             ModelGate     so many in flight, fewer while the server is busy
 *               LangChainModel ── ModelHttpClient ── language.wire: the form that the server wants, replies in pieces
 * </pre>
 *
 * <p>Who waits for a busy server holds no place in the gate, and who waits for an equal question holds nothing at all, so nobody waits for
 * somebody who waits.
 */
@NullMarked
package dev.earmark.language;

import org.jspecify.annotations.NullMarked;
