package dev.earmark.phrase;

import dev.earmark.interaction.Facts;
import dev.earmark.phrase.match.Automaton;
import dev.earmark.phrase.match.PatternCompiler;
import dev.earmark.phrase.match.PhraseSearch;
import dev.earmark.phrase.match.Vocabulary;
import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.sound.Ear.Hearing;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.phrase.words.PartyWords;
import dev.earmark.phrase.words.Tokeniser;
import dev.earmark.phrase.words.Unspaced;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names by which the parties of one conversation may be called, word by word, in lower case. A name that both have is the agent's.
 *
 * @param customer also the name that the customer gave: "my name is …"
 */
public record PartyNames(Set<String> agent, Set<String> customer) {

    private static final Automaton INTRODUCTION = PatternCompiler.compile(
            new Pattern.Sequence(List.of(new Pattern.Literal("my", false), new Pattern.Literal("name", false),
                    new Pattern.Literal("is", false), new Pattern.Named("name"))),
            Map.of());
    private static final int WORDS_OF_INTRODUCTION = 3;
    private static final int SHORTEST_NAME = 3;
    private static final int SHORTEST_UNSPACED_NAME = 2;

    static PartyNames of(Facts facts, PartyWords customerWords, SoundAlike sound) {
        Set<String> agent = parts(facts.agentName());
        Set<String> customer = parts(facts.customerName());
        customer.addAll(introduced(customerWords, sound));
        customer.removeAll(agent);
        return new PartyNames(agent, customer);
    }

    private static Set<String> introduced(PartyWords line, SoundAlike sound) {
        Set<String> names = new HashSet<>();
        if (line.tokens().stream().noneMatch(token -> token.text().equals("name"))) {
            return names; // nobody introduces themselves without it, and most do not
        }
        Ear exact = new Ear(Hearing.TYPED, Set.of(), Set.of(), sound);
        new PhraseSearch(line, exact, new Vocabulary(List.of(INTRODUCTION))).find(INTRODUCTION, 0, line.tokens().size(), 0)
                .forEach(match -> line.tokens().subList(match.from() + WORDS_OF_INTRODUCTION, match.to())
                        .forEach(token -> names.add(token.text())));
        names.removeIf(name -> name.length() < SHORTEST_NAME);
        return names;
    }

    private static Set<String> parts(@Nullable String name) {
        Set<String> names = new HashSet<>(name == null ? List.of() : Tokeniser.words(name));
        names.removeIf(part -> part.length() < (Unspaced.in(part) ? SHORTEST_UNSPACED_NAME : SHORTEST_NAME));
        return names;
    }
}
