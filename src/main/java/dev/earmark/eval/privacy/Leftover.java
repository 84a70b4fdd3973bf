package dev.earmark.eval.privacy;

import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Word;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** How much of something private is still there. */
final class Leftover {

    /** A single digit, or a filler between them, tells nothing. */
    static final int HARMLESS = 1;
    private static final Set<String> FILLERS = Set.of("uh", "the", "of", "oh", "double", "and");

    private Leftover() {}

    /** Words of the secret that stand in what is left, in the order of the secret; those that say nothing do not count. */
    static int of(String left, String secret) {
        Set<String> words = new HashSet<>(Arrays.asList(left.toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
        Set<String> said = new HashSet<>(Arrays.asList(secret.split("[^\\p{L}\\p{N}]+")));
        said.removeAll(FILLERS);
        return (int) said.stream().filter(word -> !word.isEmpty() && words.contains(word)).count();
    }

    /** What the agent is heard to say last before a time. */
    static String before(Transcript transcript, TimeSpan time) {
        return transcript.turns().stream().filter(turn -> turn.speaker() == Speaker.AGENT && turn.time() != null
                && turn.time().startMs() < time.startMs()).reduce((_, later) -> later).map(turn -> turn.text()).orElse("");
    }

    /** What a party is heard to say within a time. */
    static String wordsWithin(Transcript transcript, Speaker speaker, TimeSpan time) {
        return transcript.turns().stream().filter(turn -> turn.speaker() == speaker).flatMap(turn -> turn.words().stream())
                .filter(word -> 2 * word.time().overlapMs(time) > word.time().lengthMs()).map(Word::text).collect(Collectors.joining(" "));
    }
}
