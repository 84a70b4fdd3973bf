package dev.earmark.rubric.lint;

import dev.earmark.rubric.Check;
import dev.earmark.rubric.CheckParts;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Rubric;
import dev.earmark.transcript.Speaker;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at one criterion. */
final class CriterionLint {

    private static final double HEAVIEST = 40;

    /** An address, or a number of seven digits and more that is no line anybody may call for free. */
    private static final Pattern PERSONAL = Pattern
            .compile("[\\w.+-]{1,64}@[\\w-]{1,64}\\.\\w|(?<!\\d)(?<!\\d[ -])(?!0?80\\d|0300|1[ -]?8\\d\\d)\\d(?:[ -]?\\d){6}");

    private final Rubric rubric;
    private final Criterion criterion;

    private CriterionLint(Rubric rubric, Criterion criterion) {
        this.rubric = rubric;
        this.criterion = criterion;
    }

    static void check(Rubric rubric, Criterion criterion, Hints hints) {
        CriterionLint lint = new CriterionLint(rubric, criterion);
        QuestionLint.check(criterion, hints.at("question"));
        lint.weight(hints.at("weight"));
        lint.advice(hints);
        lint.deciding(hints);
        lint.personal(hints);
        ApplicabilityLint.check(criterion, hints.at("applies-when"));
        PlaceLint.check(criterion, hints.at("question"));
        ReachLint.check(criterion, hints);
        Check appliesWhen = criterion.appliesWhen();
        if (appliesWhen != null) {
            new CheckLint(rubric, criterion, true).check(appliesWhen, hints.at("applies-when"));
        }
        new CheckLint(rubric, criterion, false).check(criterion.check(), hints.at("check"));
    }

    private void weight(Hints hints) {
        if (criterion.weight() == 0 && criterion.autoFail() == null) {
            hints.warning("weight.zero", "With a weight of 0 the criterion is shown and never counts; give it a weight, or remove it.");
        } else if (criterion.weight() > HEAVIEST && rubric.criteria().count() > 2) {
            hints.warning("weight.heavy", "One criterion of more than " + (int) HEAVIEST
                    + " points decides nearly alone; spread the weight, or use \"auto-fail\" for what must never be missed.");
        }
    }

    private void advice(Hints hints) {
        if (criterion.why() == null) {
            hints.at("why").advice("criterion.no-why", "Say in one sentence why it matters; agents accept a score whose reason they know.");
        }
        if (criterion.betterLines().isEmpty() && criterion.evidenceFrom() == Speaker.AGENT) {
            hints.at("better-line").advice("criterion.no-better-line", "Write what the agent could say; it is shown with every miss.");
        }
    }

    private void deciding(Hints hints) {
        Check check = criterion.check();
        if (criterion.autoFail() != null && CheckParts.all(check)
                .anyMatch(part -> part instanceof Check.Examples || part instanceof Check.Judged)) {
            hints.at("auto-fail").warning("auto-fail.by-meaning",
                    "Judging by meaning is never certain; let a miss fail everything only where phrases or measures decide.");
        }
        if (CheckParts.speakers(check).noneMatch(speaker -> speaker == criterion.evidenceFrom())) {
            hints.at("evidence-from").warning("evidence.other-party", "No part of the check looks at the words of the "
                    + criterion.evidenceFrom().label() + "; set \"evidence-from\" to the party whose words decide.");
        }
    }

    /** Rubrics are mailed about and shown to agents: whoever is named in an example did not agree to that. */
    private void personal(Hints hints) {
        Stream<@Nullable String> own = Stream.of(criterion.question(), criterion.why(), criterion.praise());
        Stream<String> texts = Stream.concat(own.filter(Objects::nonNull).map(String::valueOf), criterion.betterLines().stream());
        Check appliesWhen = criterion.appliesWhen();
        Stream<String> said = Stream.concat(CheckParts.texts(criterion.check()),
                appliesWhen == null ? Stream.empty() : CheckParts.texts(appliesWhen));
        Stream.concat(texts, said).filter(text -> PERSONAL.matcher(text).find()).findFirst()
                .ifPresent(text -> hints.warning("personal-data",
                "\"" + text + "\" looks like somebody's number or address; write {number}, or a made-up short one."));
    }
}
