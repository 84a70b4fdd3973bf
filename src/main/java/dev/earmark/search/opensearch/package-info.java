/**
 * The index on a server that many nodes share: OpenSearch 2.19 or 3.x, over plain HTTP with the JDK's client.
 *
 * <h2>An interaction is a document, its turns stand inside</h2>
 *
 * <p>An interaction is kept, replaced and removed as a whole, so it is one document; its turns and runs are nested in it. Its external
 * version is the fence: the server itself refuses what is older (409, which is success of the newer). What is removed stays as an empty
 * document with a version of its own, so that nothing delayed brings it back. Versions are doubled on the way: the even one is the
 * document, the odd one above it its end.
 *
 * <h2>The server finds interactions, this program finds turns</h2>
 *
 * <p>Words come to the server as they come to the index on one machine: cut, stemmed and paired by {@code search.line}, as keywords, so
 * that no analysis of the server has a say. What a request asks of words, speakers, stretches, facts and reach the server answers exactly.
 * What a phrase forgives it cannot know: for phrases it gives the interactions in which a run holds what {@link
 * dev.earmark.search.line.WordNeed} says, and the turns are then looked at here by package {@code phrase} itself. So both indexes find the same
 * turns. Which words may be taken for one that is needed is looked up in a second, small index of all words; it is written before the
 * interactions that hold them can be seen.
 *
 * <h2>One name, versioned indexes behind it</h2>
 *
 * <p>{@code search.name} is an alias. Behind it stands an index with the format in its name, made from a template; another format, another
 * sentence model or a lost index is {@code search.index-broken}, and whoever owns the store has it built anew: under the next number, with
 * the alias moved in one step. Meaning is compared by the server's own k-NN, in nested vectors of bytes, where its plugin is installed;
 * without it a search goes by words and says so.
 */
@NullMarked
package dev.earmark.search.opensearch;

import org.jspecify.annotations.NullMarked;
