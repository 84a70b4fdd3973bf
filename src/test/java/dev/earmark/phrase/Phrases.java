package dev.earmark.phrase;

import dev.earmark.interaction.Facts;
import dev.earmark.phrase.match.Automaton;
import dev.earmark.phrase.match.Match;
import dev.earmark.phrase.match.PatternCompiler;
import dev.earmark.phrase.match.PhraseSearch;
import dev.earmark.phrase.match.Vocabulary;
import dev.earmark.phrase.pattern.PatternParser;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.phrase.words.Token;
import dev.earmark.phrase.words.WordEdge;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks for one phrase in one conversation. */
public final class Phrases {

    private static final Facts NAMED = new Facts("7", "Dana Whitfield", "12", "Marco Oyelaran");

    private Phrases() {}

    /**
     * The words of the agent that fit a phrase well enough to count as said, cheapest first; those of several turns with a slash between.
     */
    public static List<String> found(String phrase, Transcript transcript) {
        Automaton automaton = PatternCompiler.compile(PatternParser.parse(phrase), Map.of());
        ConversationWords words = new ConversationWords(transcript, NAMED, new SoundAlike(), new Vocabulary(List.of(automaton)));
        PhraseSearch search = words.search(Speaker.AGENT);
        return search.find(automaton, 0, words.of(Speaker.AGENT).tokens().size(), search.tolerance()).stream()
                .map(match -> shown(words, match)).toList();
    }

    private static String shown(ConversationWords words, Match match) {
        List<Token> tokens = words.of(Speaker.AGENT).tokens().subList(match.from(), match.to());
        List<String> pieces = new ArrayList<>();
        for (int turn : tokens.stream().mapToInt(Token::turn).distinct().toArray()) {
            List<Token> own = tokens.stream().filter(token -> token.turn() == turn).toList();
            pieces.add(WordEdge.wholeWords(words.turn(turn).text(), own.getFirst().from(), own.getLast().to()));
        }
        return String.join(" / ", pieces);
    }
}
