package dev.earmark.judge.blind;

import dev.earmark.phrase.words.Token;
import dev.earmark.phrase.words.Unspaced;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Turn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps models from making up numbers and names: those of a sentence must stand where it comes from. */
final class Grounding {

    private final Set<String> known = new HashSet<>(Set.of("i", "agent", "customer", "agent's", "customer's"));

    Grounding(Stream<String> said, List<String> others) {
        said.forEach(known::add);
        others.stream().flatMap(text -> BlindTurn.words(text).stream()).forEach(known::add);
    }

    boolean holds(String sentence) {
        Turn turn = new Turn(0, Speaker.UNKNOWN, null, sentence, List.of());
        return Unspaced.tokens(turn).stream().allMatch(token ->
                known.contains(BlindTurn.normal(token.text())) || !token.number() && !nameLike(token, sentence));
    }

    /** A capital letter anywhere but at the beginning of a sentence. */
    private static boolean nameLike(Token token, String sentence) {
        String before = sentence.substring(0, token.from()).strip();
        boolean begins = before.isEmpty() || ".!?:".indexOf(before.charAt(before.length() - 1)) >= 0;
        return Character.isUpperCase(sentence.charAt(token.from())) && !begins;
    }
}
