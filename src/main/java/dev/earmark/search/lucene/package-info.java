/**
 * The index on one machine, by Lucene; the only place that knows it.
 *
 * <h2>A turn is a document, an interaction a block</h2>
 *
 * <p>What is found is a turn, so each is a document. The turns of an interaction stand one behind the other in the order of the
 * conversation, and behind them stands one more document, the head, with all that is known of the interaction. Lucene keeps such a block
 * together, replaces it at once and never mixes it with others; so what follows a turn, the facts around it and the neighbours that are
 * shown with it are a step away and not a search. Facts are indexed once, at the head; {@link dev.earmark.search.lucene.TurnsOf} lays them
 * around turns.
 *
 * <p>Blocks are sorted by time, the latest first ({@code IndexWriterConfig.setIndexSort}): whoever asks for the newest, or for something
 * that fits equally well everywhere, is answered as soon as a page is full.
 *
 * <h2>Words in two fields</h2>
 *
 * <p>{@code stems} holds the stems of a turn with their frequencies, for relevance (BM25). {@code line} holds what {@link
 * dev.earmark.search.line.LineTerms} says of each place of a run, with positions, at the first turn of the run. A phrase is found in three
 * looks, each at fewer runs than the one before:
 *
 * <pre>
 *   NeededRuns      the runs that hold the words, wherever they stand: one set of bits a word, and what it may be taken for
 *   NeedIntervals   of these, those in which the words stand as they must: intervals of Lucene over the places
 *   RunQuery        of these, those that package phrase lets pass; a phrase is then one more set of documents
 * </pre>
 *
 * <p>Which words may be taken for one that is asked for is worked out for each segment: {@link dev.earmark.search.lucene.SegmentWords}
 * holds its dictionary by beginnings and endings, with how each word sounds, {@link dev.earmark.search.lucene.AtAGlance} tells most of the
 * rest apart, and only a few reach the ear of package {@code phrase}. A segment's dictionary is read when the segment is made or opened,
 * not when somebody searches.
 *
 * <h2>A search ends</h2>
 *
 * <p>A query is small ({@code SearchQuery}), a word stands for at most so many others, and the {@link
 * dev.earmark.search.lucene.Deadline} is asked before each word is worked out, by Lucene between turns, and every few runs that are looked
 * at. So whatever is asked, the pieces of work between two looks at the clock are small.
 *
 * <h2>Durable, and whole after every end</h2>
 *
 * <p>{@code keep} commits before it returns; a Lucene commit is one renamed file, so whatever ends the process leaves the last commit. The
 * index holds a lock; a second writer is refused. Its identity and the sentence model of its vectors stand in the data of each commit. At
 * the opening the checksums of all files are compared; what does not fit is {@code search.index-broken}, and the owner wipes it.
 */
@NullMarked
package dev.earmark.search.lucene;

import org.jspecify.annotations.NullMarked;
