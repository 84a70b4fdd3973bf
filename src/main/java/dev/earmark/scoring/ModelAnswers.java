package dev.earmark.scoring;

import dev.earmark.rubric.Check.Quantifier;
import dev.earmark.scoring.ModelAnswer.Given;
import dev.earmark.scoring.ModelAnswer.None;
import dev.earmark.scoring.ModelAnswer.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Makes one answer of those about the parts of a conversation. A verdict that needs the whole conversation needs all of its parts. */
final class ModelAnswers {

    private static final int MOST_QUOTES = 4;

    private ModelAnswers() {}

    /** @param answers in the order of the parts; at least one */
    static ModelAnswer combined(List<ModelAnswer> answers, Quantifier quantifier) {
        Verdict enough = switch (quantifier) {
            case EXISTS -> Verdict.MET;
            case ALWAYS -> Verdict.NOT_MET;
        };
        for (ModelAnswer answer : answers) {
            if (answer.is(enough)) {
                return answer;
            }
        }
        for (ModelAnswer answer : answers) {
            if (answer instanceof None || answer.is(Verdict.CANNOT_TELL)) {
                return answer;
            }
        }
        List<Given> applicable = answers.stream().filter(answer -> !answer.is(Verdict.NOT_APPLICABLE)).map(Given.class::cast).toList();
        return together(applicable.isEmpty() ? answers.stream().map(Given.class::cast).toList() : applicable);
    }

    private static Given together(List<Given> alike) {
        List<FoundQuote> quotes = new ArrayList<>();
        List<Evidence> expected = new ArrayList<>();
        alike.forEach(answer -> {
            quotes.addAll(answer.quotes());
            expected.addAll(answer.expected());
        });
        return new Given(alike.getFirst().verdict(), quotes.stream().distinct().limit(MOST_QUOTES).toList(), expected.stream().distinct().limit(MOST_QUOTES).toList(),
                alike.getFirst().reason());
    }
}
