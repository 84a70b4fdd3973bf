/**
 * What package {@code phrase} makes of a conversation for an index, and of a phrase for a search. Knows no index: the same words stand in
 * the index of one machine and in that of many.
 *
 * <p>A phrase may run over the end of a turn when the same party goes on, so what is looked through is a {@link
 * dev.earmark.search.line.Run}: turns of one party that follow each other without a break, mostly one. Package {@code phrase} never finds
 * a match that reaches beyond a run; therefore it finds the same in each run alone as in the whole conversation.
 *
 * <h2>Why an index finds exactly what a rubric finds</h2>
 *
 * <p>What a rubric forgives, a lost word, a sound-alike, a word heard as two, cannot be looked up. It can be bounded: {@link
 * dev.earmark.search.line.WordNeed} says what every match of a phrase must hold, derived from the same weights and costs. A word may
 * be missing only when its weight is within what a match may cost; it may be another only when package {@code phrase.sound} takes that
 * other for it within the same bound. {@link dev.earmark.search.line.LineTerms} puts into the index whatever can be needed: the words,
 * each two neighbours that may have been one word, and what slots may fit. The runs that hold what is needed are candidates; {@link
 * dev.earmark.search.line.PhraseCheck} then asks package {@code phrase} itself, with the words, the hearing and the names that a
 * scoring has. Nothing is found twice in two ways, and nothing is found that a rubric would not find.
 */
@NullMarked
package dev.earmark.search.line;

import org.jspecify.annotations.NullMarked;
