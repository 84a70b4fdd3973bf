package dev.earmark.summary;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How firmly words say that something happens: "I have deleted it", "I will delete it", "is it okay if I delete it". */
enum Mood {
    /** Asked, offered, wanted, wished or possible. */
    OPEN,
    /** Promised or to come. */
    PROMISED,
    /** Done, or simply so. */
    STATED;

    /** Words before a verb that may still govern it. */
    private static final int REACH = 7;
    private static final int REACH_OF_CONDITION = 12;
    private static final Set<String> PARTIES = Set.of("i", "we", "you", "he", "she", "they", "it", "somebody", "someone", "anyone");
    private static final Set<String> MODAL = Set.of("can", "could", "may", "might", "would", "should", "must");
    private static final Set<String> FUTURE = Set.of("will", "shall");
    private static final Set<String> PAST = Set.of("have", "has", "had", "been", "was", "were", "did", "already", "just", "got");
    private static final Set<String> AUXILIARY = Set.of("do", "does", "did", "is", "are", "was", "were", "have", "has", "had", "can",
            "could", "may", "might", "would", "should", "must", "will", "shall");
    private static final Set<String> WISH = Set.of("if", "whether", "want", "wants", "wanted", "need", "needs", "prefer", "please",
            "try", "trying", "tried", "happy", "glad", "unless", "how", "maybe", "perhaps",
            "possibly", "probably");
    private static final Set<String> CONDITION = Set.of("if", "whether", "unless");
    private static final Set<String> TO_COME = Set.of("tomorrow", "tonight", "soon", "later");
    private static final Set<String> PERHAPS = Set.of("maybe", "perhaps", "possibly", "probably");
    /** How far before it stands whoever does what is told in plain form. */
    private static final int REACH_OF_PARTY = 5;
    private static final Set<String> NEW_CLAUSE = Set.of("okay", "ok", "yes", "yeah", "well", "right", "because", "thanks", "sorry");
    private static final Set<String> AND = Set.of("and", "but", "so", "then");

    private static final Pattern SAYS_OPEN = Pattern.compile("\\b(?:asks?|asked|asking|wants?|wanted|wishes|wish|offers?|offered|would"
            + "|needs?|needed|suggests?|suggested|recommends?|recommended|advises?|advised|requests?|requested|wonders?|wondered"
            + "|considers?|hopes?|prefers?|tries|tried|refuses?|refused|declines?|declined|cannot|can|could|may|might|should|must|if"
            + "|whether|unable|tells? .{3,30} to|instructs?|instructed|seeks?|inquires?|enquires?|possible|not|whose)\\b");
    private static final Pattern SAYS_PROMISED = Pattern.compile(
            "\\b(?:will|shall|promises?|promised|going to|(?:is|are) to|plans?|planned|scheduled|agrees? to|due|later|tomorrow|tonight"
            + "|soon)\\b");

    /** How firmly a sentence of a summary, or a clause of one, says what it says. */
    static Mood ofClause(String clause) {
        return SAYS_OPEN.matcher(clause).find() ? OPEN : SAYS_PROMISED.matcher(clause).find() ? PROMISED : STATED;
    }

    /**
     * How firmly somebody says a word.
     *
     * @param words    of one sentence that was said, as {@link WordStems#words}
     * @param question whether it ends with a question mark
     * @param doing    whether the word tells what somebody does, so that in plain form and without anybody before it, it is an order
     */
    static Mood at(List<String> words, int at, boolean question, boolean doing) {
        for (int i = at - 1; i >= Math.max(0, at - REACH); i--) {
            String word = words.get(i);
            String next = words.get(i + 1);
            if (AUXILIARY.contains(word) && PARTIES.contains(next) || WISH.contains(word)
                    || word.equals("have") && next.equals("to")
                    || word.equals("like") && i > 0 && words.get(i - 1).equals("would")) {
                return OPEN;
            } else if (MODAL.contains(word) || word.equals("able") && (i == 0 || !PAST.contains(words.get(i - 1)))) {
                return OPEN;
            } else if (FUTURE.contains(word) || word.equals("going") && next.equals("to") || word.equals("let")) {
                return question ? OPEN : PROMISED;
            } else if (PAST.contains(word)) {
                return question ? OPEN : behindPast(words, i);
            } else if (NEW_CLAUSE.contains(word) || AND.contains(word) && PARTIES.contains(next)) {
                break;
            }
        }
        boolean condition = words.subList(Math.max(0, at - REACH_OF_CONDITION), at).stream().anyMatch(CONDITION::contains);
        boolean perhaps = words.stream().anyMatch(PERHAPS::contains);
        return question || condition || perhaps || doing && ordered(words, at) ? OPEN
                : words.stream().anyMatch(TO_COME::contains) ? PROMISED : STATED;
    }

    /** "Send them to me": whoever says so does not do it. */
    private static boolean ordered(List<String> words, int at) {
        return WordStems.plain(words.get(at))
                && words.subList(Math.max(0, at - REACH_OF_PARTY), at).stream().noneMatch(PARTIES::contains);
    }

    /** "Has been deleted" is done, "could have been deleted" and "have you deleted" are not. */
    private static Mood behindPast(List<String> words, int at) {
        int i = at;
        while (i > 0 && (PAST.contains(words.get(i)) || words.get(i).equals("not"))) {
            i--;
        }
        String before = words.get(i);
        if (MODAL.contains(before) || WISH.contains(before)) {
            return OPEN;
        } else if (FUTURE.contains(before)) {
            return PROMISED;
        }
        boolean asked = i > 0 && (AUXILIARY.contains(words.get(i - 1)) || WISH.contains(words.get(i - 1)));
        return asked && PARTIES.contains(before) ? OPEN : STATED;
    }
}
