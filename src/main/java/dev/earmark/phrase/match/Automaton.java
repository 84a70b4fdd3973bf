package dev.earmark.phrase.match;

import java.util.List;
import java.util.stream.Stream;

/**
 * A pattern as a non-deterministic automaton over words (Thompson 1968). State 0 starts; edges that take no word lead to higher
 * states only, so one ascending pass closes over them. Immutable and safe for many threads.
 *
 * @param edges by state: edges that take one word
 * @param skips by state: edges that take none
 * @param accept the last state
 * @param accepting the states from which the last is reached without another word
 * @param first the edges that take the first word of a match
 * @param content the edges that take a word of full weight
 * @param needsContent whether no match does without such a word
 * @param heaviest the greatest weight that the words of a match can have: what costs more than its share of this fits nowhere
 */
public record Automaton(
        List<List<Edge>> edges, List<List<Skip>> skips, int accept, List<Integer> accepting, List<Edge> first, double heaviest,
        List<Edge> content,
        boolean needsContent) {

    /** @param weight of the word in the pattern; small for words such as "the"; 0 for the words of a gap */
    record Edge(int to, WordTest test, double weight) {}

    /** @param cost of leaving out the word that stands here, 0 when it may be missing; @param weight of that word */
    record Skip(int to, double cost, double weight) {}

    Stream<Edge> allEdges() {
        return edges.stream().flatMap(List::stream);
    }
}
