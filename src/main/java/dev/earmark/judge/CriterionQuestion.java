package dev.earmark.judge;

import dev.earmark.language.prompt.Fence;
import dev.earmark.language.prompt.Prompt;
import dev.earmark.language.prompt.Question;
import dev.earmark.rubric.Check;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts a rubric's question to a model in words. */
final class CriterionQuestion {

    /** By run: what to look at first. */
    private static final List<String> FIRST = List.of("", "Look first for what speaks against met.\n",
            "Look first for what speaks for met.\n");

    private CriterionQuestion() {}

    /**
     * @param run        0, 1 or 2: each puts the rules and examples in another order
     * @param correction what was wrong with the last reply; empty for the first
     */
    static Question ask(Prompt prompt, Check.Judged check, Fence transcript, String part, int run, String correction) {
        return prompt.fill(
                Map.of("question", check.question(), "rules", rules(check, run), "speakers", speakers(check), "part", part,
                        "correction", correction.isEmpty() ? "" : "Your last answer could not be used: " + correction + " Answer again."),
                Map.of("transcript", transcript));
    }

    /** @param verdict what the quotes are to prove */
    static Question confirm(Prompt prompt, Check.Judged check, ModelVerdict verdict, Fence quotes) {
        List<String> when = verdict == ModelVerdict.MET ? check.metWhen() : check.notApplicableWhen();
        String asked = verdict == ModelVerdict.MET ? "the answer to this question is yes: " + check.question()
                : "there is nothing to ask in the way of this question: " + check.question();
        String examples = verdict == ModelVerdict.MET
                ? lines("Such words count", anchors(check, true)) + lines("Such words do not count", anchors(check, false)) : "";
        return prompt.fill(Map.of("claim", asked + lines("That is so when", when) + examples), Map.of("quotes", quotes));
    }

    private static String rules(Check.Judged check, int run) {
        List<String> blocks = new ArrayList<>();
        if (check.definition() != null) {
            blocks.add("Meaning: " + check.definition() + "\n");
        }
        blocks.add(lines("met when", check.metWhen()));
        blocks.add(lines("not_met when", check.notMetWhen()));
        blocks.add(check.notApplicableWhen().isEmpty()
                ? "The verdict not_applicable is not allowed here.\n" : lines("not_applicable when", check.notApplicableWhen()));
        blocks.add(lines("Words that mean met", anchors(check, true)));
        blocks.add(lines("Words that do not mean met", anchors(check, false)));
        blocks.add(switch (check.quantifier()) {
            case EXISTS -> "It is enough when it happens once.\n";
            case ALWAYS -> "It has to hold throughout; one breach is not_met.\n";
        });
        blocks.removeIf(String::isBlank);
        Collections.rotate(blocks, run);
        return String.join("", blocks) + FIRST.get(run);
    }

    private static List<String> anchors(Check.Judged check, boolean met) {
        return check.anchors().stream().filter(anchor -> anchor.met() == met).map(Check.Anchor::words).toList();
    }

    private static String lines(String title, List<String> lines) {
        return lines.isEmpty() ? "" : "\n" + title + ":" + lines.stream().map(line -> "\n- " + line).collect(Collectors.joining()) + "\n";
    }

    private static String speakers(Check.Judged check) {
        return check.evidenceFrom().stream().sorted().map(Speaker::name).collect(Collectors.joining(" or "));
    }
}
