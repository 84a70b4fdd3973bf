package dev.earmark.speech.party;

import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one party says, as features: words and runs of two and three words with the number of turns that have them, once more for the
 * first turn and the last two of the party; questions; turns that spell out digits.
 */
public final class SaidBy {

    private static final Pattern WORD = Pattern.compile("[a-z']+");
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Set<String> DIGITS = Set.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "oh");
    private static final int MANY_DIGITS = 4;
    static final int LONGEST_RUN = 3;
    private static final int LAST_TURNS = 2;

    private SaidBy() {}

    /** Square roots of the numbers, by feature. */
    public static Map<String, Double> of(Transcript transcript, Speaker speaker) {
        return of(transcript.turns().stream().filter(turn -> turn.speaker() == speaker).map(Turn::text).toList());
    }

    /** @param turns of one party, in order */
    public static Map<String, Double> of(List<String> turns) {
        List<String> said = turns.stream().filter(turn -> !turn.isBlank()).toList();
        Map<String, Double> counts = new LinkedHashMap<>();
        for (int i = 0; i < said.size(); i++) {
            Set<String> runs = runs(words(said.get(i)));
            count(counts, "", runs);
            if (i == 0) {
                count(counts, "F ", runs);
            }
            if (i >= said.size() - LAST_TURNS) {
                count(counts, "L ", runs);
            }
            count(counts, "", marks(said.get(i)));
        }
        counts.replaceAll((_, count) -> Math.sqrt(count));
        return counts;
    }

    /** Of one turn, wherever it stands. */
    static Set<String> ofTurn(String turn) {
        Set<String> all = new HashSet<>(runs(words(turn)));
        all.addAll(marks(turn));
        return all;
    }

    private static Set<String> marks(String turn) {
        Set<String> marks = new HashSet<>();
        if (turn.indexOf('?') >= 0) {
            marks.add("?");
        }
        if (words(turn).stream().filter(DIGITS::contains).count() >= MANY_DIGITS || DIGIT.matcher(turn).results().count() >= MANY_DIGITS) {
            marks.add("#");
        }
        return marks;
    }

    private static void count(Map<String, Double> counts, String before, Set<String> features) {
        features.forEach(feature -> counts.merge(before + feature, 1.0, Double::sum));
    }

    private static List<String> words(String turn) {
        List<String> words = new ArrayList<>(List.of("<"));
        Matcher matcher = WORD.matcher(turn.toLowerCase(Locale.ROOT).replace('’', '\''));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        words.add(">");
        return words;
    }

    private static Set<String> runs(List<String> words) {
        Set<String> runs = new HashSet<>();
        for (int length = 1; length <= LONGEST_RUN; length++) {
            for (int i = 0; i + length <= words.size(); i++) {
                runs.add(String.join(" ", words.subList(i, i + length)));
            }
        }
        runs.removeAll(Set.of("<", ">"));
        return runs;
    }
}
