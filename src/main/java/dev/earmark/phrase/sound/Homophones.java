package dev.earmark.phrase.sound;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everyday English words that no ear tells apart, so that a recogniser writes the one for the other. Numbers and negations are not among
 * them.
 */
public final class Homophones {

    private static final Map<String, List<String>> ALIKE = index(List.of(
            "aloud allowed", "are our hour", "ad add", "bare bear", "be bee", "board bored", "brake break", "buy by bye", "cell sell",
            "cereal serial", "check cheque", "coarse course", "dear deer", "die dye", "fair fare", "feat feet", "find fined",
            "flour flower", "great grate", "guessed guest", "hair hare", "hear here", "heard herd", "heal heel", "higher hire",
            "hole whole", "in inn", "knew new", "lead led", "loan lone", "mail male", "meat meet", "mined mind", "miner minor",
            "morning mourning", "need knead", "night knight", "pail pale", "pain pane", "pair pear", "past passed", "patience patients",
            "pause paws", "peace piece", "plain plane", "poor pour", "pray prey", "presence presents", "principal principle", "read red",
            "real reel", "right write", "road rode", "role roll", "sail sale", "sea see", "seam seem", "scene seen", "sent cent scent",
            "site sight", "some sum", "son sun", "stair stare", "stake steak", "steal steel", "tail tale", "their there", "threw through",
            "tide tied", "time thyme", "tire tyre", "wail whale", "waist waste", "wait weight", "way weigh", "weak week", "wear where",
            "weather whether", "which witch", "wine whine", "wood would"));

    private Homophones() {}

    private static Map<String, List<String>> index(List<String> groups) {
        Map<String, List<String>> index = new HashMap<>();
        for (String group : groups) {
            List<String> words = List.of(group.split(" "));
            words.forEach(word -> index.put(word, words.stream().filter(other -> !other.equals(word)).toList()));
        }
        return Map.copyOf(index);
    }

    /** The words that sound just like this one; none for most. */
    public static List<String> of(String word) {
        return ALIKE.getOrDefault(word, List.of());
    }
}
