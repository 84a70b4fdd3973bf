package dev.earmark.rubric.lint;

import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.phrase.pattern.Slot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds phrases that a reviewer would not take for a proof, because they are also said of other things. */
final class ProofLint {

    /** Said of much: a plea for patience is no regret, and a question about knowing is no explanation. */
    private static final Set<String> SAID_OF_MUCH = Set.of(
            "sorry", "sure", "fine", "good", "great", "perfect", "understand", "understood", "see", "know", "check",
            "checked", "help", "wait", "moment", "name", "back", "done", "problem", "issue", "unfortunately", "course",
            "correct", "need", "want", "get", "said", "called", "calling", "number", "account", "when", "because");

    /** Before a name they make an introduction, and before any other word they make nothing. */
    private static final Set<String> BEFORE_A_NAME = Set.of("this", "that", "is", "it", "i", "am", "me");
    private static final String BEHIND_A_NAME = "here";

    private ProofLint() {}

    /**
     * @param agent whether the agent is to say it: a customer's "thanks" is all that there is to hear
     * @param lists the rubric's word lists
     */
    static void check(List<Pattern> patterns, boolean agent, Map<String, List<Pattern>> lists, Hints hints) {
        for (int i = 0; i < patterns.size(); i++) {
            Hints here = hints.item(i);
            List<List<Pattern>> runs = PatternReach.of(patterns.get(i)).spoken();
            runs.stream().filter(run -> agent && run.size() == 1).flatMap(run -> word(run.getFirst()).stream())
                    .filter(SAID_OF_MUCH::contains).findFirst().ifPresent(word -> here.warning("phrase.one-word", "\"" + word
                    + "\" alone is enough here and is said in many other situations; add the words around it, or use examples."));
            runs.stream().filter(run -> !lists.containsKey(Slot.NAME.label()) && anyName(run)).findFirst()
                    .ifPresent(run -> here.warning("phrase.any-name", "{name} fits any word that may be a name, and the words beside it "
                    + "are also said elsewhere, as in \"the trouble here\"; use {agent-name}, or words that only an introduction has, "
                    + "as in \"my name is {name}\"."));
        }
    }

    private static Optional<String> word(Pattern leaf) {
        return leaf instanceof Pattern.Literal(String text, boolean prefix) && !prefix ? Optional.of(text) : Optional.empty();
    }

    /** A name that nothing stands beside that only goes with names. */
    private static boolean anyName(List<Pattern> run) {
        int last = run.size() - 1;
        return last >= 0 && (isName(run.getLast()) ? said(run.subList(0, last), BEFORE_A_NAME)
                : last > 0 && isName(run.get(last - 1)) && said(run.subList(last, last + 1), Set.of(BEHIND_A_NAME))
                        && said(run.subList(0, last - 1), Set.of()));
    }

    private static boolean said(List<Pattern> leaves, Set<String> words) {
        return leaves.stream().allMatch(leaf -> word(leaf).filter(words::contains).isPresent());
    }

    private static boolean isName(Pattern leaf) {
        return leaf instanceof Pattern.Named(String name) && name.equals(Slot.NAME.label());
    }
}
