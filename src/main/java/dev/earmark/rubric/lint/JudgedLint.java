package dev.earmark.rubric.lint;

import dev.earmark.rubric.Check;
import dev.earmark.rubric.Criterion;

/** Looks at a question for a language model. */
final class JudgedLint {

    private JudgedLint() {}

    static void check(Check.Judged judged, Criterion criterion, Hints hints) {
        hints.warning("check.judged",
                "This needs a language model; without one the criterion stays unscored. Use phrases or examples where they are enough.");
        judged.texts().forEach(text -> QuestionLint.answerable(text, criterion.evidenceFrom(), hints));
        SplitLines.check(judged.metWhen(), hints.at("met-when"));
        SplitLines.check(judged.notMetWhen(), hints.at("not-met-when"));
        SplitLines.check(judged.notApplicableWhen(), hints.at("not-applicable-when"));
        if (judged.metWhen().isEmpty() || judged.notMetWhen().isEmpty()) {
            hints.advice("judged.no-rules",
                    "Write \"met-when\" and \"not-met-when\": models and people agree better on rules than on a question.");
        } else if (judged.anchors().stream().map(Check.Anchor::met).distinct().count() < 2) {
            hints.advice("judged.no-anchors", "Give an example that counts and one that comes close but does not, under \"anchors\".");
        }
    }
}
