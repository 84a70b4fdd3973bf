package dev.earmark.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** English words as they are compared when a sentence is held against a quote: without endings, contractions taken apart. */
final class WordStems {

    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ENDING = Pattern.compile(
            "(?<=\\p{L}{3})(?:ations?|ments?|ings?|ed|ers?|ly|ates?|ions?)$|(?<=[sxz]|ch|sh)es$|(?<=\\p{L}{2}[^su])s$");
    private static final Pattern CONTRACTED = Pattern.compile("\\b(can|wo|sha|\\p{L}+)n't\\b|'(ll|ve|re|d|m|s)\\b");
    private static final Map<String, String> LONG = Map.of("ll", " will", "ve", " have", "re", " are", "d", " would", "m", " am",
            "s", " is");
    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("sent", "send"), Map.entry("told", "tell"), Map.entry("paid", "pay"), Map.entry("bought", "buy"),
            Map.entry("gave", "give"), Map.entry("given", "give"), Map.entry("made", "make"), Map.entry("found", "find"),
            Map.entry("took", "take"), Map.entry("taken", "take"), Map.entry("said", "say"), Map.entry("lost", "lose"),
            Map.entry("came", "come"), Map.entry("went", "go"), Map.entry("gone", "go"), Map.entry("goes", "go"),
            Map.entry("kept", "keep"),
            Map.entry("left", "leave"), Map.entry("broke", "break"), Map.entry("broken", "break"), Map.entry("stole", "steal"),
            Map.entry("stolen", "steal"), Map.entry("forgot", "forget"), Map.entry("forgotten", "forget"), Map.entry("held", "hold"),
            Map.entry("spoke", "speak"), Map.entry("spoken", "speak"), Map.entry("wrote", "write"), Map.entry("written", "write"),
            Map.entry("chose", "choose"), Map.entry("chosen", "choose"), Map.entry("sold", "sell"), Map.entry("got", "get"),
            Map.entry("began", "begin"),
            Map.entry("flew", "fly"), Map.entry("drove", "drive"), Map.entry("brought", "bring"));
    /** Words that say nothing of the matter: grammar, the parties, and that something is said. */
    private static final Set<String> EMPTY = Arrays.stream((""
            + "a an the this that these those it its their his your her they he she him them i you we my our us me who "
            + "which what when where why how is are was were be been being am has have had having do does did will would "
            + "shall should can could may might must not no nor and or but so if whether because as at by for from in "
            + "into of off on onto out over to up with about after before again also already just now then there here "
            + "still yet too very than later today agent customer caller representative company staff say says ask asks "
            + "tell tells explain explains confirm confirms inform informs mention mentions state states report reports "
            + "want wants need needs like offer offers promise promises request requests contact contacts call calls "
            + "suggest suggests advise advises agree agrees note notes give gives get gets make makes some any all both "
            + "each other one").split(" ")).map(WordStems::stem).collect(Collectors.toUnmodifiableSet());

    private WordStems() {}

    /** In lower case, in order. */
    static List<String> words(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replace('’', '\'').replace("gonna", "going to").replace("wanna", "want to");
        String whole = CONTRACTED.matcher(lower).replaceAll(found -> found.group(1) != null
                ? switch (found.group(1)) {
                    case "can" -> "can not";
                    case "wo" -> "will not";
                    case "sha" -> "shall not";
                    default -> found.group(1) + " not";
                }
                : LONG.getOrDefault(found.group(2), "")).replace("cannot", "can not");
        List<String> words = new ArrayList<>(List.of(APART.split(whole)));
        words.removeIf(String::isEmpty);
        return words;
    }

    /** The same for all forms of a word, as far as endings tell. */
    static String stem(String word) {
        String whole = IRREGULAR.getOrDefault(word, word);
        String bare = whole.endsWith("ies") || whole.endsWith("ied") ? whole.substring(0, whole.length() - 3) + "y"
                : ENDING.matcher(whole).replaceFirst("");
        int last = bare.length() - 1;
        if (last > 2 && bare.charAt(last) == bare.charAt(last - 1) && bare.charAt(last) != 's') {
            bare = bare.substring(0, last);
        } else if (last > 1 && bare.charAt(last) == 'e') {
            bare = bare.substring(0, last);
        }
        return bare;
    }

    /** Whether a word is written as one is told to do it: "send", neither "sends" nor "sent". */
    static boolean plain(String word) {
        return !IRREGULAR.containsKey(word) && !word.endsWith("ed") && !(word.endsWith("s") && !word.endsWith("ss"))
                && word.length() - stem(word).length() <= 1;
    }

    /** Irregular forms of verbs, as alternatives of a regular expression. */
    static String irregular() {
        return String.join("|", new TreeSet<>(IRREGULAR.keySet()));
    }

    /** The stems of words that tell what the matter is. */
    static Set<String> matter(String text) {
        return words(text).stream().map(WordStems::stem).filter(stem -> !EMPTY.contains(stem) && stem.length() > 1)
                .collect(Collectors.toUnmodifiableSet());
    }
}
