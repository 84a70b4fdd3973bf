/**
 * Finds what an author describes in what people said.
 *
 * <p>An author of a rubric writes {@code (hi|hello) [there] ... my name is {agent-name}} and means: whoever greets like this, in
 * whatever small variation, has said it. A recogniser writes {@code hello um there my name ist dana}. Between the two lies this package.
 * It knows nothing of criteria, points or verdicts: rubrics, search, redaction and playbooks look for words with the same few types.
 *
 * <pre>{@code
 *   "(hi|hello) [there] my name is {agent-name}"          Transcript + Facts
 *                  |                                              |
 *           PatternParser                                     Tokeniser         lower case, "what's" = "what is",
 *                  v                                              v             "twenty four" = 24, [noise] dropped
 *          Pattern (a tree)                                 PartyWords          all words of one party, in a row,
 *                  |                                              |             and where a phrase may not run on
 *          PatternCompiler                                    Sightings   <---  Ear: what may be taken for what
 *                  v                                              |                  (sound-alikes, typing slips, names)
 *          Automaton (states)  ---------->  PhrasePass  <---------+
 *                                               |  the cheapest way through, from every word on
 *                                               v
 *                            Match(from, to, costShare, confidence)
 *                                               |
 *                         the exact words of the transcript, with their times
 * }</pre>
 *
 * <h2>An automaton, not a regular expression</h2>
 *
 * <p>A regular expression either fits or does not. What was heard never quite fits: a small word is lost, one word stands for another
 * that sounds like it, a long word is split in two. So a pattern becomes a non-deterministic automaton over words, and each way through
 * it has a cost: 0 for the word itself, up to 1 for a faint likeness, the word's weight for leaving it out, 0.5 for one that does not
 * belong there. One pass over the words keeps the cheapest way into each state (Viterbi 1967), so the time grows with words times states
 * and never explodes, whatever an author writes. What counts is the <em>cost share</em>: cost relative to the weight of the pattern's
 * words. {@link dev.earmark.phrase.match.Tolerance} says how large it may be: 0.2 where people spoke, 0.15 where they typed.
 *
 * <h2>Three ways to be heard</h2>
 *
 * <p>What may be wrong with a word depends on where it comes from ({@link dev.earmark.phrase.sound.Ear.Hearing}). A recogniser loses,
 * adds, splits and confuses words; a person who writes a call down confuses them; a person who types a chat slips by one letter in a
 * long word. Only the mistakes that can happen are forgiven.
 *
 * <h2>Some words decide</h2>
 *
 * <p>Numbers and negations are never lost, added or taken for another, in any of the three: "I can help" must not be found in "I cannot
 * help", nor 15 in 50. For the same reason a gap ends where a sentence ends, and a phrase does not run on when the other party has
 * spoken or 2.5 seconds have passed. A loose match would be worth nothing: somebody's score hangs on it.
 *
 * <h2>Looking once, not once a pattern</h2>
 *
 * <p>A rubric has hundreds of phrases, and nearly none of them is said. So the words of all patterns are gathered first (a {@link
 * dev.earmark.phrase.match.Vocabulary}); each heard word is compared with that vocabulary once, and what was found is remembered from
 * call to call. A pattern whose first word, or whose telling words, stand nowhere on the line is passed over without a pass. So one core
 * scores some hundred conversations a second by all phrases of a rubric ({@code earmark eval speed}).
 *
 * <h2>Places, not copies</h2>
 *
 * <p>A match is a range of words, and every word knows its turn, its characters and its time. Whoever shows a match shows the
 * transcript's own words, whole ones ({@link dev.earmark.phrase.words.WordEdge}), and can play them; whoever hides one knows the
 * characters and the milliseconds to hide.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * Automaton greeting = PatternCompiler.compile(PatternParser.parse("(hi|hello) [there] ... my name is {agent-name}"), Map.of());
 * var words = new ConversationWords(transcript, facts, new SoundAlike(), new Vocabulary(List.of(greeting)));
 * PhraseSearch search = words.search(Speaker.AGENT);
 * List<Match> said = search.find(greeting, 0, words.of(Speaker.AGENT).tokens().size(), search.tolerance());
 * }</pre>
 *
 * <p>The rooms: {@code phrase.pattern} is the author's language, {@code phrase.words} turns text into words, {@code phrase.sound} says
 * what may be taken for what, {@code phrase.match} searches. This package puts a conversation together from them.
 */
@NullMarked
package dev.earmark.phrase;

import org.jspecify.annotations.NullMarked;
