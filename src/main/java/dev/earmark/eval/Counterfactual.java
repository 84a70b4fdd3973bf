package dev.earmark.eval;

import dev.earmark.interaction.Facts;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The same conversation with something changed that must not matter: whose name it is, how a word is spelt, a filler between words, the
 * agent's id.
 *
 * @param name what is changed
 */
record Counterfactual(String name, UnaryOperator<LabelledSet.Case> change) {

    /** Given names of several origins, agent and customer. */
    private static final List<List<String>> NAMES = List.of(
            List.of("Emily", "Jack"), List.of("Aisha", "Mohammed"), List.of("Wei", "Ling"), List.of("Priya", "Arjun"),
            List.of("Chidi", "Ngozi"),
            List.of("Svetlana", "Dmitri"), List.of("Guadalupe", "Mateo"), List.of("Lakisha", "Jamal"));

    /** American beside British spelling, and how people say words. */
    private static final Map<String, String> BRITISH = Map.ofEntries(
            Map.entry("apologize", "apologise"), Map.entry("color", "colour"), Map.entry("favorite", "favourite"),
            Map.entry("check", "cheque"),
            Map.entry("center", "centre"), Map.entry("canceled", "cancelled"), Map.entry("organize", "organise"),
            Map.entry("realize", "realise"),
            Map.entry("gray", "grey"), Map.entry("neighbor", "neighbour"), Map.entry("recognize", "recognise"), Map.entry("mom", "mum"));
    private static final Map<String, String> SPOKEN = Map.ofEntries(
            Map.entry("going to", "gonna"), Map.entry("want to", "wanna"), Map.entry("got to", "gotta"), Map.entry("calling", "callin'"),
            Map.entry("looking", "lookin'"),
            Map.entry("doing", "doin'"), Map.entry("nothing", "nothin'"), Map.entry("isn't it", "innit"), Map.entry("you all", "y'all"),
            Map.entry("because", "'cause"));
    private static final List<String> FILLERS = List.of("um", "uh", "er");
    private static final int WORDS_BETWEEN_FILLERS = 7;

    static List<Counterfactual> all() {
        List<Counterfactual> all = new ArrayList<>();
        NAMES.forEach(pair -> all.add(new Counterfactual("names " + String.join(" and ", pair),
                one -> renamed(one, pair.get(0), pair.get(1)))));
        all.add(new Counterfactual("British spelling", one -> worded(one, text -> replaced(text, BRITISH))));
        all.add(new Counterfactual("spoken forms", one -> worded(one, text -> replaced(text, SPOKEN))));
        all.add(new Counterfactual("fillers", one -> worded(one, Counterfactual::hesitant)));
        all.add(new Counterfactual("agent id", Counterfactual::otherAgent));
        return all;
    }

    private static LabelledSet.Case renamed(LabelledSet.Case one, String agent, String customer) {
        Map<String, String> names = new LinkedHashMap<>();
        @Nullable String ofAgent = put(names, one.facts().agentName(), agent);
        @Nullable String ofCustomer = put(names, one.facts().customerName(), customer);
        Facts facts = new Facts(one.facts().agentId(), ofAgent, one.facts().customerId(), ofCustomer);
        return with(one, facts, text -> replaced(text, names));
    }

    /** Changes the given name alone, which is what people are called by; titles and family names stay. */
    private static @Nullable String put(Map<String, String> names, @Nullable String full, String other) {
        if (full == null || full.isBlank()) {
            return full;
        }
        List<String> parts = new ArrayList<>(List.of(full.strip().split("\\s+")));
        int given = parts.size() > 1 && parts.getFirst().matches("(?i)(mr|mrs|ms|miss|dr|doctor)\\.?") ? 1 : 0;
        names.put(parts.get(given).toLowerCase(Locale.ROOT), other);
        parts.set(given, other);
        return String.join(" ", parts);
    }

    private static LabelledSet.Case otherAgent(LabelledSet.Case one) {
        return with(one, new Facts("agent-4711", one.facts().agentName(), one.facts().customerId(), one.facts().customerName()),
                text -> text);
    }

    private static LabelledSet.Case worded(LabelledSet.Case one, UnaryOperator<String> words) {
        return with(one, one.facts(), words);
    }

    /** Recognised words with times would not fit the new text, so they are left out. */
    private static LabelledSet.Case with(LabelledSet.Case one, Facts facts, UnaryOperator<String> words) {
        Transcript was = one.transcript();
        List<Turn> turns = was.turns().stream().map(turn ->
                new Turn(turn.index(), turn.speaker(), turn.time(), words.apply(turn.text()), List.of())).toList();
        return new LabelledSet.Case(facts, new Transcript(was.id(), was.channel(), was.source(), was.engine(), turns), one.loudness(),
                one.labels(), one.split());
    }

    /** Whole words, in any case; a capital stays a capital. All at once: a new name that is somebody's old one is not replaced again. */
    private static String replaced(String text, Map<String, String> words) {
        if (words.isEmpty()) {
            return text;
        }
        String any = words.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return Pattern.compile("(?iu)(?<![\\p{L}'])(?:" + any + ")(?![\\p{L}])").matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(like(match.group(),
                        words.getOrDefault(match.group().toLowerCase(Locale.ROOT), match.group()))));
    }

    private static String like(String was, String word) {
        return Character.isUpperCase(was.charAt(0)) ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)
                : word.toLowerCase(Locale.ROOT);
    }

    private static String hesitant(String text) {
        String[] words = text.split("(?<= )");
        StringBuilder hesitant = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            hesitant.append(words[i]);
            if (i % WORDS_BETWEEN_FILLERS == WORDS_BETWEEN_FILLERS / 2 && words[i].endsWith(" ")) {
                hesitant.append(FILLERS.get(i / WORDS_BETWEEN_FILLERS % FILLERS.size())).append(' ');
            }
        }
        return hesitant.toString();
    }
}
