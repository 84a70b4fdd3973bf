package dev.earmark.phrase.match;

import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.phrase.pattern.Slot;
import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.words.Tokeniser;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Makes an {@link Automaton} of a pattern. */
public final class PatternCompiler {

    private final StateGraph graph = new StateGraph();
    private final Map<String, List<Pattern>> lists;

    private PatternCompiler(Map<String, List<Pattern>> lists) {
        this.lists = lists;
    }

    /** @param lists the word lists that the pattern may name */
    public static Automaton compile(Pattern pattern, Map<String, List<Pattern>> lists) {
        PatternCompiler compiler = new PatternCompiler(lists);
        int start = compiler.graph.state();
        return compiler.graph.build(compiler.add(pattern, start));
    }

    /** Adds {@code pattern} behind {@code state}; gives the state behind it. */
    private int add(Pattern pattern, int state) {
        return switch (pattern) {
            case Pattern.Literal literal -> literal(literal, state);
            case Pattern.Sequence(List<Pattern> parts) -> {
                int at = state;
                for (Pattern part : parts) {
                    at = add(part, at);
                }
                yield at;
            }
            case Pattern.OneOf(List<Pattern> choices) -> graph.either(state,
                    choices.stream().<IntUnaryOperator>map(choice -> start -> add(choice, start)).toList());
            case Pattern.Maybe(Pattern part) -> graph.maybe(state, start -> add(part, start));
            case Pattern.Gap(int most) -> graph.gap(state, most);
            case Pattern.Named(String name) -> named(name, state);
        };
    }

    private int named(String name, int state) {
        List<Pattern> list = lists.get(name);
        return list == null
                ? SlotTests.add(Slot.of(name).orElseThrow(), graph, state)
                : graph.either(state, list.stream().<IntUnaryOperator>map(choice -> start -> add(choice, start)).toList());
    }

    /** A literal may be several words ("what's" is "what is"), each of which a recogniser may have lost. */
    private int literal(Pattern.Literal literal, int state) {
        int at = state;
        for (String word : literal.prefix() ? List.of(literal.text()) : Tokeniser.words(literal.text())) {
            double weight = WordWeight.of(word);
            at = graph.losable(at, new LiteralTest(word, literal.prefix()), weight, Ear.negation(word) ? Ear.NEVER : weight);
        }
        return at;
    }
}
