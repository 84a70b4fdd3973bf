package dev.earmark.speech.talk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Written text as it is spoken, word by word, in the spelling of the recogniser: "$12.50 at 5pm, ok?" is "twelve dollars and fifty cents at
 * five p m okay".
 */
final class SpokenText {

    private static final int LONGEST_SENTENCE = 200;
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?;:])\\s+|[\\r\\n]+");
    private static final Pattern TOKEN = Pattern.compile(
            "\\$(?<dollars>\\d[\\d,]*)(?:\\.(?<cents>\\d\\d))?|(?<clock>\\d{1,2}):(?<minutes>\\d\\d)|(?<nth>\\d{1,2})(?:st|nd|rd|th)\\b"
            + "|(?<half>[ap])\\.?m\\b\\.?|(?<number>\\d[\\d,]*)(?<percent>\\s?%)?|(?<word>[a-z]+(?:'[a-z]+)*)");
    private static final Map<String, List<String>> SPELLED = Map.of("ok", List.of("okay"), "mr", List.of("mister"), "mrs",
            List.of("missus"), "dr", List.of("doctor"), "st", List.of("street"), "ave", List.of("avenue"), "alright", List.of("alright"),
            "pls", List.of("please"), "thx", List.of("thanks"));

    private SpokenText() {}

    /** Sentence by sentence; one that is too long to be one is cut. */
    static List<List<String>> sentences(String text) {
        List<List<String>> sentences = new ArrayList<>();
        for (String sentence : SENTENCE.split(text)) {
            List<String> words = spoken(sentence);
            for (int from = 0; from < words.size(); from += LONGEST_SENTENCE) {
                sentences.add(words.subList(from, Math.min(words.size(), from + LONGEST_SENTENCE)));
            }
        }
        return sentences;
    }

    /** Of a line that is spelled as it is spoken. */
    static List<String> words(String line) {
        String stripped = line.strip();
        return stripped.isEmpty() ? List.of() : Arrays.asList(stripped.split(" +"));
    }

    private static List<String> spoken(String sentence) {
        List<String> words = new ArrayList<>();
        Matcher token = TOKEN.matcher(sentence.toLowerCase(Locale.ROOT).replace('\u2019', '\''));
        while (token.find()) {
            if (token.group("dollars") != null) {
                money(token, words);
            } else if (token.group("clock") != null) {
                clock(token, words);
            } else if (token.group("nth") != null) {
                words.addAll(SpokenNumber.ordinal(Integer.parseInt(token.group("nth"))));
            } else if (token.group("half") != null) {
                words.addAll(List.of(token.group("half"), "m"));
            } else if (token.group("number") != null) {
                words.addAll(SpokenNumber.read(token.group("number")));
                words.addAll(token.group("percent") == null ? List.of() : List.of("percent"));
            } else {
                words.addAll(SPELLED.getOrDefault(token.group("word"), List.of(token.group("word"))));
            }
        }
        return words;
    }

    private static void money(Matcher token, List<String> words) {
        words.addAll(SpokenNumber.read(token.group("dollars")));
        words.add(token.group("dollars").equals("1") ? "dollar" : "dollars");
        if (token.group("cents") != null && !token.group("cents").equals("00")) {
            words.add("and");
            words.addAll(SpokenNumber.cardinal(Integer.parseInt(token.group("cents"))));
            words.add("cents");
        }
    }

    private static void clock(Matcher token, List<String> words) {
        words.addAll(SpokenNumber.cardinal(Integer.parseInt(token.group("clock"))));
        int minutes = Integer.parseInt(token.group("minutes"));
        if (minutes > 0) {
            words.addAll(minutes < 10 ? List.of("oh") : List.of());
            words.addAll(SpokenNumber.cardinal(minutes));
        }
    }
}
