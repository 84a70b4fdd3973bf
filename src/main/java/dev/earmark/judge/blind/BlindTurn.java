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
        for (Token token : tokens) {
            Speaker named = named(token, turn, agentNames, customerNames);
            words.add(named == Speaker.UNKNOWN ? normal(token.text()) : placeholder(named).toLowerCase(Locale.ROOT) + possessive(token));
        }
        return new BlindTurn(turn, tokens, List.copyOf(words), hidden(turn, tokens, words, 0, turn.text().length()));
    }

    /** The text between two places of the turn with the names replaced. @param words as the model sees them */
    private static String hidden(Turn turn, List<Token> tokens, List<String> words, int from, int to) {
        StringBuilder text = new StringBuilder();
        int at = from;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean named = !words.get(i).equals(normal(token.text()));
            if (named && token.from() >= at && token.to() <= to) {
                text.append(turn.text(), at, token.from()).append(words.get(i).toUpperCase(Locale.ROOT).replace("'S", "'s"));
                at = token.to();
            }
        }
        return text.append(turn.text(), at, to).toString();
    }

    /** The words from one token to another as they were written, with the sign behind them. @param behind the token after the last */
    String written(int first, int behind) {
        int end = tokens.get(behind - 1).to();
        int next = end < turn.text().length() && ".!?".indexOf(turn.text().charAt(end)) >= 0 ? end + 1 : end;
        return hidden(turn, tokens, words, tokens.get(first).from(), next);
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
    public String label() {
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
