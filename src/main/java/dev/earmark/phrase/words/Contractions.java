package dev.earmark.phrase.words;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes spoken short forms apart, so that "what's" and "what is" are the same words. */
final class Contractions {

    private static final Map<String, List<String>> WHOLE = Map.ofEntries(
            Map.entry("won't", List.of("will", "not")),
            Map.entry("can't", List.of("can", "not")),
            Map.entry("cannot", List.of("can", "not")),
            Map.entry("shan't", List.of("shall", "not")),
            Map.entry("ain't", List.of("is", "not")),
            Map.entry("let's", List.of("let", "us")),
            Map.entry("y'all", List.of("you", "all")),
            Map.entry("gonna", List.of("going", "to")),
            Map.entry("wanna", List.of("want", "to")),
            Map.entry("gotta", List.of("got", "to")),
            Map.entry("gimme", List.of("give", "me")),
            Map.entry("lemme", List.of("let", "me")),
            Map.entry("alright", List.of("all", "right")),
            Map.entry("ok", List.of("okay")),
            Map.entry("login", List.of("log", "in")),
            Map.entry("signup", List.of("sign", "up")),
            Map.entry("checkin", List.of("check", "in")),
            Map.entry("followup", List.of("follow", "up")),
            Map.entry("wifi", List.of("wi", "fi")),
            Map.entry("ya", List.of("you")),
            Map.entry("dollar", List.of("dollars")));
    private static final Map<String, String> ENDINGS =
            Map.of("'m", "am", "'re", "are", "'ll", "will", "'ve", "have", "'d", "would");
    private static final Set<String> BEFORE_IS = Set.of(
            "what", "that", "it", "he", "she", "there", "here", "who", "where", "how", "when", "why", "name", "everything", "this", "which",
            "else");

    private Contractions() {}

    /** @param word lower case, with {@code '} as apostrophe */
    static List<String> expand(String word) {
        List<String> whole = WHOLE.get(word);
        if (whole != null) {
            return whole;
        }
        int apostrophe = word.lastIndexOf('\'');
        if (apostrophe < 1) {
            return List.of(word);
        }
        String stem = word.substring(0, apostrophe);
        String ending = word.substring(apostrophe);
        String expanded = ENDINGS.get(ending);
        if (expanded != null) {
            return List.of(stem, expanded);
        } else if (ending.equals("'t") && stem.endsWith("n")) {
            return List.of(stem.substring(0, stem.length() - 1), "not");
        } else if (ending.equals("'s")) {
            return BEFORE_IS.contains(stem) ? List.of(stem, "is") : List.of(stem);
        }
        return List.of(word.replace("'", ""));
    }
}
