package dev.earmark.rubric.lint;

import dev.earmark.rubric.Check;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Rubric;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at one check and everything in it. */
final class CheckLint {

    private static final Set<String> OF_TIME = Set.of("s", "share");
    private static final Set<String> OF_SOUND = Set.of("dBFS", "words/min");

    private final Rubric rubric;
    private final Criterion criterion;
    private final boolean inAppliesWhen;
    private final WindowLint windows;

    CheckLint(Rubric rubric, Criterion criterion, boolean inAppliesWhen) {
        this.rubric = rubric;
        this.criterion = criterion;
        this.inAppliesWhen = inAppliesWhen;
        this.windows = new WindowLint(rubric, criterion, inAppliesWhen);
    }

    void check(Check check, Hints hints) {
        switch (check) {
            case Check.Phrase phrase -> {
                PhraseLint.check(phrase.patterns(), phrase.written(), rubric.words(), hints.at("phrase"));
                PhraseLint.gaps(phrase.patterns(), hints.at("phrase"));
                if (!inAppliesWhen) {
                    ProofLint.check(phrase.patterns(), phrase.from() == Speaker.AGENT, rubric.words(), hints.at("phrase"));
                }
                windows.check(phrase.from(), phrase.within(), hints.at("within"));
            }
            case Check.Examples examples -> {
                ExamplesLint.check(examples, hints.at("examples"));
                windows.check(examples.from(), examples.within(), hints.at("within"));
            }
            case Check.Echo echo -> PhraseLint.check(echo.what(), echo.written(), rubric.words(), hints.at("echo"));
            case Check.Measured measured -> measured(measured, hints.at("measured"));
            case Check.PrivateWords words -> privateWords(words, hints.at("private-words"));
            case Check.Search _ -> { }
            case Check.Judged judged -> JudgedLint.check(judged, criterion, hints.at("judged"));
            case Check.All(List<Check> checks) -> several(checks, hints.at("all"));
            case Check.Any(List<Check> checks) -> {
                several(checks, hints.at("any"));
                order(checks, hints.at("any"));
            }
            case Check.Not(Check inner) -> negated(inner, hints.at("not"));
        }
    }

    /** Only calls say when the recorder was paused, and only what is removed leaves a mark. */
    private void privateWords(Check.PrivateWords words, Hints hints) {
        if (words.when() != Check.PrivateWords.When.ANYWHERE && !rubric.channels().contains(Channel.VOICE)) {
            hints.warning("private-words.needs-pause",
                    "Only recordings are paused, so this never applies to chats and e-mails; leave \"when\" out, or add the channel"
                            + " voice.");
        }
        words.kinds().stream().filter(kind -> !kind.usual()).findFirst().ifPresent(kind -> hints.advice("private-words.not-removed",
                kind.label() + " is found only where redaction.kinds names it; see that it does."));
    }

    private void measured(Check.Measured measured, Hints hints) {
        String label = measured.measure().label();
        switch (measured.measure().unit()) {
            case "share" -> bounds(measured, 0, 1, hints);
            case "-1 to 1" -> bounds(measured, -1, 1, hints);
            case "-2 to 2" -> bounds(measured, -2, 2, hints);
            case "dBFS" -> bounds(measured, -120, 0, hints);
            default -> bounds(measured, 0, Double.MAX_VALUE, hints);
        }
        boolean unheard = !rubric.channels().contains(Channel.VOICE);
        if (unheard && OF_SOUND.contains(measured.measure().unit())) {
            hints.warning("measured.needs-sound",
                    label + " needs speech, which chats and e-mails do not have; remove this check, or add the channel voice.");
        } else if (unheard && OF_TIME.contains(measured.measure().unit())) {
            hints.advice("measured.needs-times", label + " needs times; chats and e-mails that come without them stay unscored here.");
        }
    }

    private static void bounds(Check.Measured measured, double least, double most, Hints hints) {
        if (outside(measured.atLeast(), least, most) || outside(measured.atMost(), least, most)) {
            hints.error("measured.outside", measured.measure().label() + (most == Double.MAX_VALUE
                    ? " is never less than 0; use a bound that it can reach."
                    : " is always from " + (int) least + " to " + (int) most + "; use a bound between them"
                    + (most == 1 && least == 0 ? ", 0.6 for 60 %." : ".")));
        }
    }

    private static boolean outside(@Nullable Double bound, double least, double most) {
        return bound != null && (bound < least || bound > most);
    }

    private void several(List<Check> checks, Hints hints) {
        Set<Check> seen = new HashSet<>();
        for (int i = 0; i < checks.size(); i++) {
            if (!seen.add(checks.get(i))) {
                hints.item(i).warning("check.twice", "The same check is already there; leave this one out.");
            }
            check(checks.get(i), hints.item(i));
        }
    }

    private static void order(List<Check> checks, Hints hints) {
        boolean meaning = false;
        for (int i = 0; i < checks.size(); i++) {
            if (meaning && checks.get(i) instanceof Check.Phrase) {
                hints.item(i)
                        .advice("check.order",
                                "Put phrases before examples: the first that holds decides, and exact words are the better proof.");
            }
            meaning |= checks.get(i) instanceof Check.Examples || checks.get(i) instanceof Check.Judged;
        }
    }

    private void negated(Check inner, Hints hints) {
        if (inner instanceof Check.Not) {
            hints.advice("check.not-not", "\"not\" of \"not\" is what stands inside; leave both out.");
        }
        check(inner, hints);
    }
}
