package dev.earmark.phrase.sound;

import dev.earmark.yaml.Nearest;
import java.util.List;
import java.util.Set;

/**
 * How closely words must agree, and which names are known, in one interaction. Not thread-safe: one for each scoring.
 */
public final class Ear {

    /** The cost of a word that cannot be. */
    public static final double NEVER = Double.POSITIVE_INFINITY;

    /** Below this likeness a sound-alike is another word. */
    private static final double LEAST_LIKENESS = 0.66;
    /** So that one doubtful word is too much for a phrase of two words and little in one of five. */
    private static final double UNLIKENESS_COST = 1.5;
    private static final double ROUNDING = 1e-6;
    private static final int SHORTEST_SOUND_ALIKE = 4;
    private static final int SHORTEST_NAME_BY_SOUND = 5;
    private static final int MOST_LETTERS_MORE = 2;
    private static final int SHORTEST_TYPO = 6;
    /** Longer words are no words; comparing their letters would take the square of their length. */
    public static final int LONGEST_WORD = 40;
    private static final double TYPO_COST = 0.3;
    /** A little more than a phrase of one word may cost: alone, it proves nothing. */
    private static final double HOMOPHONE_COST = 0.25;
    private static final Set<String> FILLERS = Set.of("um", "uh", "uhm", "er", "erm", "ah", "hmm", "mm", "huh", "eh");

    /** Words that turn a sentence into its opposite: none may be lost, added or taken for another. */
    private static final Set<String> NEGATIONS = Set.of("not", "never", "no", "nor", "neither", "without");

    private final Hearing hearing;
    private final Set<String> agentNames;
    private final Set<String> customerNames;
    private final SoundAlike sound;

    /** Where the words come from, and so what may be wrong with them. */
    public enum Hearing {
        /** A recogniser wrote them: words are lost, added, split, and replaced by others that sound alike. */
        RECOGNISED,
        /** Somebody wrote down what was spoken, or a recogniser that says nothing of its doubts: words may be sound-alikes. */
        WRITTEN_DOWN,
        /** The parties typed them: a longer word may have one wrong letter. */
        TYPED
    }

    public Ear(Hearing hearing, Set<String> agentNames, Set<String> customerNames, SoundAlike sound) {
        this.sound = sound;
        this.hearing = hearing;
        this.agentNames = agentNames;
        this.customerNames = customerNames;
    }

    /** Whether words may have been lost or added. */
    public boolean recognised() {
        return hearing == Hearing.RECOGNISED;
    }

    /** Whether words may stand for others that sound like them. */
    public boolean spoken() {
        return hearing != Hearing.TYPED;
    }

    /** The cost of taking {@code word} for the agent's name. */
    public double agentNameCost(String word) {
        return nameCost(word, agentNames);
    }

    /** The cost of taking {@code word} for the customer's name. */
    public double customerNameCost(String word) {
        return nameCost(word, customerNames);
    }

    /** Whether it is a name of one of the two parties. */
    public boolean knownName(String word) {
        return agentNames.contains(word) || customerNames.contains(word);
    }

    /** Short names sound like too many words: whoever is called Ling would be named by every "line". */
    private double nameCost(String word, Set<String> names) {
        if (names.contains(word)) {
            return 0;
        } else if (names.isEmpty()) {
            return NEVER;
        }
        return cost(word, names.stream().filter(name -> name.length() >= SHORTEST_NAME_BY_SOUND).toList());
    }

    public Set<String> agentNames() {
        return agentNames;
    }

    public Set<String> customerNames() {
        return customerNames;
    }

    /** Words that may stand anywhere and mean nothing. */
    public boolean filler(String word) {
        return FILLERS.contains(word);
    }

    /** Sounds that say nothing and may stand anywhere in what was said. */
    public static Set<String> fillers() {
        return FILLERS;
    }

    public static boolean negation(String word) {
        return NEGATIONS.contains(word);
    }

    /** The cost of taking {@code word} for {@code meant}. Numbers and negations are never taken for anything else. */
    public double cost(String word, String meant) {
        return cost(word, meant, spoken() ? Homophones.of(word) : List.of());
    }

    private double cost(String word, String meant, List<String> homophones) {
        if (word.equals(meant)) {
            return 0;
        } else if (homophones.contains(meant)) {
            return HOMOPHONE_COST;
        } else if (farFrom(word, meant) || decisive(word) || decisive(meant)) {
            return NEVER;
        } else if (!spoken()) {
            return typoCost(word, meant);
        }
        return soundCost(word, meant);
    }

    /** Words that a glance tells apart: too short to be taken for another, of other length, or with another beginning and ending. */
    private static boolean farFrom(String word, String meant) {
        int left = word.length();
        int right = meant.length();
        return left < SHORTEST_SOUND_ALIKE
                || right < SHORTEST_SOUND_ALIKE
                || Math.abs(left - right) > MOST_LETTERS_MORE
                || Math.max(left, right) > LONGEST_WORD
                || word.charAt(0) != meant.charAt(0) && !(word.charAt(left - 1) == meant.charAt(right - 1)
                        && word.charAt(left - 2) == meant.charAt(right - 2));
    }

    /** The least cost over several words that could be meant. */
    public double cost(String word, Iterable<String> meant) {
        double least = NEVER;
        List<String> homophones = spoken() ? Homophones.of(word) : List.of();
        for (String one : meant) {
            least = Math.min(least, cost(word, one, homophones));
        }
        return least;
    }

    /** Whether two parties' words are the same word. */
    public boolean same(String left, String right) {
        return left.equals(right) || !Character.isDigit(left.charAt(0)) && cost(left, right) <= TYPO_COST;
    }

    /** How much alike two words must sound at least, 0 to 1, when the one is taken for the other and they are no homophones. */
    public static double leastLikeness(double cost) {
        return cost >= 1 ? LEAST_LIKENESS : Math.max(LEAST_LIKENESS, 1 - cost / UNLIKENESS_COST);
    }

    private static boolean decisive(String word) {
        return Character.isDigit(word.charAt(0)) || negation(word);
    }

    private double soundCost(String word, String meant) {
        double likeness = sound.similarity(word, meant);
        return likeness < LEAST_LIKENESS ? NEVER : Math.min(1, (1 - likeness) * UNLIKENESS_COST);
    }

    /** A word that everybody uses is no slip: whoever typed "waiting" did not mean "writing". */
    private static double typoCost(String word, String meant) {
        return !CommonWords.holds(word) && Math.min(word.length(), meant.length()) >= SHORTEST_TYPO && word.charAt(0) == meant.charAt(0)
                && Nearest.edits(word, meant) == 1
                ? TYPO_COST
                : NEVER;
    }
}
