package dev.earmark.judge;

import dev.earmark.judge.ModelAnswer.Decision;
import dev.earmark.judge.ModelAnswer.NoDecision;
import dev.earmark.judge.blind.FoundQuote;
import dev.earmark.rubric.Check.Quantifier;
import dev.earmark.scoring.Evidence;
import java.util.ArrayList;
import java.util.List;

/** Makes one answer of those about the parts of a conversation. A verdict that needs the whole conversation needs all of its parts. */
final class ModelAnswers {

    private static final int MOST_QUOTES = 4;

    private ModelAnswers() {}

    /** @param answers in the order of the parts; at least one */
    static ModelAnswer combined(List<ModelAnswer> answers, Quantifier quantifier) {
        ModelVerdict enough = switch (quantifier) {
            case EXISTS -> ModelVerdict.MET;
            case ALWAYS -> ModelVerdict.NOT_MET;
        };
        for (ModelAnswer answer : answers) {
            if (answer.is(enough)) {
                return answer;
            }
        }
        for (ModelAnswer answer : answers) {
            if (answer instanceof NoDecision || answer.is(ModelVerdict.CANNOT_TELL)) {
                return answer;
            }
        }
        List<Decision> applicable = answers.stream().filter(answer -> !answer.is(ModelVerdict.NOT_APPLICABLE)).map(Decision.class::cast)
                .toList();
        return together(applicable.isEmpty() ? answers.stream().map(Decision.class::cast).toList() : applicable);
    }

    private static Decision together(List<Decision> alike) {
        List<FoundQuote> quotes = new ArrayList<>();
        List<Evidence> expected = new ArrayList<>();
        alike.forEach(answer -> {
            quotes.addAll(answer.quotes());
            expected.addAll(answer.expected());
        });
        return new Decision(alike.getFirst().verdict(), quotes.stream().distinct().limit(MOST_QUOTES).toList(),
                expected.stream().distinct().limit(MOST_QUOTES).toList(),
                alike.getFirst().reason());
    }
}
