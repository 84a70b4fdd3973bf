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
        return switch (quantifier) {
            case EXISTS -> whole(answers, ModelVerdict.MET);
            case ALWAYS -> whole(answers, ModelVerdict.NOT_MET);
            case LAST -> answers.reversed().stream().filter(answer -> !answer.is(ModelVerdict.NOT_APPLICABLE)).findFirst()
                    .orElse(answers.getLast());
            case NEAR_THE_END -> answers.getLast();
        };
    }

    /** @param enough the verdict on one part that is the verdict on all */
    private static ModelAnswer whole(List<ModelAnswer> answers, ModelVerdict enough) {
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
