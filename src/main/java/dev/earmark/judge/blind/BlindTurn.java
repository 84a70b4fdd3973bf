package dev.earmark.judge.blind;

import dev.earmark.language.prompt.Fence;
import dev.earmark.phrase.words.Token;
import dev.earmark.phrase.words.Unspaced;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A turn as a model gets to see it: names of the parties replaced by AGENT and CUSTOMER.
 *
 * @param tokens of the turn itself
 * @param words  the same words as the model sees them, one for each token
 * @param text   with the names replaced
 */
public record BlindTurn(Turn turn, List<Token> tokens, List<String> words, String text) {

    /** Names that are ordinary words too; they are replaced only where they are written with a capital letter. */
    private static final Set<String> WORDS_TOO = Set.of("will", "mark", "may", "bill", "rose", "art", "grant", "hope", "faith", "joy",
            "summer", "april", "june", "august", "frank", "rich", "pat", "sue", "drew", "chase", "jack", "grace", "dawn", "skip", "guy",
            "miles", "price", "read", "young", "long", "day", "best", "case", "bank", "page", "rice", "short", "small", "white", "black",
            "brown", "green", "gray", "king", "cook", "baker", "bush", "banks", "star", "sunny", "lane", "dean", "major", "earl", "ray",
            "iris", "ivy", "lily", "olive", "penny", "ruby", "jean", "dale", "glen", "cliff", "wade");

    static BlindTurn of(Turn turn, Set<String> agentNames, Set<String> customerNames) {
        List<Token> tokens = Unspaced.joined(Unspaced.joined(Unspaced.tokens(turn), agentNames), customerNames);
        List<String> words = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (Token token : tokens) {
            Speaker named = named(token, turn, agentNames, customerNames);
            if (named == Speaker.UNKNOWN) {
                words.add(normal(token.text()));
            } else {
                words.add(placeholder(named).toLowerCase(Locale.ROOT) + possessive(token));
                if (token.from() >= at) {
                    text.append(turn.text(), at, token.from()).append(placeholder(named)).append(possessive(token));
                    at = token.to();
                }
            }
        }
        return new BlindTurn(turn, tokens, List.copyOf(words), text.append(turn.text(), at, turn.text().length()).toString());
    }

    /** How a word is compared, also one that comes from a model. */
    static String normal(String word) {
        return word.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '\'')
                ? word : Fence.neutral(word).toLowerCase(Locale.ROOT);
    }

    /** The words of a text, as those of a turn are compared. */
    static List<String> words(String text) {
        return Unspaced.tokens(new Turn(0, Speaker.UNKNOWN, null, text, List.of())).stream().map(token -> normal(token.text())).toList();
    }

    /** {@code T012 AGENT}; numbers begin at 1. */
    String label() {
        return String.format(Locale.ROOT, "T%03d %s", turn.index() + 1, turn.speaker().name());
    }

    private static String placeholder(Speaker named) {
        return named.name();
    }

    private static Speaker named(Token token, Turn turn, Set<String> agentNames, Set<String> customerNames) {
        String word = token.text().substring(0, token.text().length() - possessive(token).length());
        if (WORDS_TOO.contains(word) && !Character.isUpperCase(turn.text().charAt(token.from()))) {
            return Speaker.UNKNOWN;
        }
        return agentNames.contains(word) ? Speaker.AGENT : customerNames.contains(word) ? Speaker.CUSTOMER : Speaker.UNKNOWN;
    }

    private static String possessive(Token token) {
        return token.text().endsWith("'s") ? "'s" : "";
    }
}
