package dev.earmark.phrase.match;

import dev.earmark.phrase.pattern.Slot;
import dev.earmark.phrase.sound.CommonWords;
import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.sound.Homophones;
import dev.earmark.phrase.words.Token;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Word by word, what the built-in slots of the phrase language are made of. */
final class SlotTests {

    private static final Set<String> CURRENCY = Set.of("dollars", "cents", "bucks", "euros", "euro", "pounds", "pound", "pence", "usd",
            "eur", "gbp");
    private static final Set<String> WEEKDAYS = Set.of(
            "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mondays", "tuesdays", "wednesdays", "thursdays",
            "fridays", "saturdays", "sundays", "today", "tomorrow", "tonight", "weekend");
    private static final Set<String> MONTHS = Set.of(
            "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december");
    private static final Set<String> TIME_UNITS = Set.of(
            "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years");
    private static final Set<String> HALF_DAYS = Set.of("am", "pm", "noon", "midnight");
    private static final Set<String> NOT_NAMES = Set.of(
            "a", "an", "the", "i", "you", "he", "she", "it", "we", "they", "my", "your", "our", "this", "that", "here", "there", "and",
            "or", "but", "so", "to", "of", "in", "on", "at", "for", "from", "with", "is", "am", "are", "was", "be", "been", "not", "no",
            "yes", "yeah", "okay", "calling", "speaking", "going", "trying", "looking", "just", "really", "very", "sorry", "happy", "glad",
            "sure", "able", "how", "what", "who", "when", "where", "why", "can", "may", "will", "would", "could", "hello", "hi", "hey",
            "good", "thank", "thanks", "all", "right", "bank", "customer", "service", "support", "about", "because", "have", "has", "do",
            "does", "did", "one", "moment", "please", "me");

    private static final WordTest NUMBER = (_, token, _) -> token.number() ? 0 : Ear.NEVER;
    private static final WordTest LONG_NUMBER = (_, token, _) -> token.number() && token.text().length() > 1 ? 0 : Ear.NEVER;
    private static final WordTest MONEY_SIGN = (_, token, _) -> token.money() ? 0 : Ear.NEVER;
    private static final WordTest NAME =
            (word, token, ear) -> ear.knownName(word) || !token.number() && word.length() > 1 && !NOT_NAMES.contains(word)
                    && !ear.filler(word) && (ear.spoken() || token.capital() || !CommonWords.holds(word)) ? 0 : Ear.NEVER;
    private static final WordTest A_CURRENCY = oneOf(CURRENCY);
    private static final WordTest A_WEEKDAY = oneOf(WEEKDAYS);
    private static final WordTest A_MONTH = oneOf(MONTHS);
    private static final WordTest A_TIME_UNIT = oneOf(TIME_UNITS);
    private static final WordTest A_HALF_DAY = oneOf(HALF_DAYS);
    private static final WordTest AN_INITIAL = oneOf(Set.of("a", "p", "o"));
    private static final WordTest M_OR_CLOCK = oneOf(Set.of("m", "clock"));
    private static final WordTest NOON_OR_MIDNIGHT = oneOf(Set.of("noon", "midnight"));

    private SlotTests() {}

    /** Adds a slot to an automaton under construction, from {@code state}; gives the state behind it. */
    static int add(Slot slot, StateGraph into, int state) {
        return switch (slot) {
            case NUMBER -> numbers(into, state);
            case FIGURE -> into.either(state, List.of(
                    start -> into.loop(into.word(start, LONG_NUMBER), NUMBER),
                    start -> numbers(into, into.word(start, NUMBER))));
            case MONEY -> into.either(state, List.of(
                    start -> into.word(numbers(into, start), A_CURRENCY),
                    start -> into.word(start, MONEY_SIGN)));
            case DAY -> into.either(state, List.of(
                    start -> into.word(start, A_WEEKDAY),
                    start -> numbers(into, into.word(start, A_MONTH))));
            case TIME -> into.either(state, List.of(
                    start -> into.word(numbers(into, start), A_HALF_DAY),
                    start -> into.word(into.word(numbers(into, start), AN_INITIAL), M_OR_CLOCK),
                    start -> into.word(start, NOON_OR_MIDNIGHT)));
            case DURATION -> into.word(numbers(into, state), A_TIME_UNIT);
            case NAME -> into.maybe(into.word(state, NAME), after -> into.word(after, NAME));
            case AGENT_NAME -> into.word(state, (word, _, ear) -> ear.agentNameCost(word));
            case CUSTOMER_NAME -> into.word(state, (word, _, ear) -> ear.customerNameCost(word));
        };
    }

    /** The kinds of words of which one stands in every match of a slot; none for a slot that nearly any word fits. */
    static List<WordKind> kinds(Slot slot) {
        return switch (slot) {
            case NUMBER, FIGURE, MONEY, DURATION -> List.of(WordKind.NUMBER);
            case DAY -> List.of(WordKind.DAY);
            case TIME -> List.of(WordKind.NUMBER, WordKind.NOON);
            case AGENT_NAME -> List.of(WordKind.AGENT);
            case CUSTOMER_NAME -> List.of(WordKind.CUSTOMER);
            case NAME -> List.of();
        };
    }

    static double cost(WordKind kind, Token token, Ear ear) {
        return switch (kind) {
            case NUMBER -> NUMBER.cost(token.text(), token, ear);
            case DAY -> Math.min(A_WEEKDAY.cost(token.text(), token, ear), A_MONTH.cost(token.text(), token, ear));
            case NOON -> NOON_OR_MIDNIGHT.cost(token.text(), token, ear);
            case AGENT -> ear.agentNameCost(token.text());
            case CUSTOMER -> ear.customerNameCost(token.text());
        };
    }

    private static int numbers(StateGraph into, int state) {
        return into.loop(into.word(state, NUMBER), NUMBER);
    }

    private static WordTest oneOf(Set<String> words) {
        Glance glance = Glance.at(words);
        return (word, _, ear) -> words.contains(word) ? 0 : ear.recognised() && glance.mayBe(word) ? ear.cost(word, words) : Ear.NEVER;
    }

    /** Tells most words apart from all of several: {@link Ear} takes none for another that begins and ends otherwise. */
    private record Glance(Set<Character> beginnings, Set<String> endings, Set<String> homophones) {

        static Glance at(Set<String> words) {
            return new Glance(words.stream().map(word -> word.charAt(0)).collect(Collectors.toUnmodifiableSet()),
                    words.stream().map(Glance::ending).collect(Collectors.toUnmodifiableSet()),
                    words.stream().flatMap(word -> Homophones.of(word).stream()).collect(Collectors.toUnmodifiableSet()));
        }

        private static String ending(String word) {
            return word.substring(Math.max(0, word.length() - 2));
        }

        boolean mayBe(String word) {
            return beginnings.contains(word.charAt(0)) || endings.contains(ending(word)) || homophones.contains(word);
        }
    }
}
