package dev.earmark.eval.search;

import dev.earmark.search.SearchDocument;
import java.util.List;

/**
 * Conversations and questions about them.
 *
 * @param hitBar      the least share of questions answered among the first ten turns; 0 when none is asked for
 * @param rankBar     the least mean of 1 / rank
 * @param exactBar    the least share of questions of kind {@code exact} that are answered
 * @param barSplit    the split that the first two bars are about; empty for all
 */
record SearchSet(String name, List<SearchDocument> documents, List<SearchQuestion> questions, double hitBar, double rankBar,
        double exactBar, String barSplit) {

    SearchSet {
        documents = List.copyOf(documents);
        questions = List.copyOf(questions);
    }
}
