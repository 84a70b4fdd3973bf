/**
 * Verdicts, each with its evidence, and the arithmetic that makes a score of them.
 *
 * <p>A score touches somebody's job. So code decides what code can decide, a language model answers one narrow question at a time, and
 * nothing counts without words of the transcript that code has found. This package holds what a score <em>is</em>; the rooms below it
 * say how one comes about.
 *
 * <pre>{@code
 *   Rubric ---- criterion ---- check: phrase | examples | measured | echo | judged, joined by all, any, not
 *                                 |
 *                                 |   scoring.check      one check in one conversation:
 *                                 v                      is it so, is it not, does it not apply, can nobody tell?
 *                              Finding
 *                                 |   scoring.criterion  "applies when", partly met, evidence looked at once more
 *                                 v
 *                             Judgement = Verdict + points + Evidence + VerdictSource + one sentence
 *                                 |
 *                                 |   Totals             points / weight of what was scored; nothing else
 *                                 v
 *                             Scorecard
 * }</pre>
 *
 * <h2>"Could not judge" is an answer</h2>
 *
 * <p>{@link dev.earmark.scoring.Verdict} has five cases. {@code Unscored} carries its cause and leaves the sum: it is neither a zero nor
 * "not applicable". Programs that turn "unsure" into "not applicable" let the score rise in silence; those that turn it into "no" punish
 * an agent for a bad line. Both were seen elsewhere. How much of the weight was scored stands beside the score, and below the rubric's
 * bound the score is provisional: nobody passes or fails.
 *
 * <h2>Evidence or it did not happen</h2>
 *
 * <p>A verdict of {@code met} names words, with their turn and time, or a measure with its place. A verdict of {@code not_met} names the
 * words that break the rule, or where it should have been said, and what came nearest. {@link dev.earmark.scoring.EvidenceCheck} holds
 * each piece against the transcript when everything else is done, and trusts no engine, not even our own: what is not found makes the
 * criterion unscored.
 *
 * <h2>Three-valued logic</h2>
 *
 * <p>Checks combine by the rules of Kleene (1938): <em>all</em> fails as soon as one part fails, whatever is unknown besides;
 * <em>any</em> holds as soon as one part holds. An unknown part decides only when nothing else does. The order of an <em>any</em> is the
 * author's: words before meaning, meaning before a model, because the first that holds is shown as the proof.
 *
 * <h2>Badly heard words blame nobody</h2>
 *
 * <p>Every word of a recording has a confidence: right ones about 0.9, wrong ones about 0.7 (measured). Words below 0.65 prove nothing
 * against an agent, and a stretch with such a mean does not prove that something was <em>not</em> said. Recogniser errors follow
 * accents; without this rule, so would scores.
 *
 * <h2>What decided is kept</h2>
 *
 * <p>{@link dev.earmark.scoring.VerdictSource} says which engines decided and whether a model was missing. It is a value in the program
 * and one line of text ({@code phrase+examples}, {@code model openai/x, judge-criteria v1+degraded}) where scorecards are stored or
 * given to other programs, and it reads what earlier versions wrote. {@link dev.earmark.scoring.Scorecard.Basis} names the rest:
 * sentence model, calibration, prompts. With the same of all, the same words give the same score, to the last bit.
 *
 * <h2>How sure, and who says so</h2>
 *
 * <p>An engine's own confidence is a guess until people's labels have been held against it. {@link dev.earmark.trust} does that; a
 * verdict whose confidence is low by what labels have shown is marked for review. The engine that labels were held against is the rules
 * alone: a language model, or a verdict that lacked one, is never covered by their calibration.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * Scorer scorer = new Scorer(embedder, embedder);
 * Scorecard card = scorer.score(transcript, facts, measures, rubric);
 * card.judgements().forEach(one -> System.out.println(one.criterion() + " " + one.verdict().label() + " " + one.reason()));
 * }</pre>
 *
 * <p>The rooms: {@code scoring.example} compares meaning, {@code scoring.check} decides one check, {@code scoring.criterion} makes
 * verdicts and totals; its {@link dev.earmark.scoring.criterion.Scorer} is where one begins.
 */
@NullMarked
package dev.earmark.scoring;

import org.jspecify.annotations.NullMarked;
