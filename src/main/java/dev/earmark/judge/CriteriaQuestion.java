package dev.earmark.judge;

import dev.earmark.judge.blind.BlindTranscript;
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

/**
 * Puts a rubric's questions to a model in words. What is the same for many questions comes first, so that servers can reuse what they have
 * read: the rules of the game, the conversation, then the questions.
 */
final class CriteriaQuestion {

    /** By run: what to look at first. */
    private static final List<String> FIRST = List.of("", "\nLook first for what speaks against met.",
            "\nLook first for what speaks for met.");

    private CriteriaQuestion() {}

    /**
     * @param checks asked together, answered under {@link #label}
     * @param run    0, 1 or 2: each puts the rules and examples in another order
     * @param fault  what was wrong with the last answer, a sentence of ours; empty for the first
     * @param last   that answer
     */
    static Question ask(Prompt prompt, List<Check.Judged> checks, BlindTranscript.Part part, String which, int run, String fault,
            String last) {
        List<String> questions = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            questions.add(label(i) + ": " + checks.get(i).question() + "\nEvidence from: " + speakers(checks.get(i))
                    + rules(checks.get(i), run));
        }
        return prompt.fill(Map.of("part", which, "questions", String.join("\n\n", questions) + FIRST.get(run), "correction",
                fault.isEmpty() ? "" : "\n\nYour last answer could not be used: " + fault + " Answer again, and mend this.\n\n"),
                Map.of("transcript", part.fence(),
                        "last", last.isBlank() ? Fence.empty() : Fence.around(List.of(new Fence.Line("Your last answer", last)))));
    }

    /** The name of the question at a place, counted from 0: {@code Q1} and so on. */
    static String label(int at) {
        return "Q" + (at + 1);
    }

    private static String rules(Check.Judged check, int run) {
        List<String> blocks = new ArrayList<>();
        if (check.definition() != null) {
            blocks.add("\nMeaning: " + check.definition());
        }
        blocks.add(lines("met when", check.metWhen()));
        blocks.add(lines("not_met when", check.notMetWhen()));
        blocks.add(check.notApplicableWhen().isEmpty()
                ? "\nnot_applicable: not allowed here" : lines("not_applicable when", check.notApplicableWhen()));
        blocks.add(lines("Words that mean met", anchors(check, true)));
        blocks.add(lines("Words that do not mean met", anchors(check, false)));
        blocks.add(switch (check.quantifier()) {
            case EXISTS -> "";
            case ALWAYS -> "\nIt has to hold throughout; one breach is not_met.";
            case LAST -> "\nWhat was said last about it counts, and replaces what was said before.";
            case NEAR_THE_END -> "\nOnly the last quarter of the conversation counts.";
        });
        blocks.removeIf(String::isBlank);
        Collections.rotate(blocks, run);
        return String.join("", blocks);
    }

    static List<String> anchors(Check.Judged check, boolean met) {
        return check.anchors().stream().filter(anchor -> anchor.met() == met).map(Check.Anchor::words).toList();
    }

    /** One line behind its title, several one below the other; nothing when there are none. */
    static String lines(String title, List<String> lines) {
        return switch (lines.size()) {
            case 0 -> "";
            case 1 -> "\n" + title + ": " + lines.getFirst();
            default -> "\n" + title + ":" + lines.stream().map(line -> "\n- " + line).collect(Collectors.joining());
        };
    }

    static String speakers(Check.Judged check) {
        return check.evidenceFrom().stream().sorted().map(Speaker::name).collect(Collectors.joining(" or "));
    }
}
