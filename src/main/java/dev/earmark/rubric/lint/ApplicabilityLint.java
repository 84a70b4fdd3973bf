package dev.earmark.rubric.lint;

import dev.earmark.rubric.Check;
import dev.earmark.rubric.Criterion;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds questions that are not about every conversation, where nothing says which ones they are about. */
final class ApplicabilityLint {

    private static final Pattern CONDITION = Pattern
            .compile(
                    "(?i)^(when|if|whenever|once|in case|should)\\b|\\b(if|when|whenever|in case)\\b|\\b(where|as|if|when) "
                    + "(applicable|needed|necessary|required|relevant|possible)\\b|\\b(something|anything) (that|which) (is|was|has|goes|"
                    + "went|cannot|does|did)\\b");

    /** What is asked, told or said of a moment is no condition: "does the agent say when it will arrive". */
    private static final Pattern WHAT_IS_SAID = Pattern
            .compile(
                    "(?i)\\b(say|says|tell|tells|ask|asks|know|knows|explain|explains|check|checks|confirm|confirms|find out|hear|hears)\\b"
                    + "( [\\w']+){0,3}? (if|when)\\b(?! (applicable|needed|necessary|required|relevant|possible))");
    private static final Pattern TROUBLE = Pattern
            .compile(
                    "(?i)\\b(apologi[sz]e\\w*|apolog(y|ies)|sorry|empath\\w*|sympath\\w*|regret\\w*|compassion\\w*|upset|frustrat\\w*|"
                    + "objections?|complaints?)\\b");

    private ApplicabilityLint() {}

    static void check(Criterion criterion, Hints hints) {
        if (criterion.appliesWhen() != null) {
            return;
        }
        Matcher condition = CONDITION.matcher(WHAT_IS_SAID.matcher(criterion.question()).replaceAll("$1$2"));
        Matcher trouble = TROUBLE.matcher(criterion.question());
        if (condition.find()) {
            hints.warning("criterion.no-applies-when", "The question has a condition (\"" + condition.group().strip()
                    + " …\"), and nothing says when it is not fulfilled, so those conversations count as misses; add \"applies-when\", "
                    + "for instance \"applies-when: {phrase: [broken], from: customer}\".");
        } else if (trouble.find() && !(criterion.check() instanceof Check.Not)) {
            hints.warning("criterion.may-not-apply", "\"" + trouble.group().strip() + "\" answers something that not every customer "
                    + "brings, so conversations without it count as misses; add \"applies-when\" with what the customer says then.");
        }
    }
}
