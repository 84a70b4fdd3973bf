/**
 * What must not stay: finds private words in a transcript and takes them out, and the same stretches of the sound, before anything else
 * sees either.
 *
 * <pre>
 *  Transcript ─► ConversationPieces (words, digits, amounts) ─► PrivateFinder … ─► PrivateFinding (kind, turn, stretch)
 *                                                                                        │
 *                  Redacted  ◄──────────────────────  Blanks: "[card number]" in text and words
 *                     └── times of what was removed ──► MaskedCopy: silence from 150 ms before to 150 ms behind
 * </pre>
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>Rather too much than too little, where money is talked about.</b> PCI DSS 3.3.1 forbids to keep security codes after
 *       authorisation, even encrypted. While a payment is taken, every run of three digits and more goes, except amounts, times and
 *       lengths. A recogniser that takes one digit for another breaks the check digit, so that a long run needs none when it was spoken.
 *   <li><b>Numbers are read across turns.</b> People read a card in groups, the agent says "mm hm" or says the group back in between.
 *   <li><b>What is removed leaves a mark</b> in its place, with the time of the words, in square brackets: no phrase, no search and no
 *       measure takes it for a word, and everybody sees what was there.
 *   <li><b>The mark is the only thing that is kept</b>: how many digits there were, and which, is nowhere.
 * </ul>
 */
@NullMarked
package dev.earmark.redaction;

import org.jspecify.annotations.NullMarked;
