package dev.earmark.judge.blind;

import dev.earmark.language.prompt.Fence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Quotes of a conversation, as a model gets to see them once more. Immutable. */
public final class ShownQuotes {

    private final List<BlindTurn> turns;

    ShownQuotes(List<BlindTurn> turns) {
        this.turns = turns;
    }

    private record Shown(int turn, boolean quoted, Fence.Line line) {}

    /**
     * The words as they were written, each behind the turn that it answers.
     *
     * @param may whether a turn that is not quoted may be shown
     */
    public Fence fence(List<FoundQuote> quotes, Predicate<String> may) {
        List<Shown> lines = new ArrayList<>();
        for (FoundQuote quote : quotes) {
            int at = at(turns, quote);
            if (at > 0 && may.test(turns.get(at - 1).turn().text())) {
                lines.add(new Shown(at - 1, false, new Fence.Line(turns.get(at - 1).label(), turns.get(at - 1).text())));
            }
            lines.add(new Shown(at, true, new Fence.Line(quote.label(), quote.seen())));
        }
        Set<Integer> quoted = lines.stream().filter(Shown::quoted).map(Shown::turn).collect(Collectors.toSet());
        return Fence.around(lines.stream().filter(line -> line.quoted() || !quoted.contains(line.turn()))
                .sorted(Comparator.comparingInt(Shown::turn)).map(Shown::line).distinct().toList());
    }

    /** Where the words stand: {@code T012, turn 5 of the 9 turns of AGENT}. */
    public String place(FoundQuote quote) {
        List<BlindTurn> own = turns.stream().filter(turn -> turn.turn().speaker() == quote.evidence().speaker()).toList();
        int at = at(own, quote) + 1;
        String which = at == own.size() ? "the last" : at == 1 ? "the first" : "turn " + at;
        return quote.label().split(" ", 2)[0] + ", " + which + " of the " + own.size() + " turns of " + quote.evidence().speaker();
    }

    private static int at(List<BlindTurn> turns, FoundQuote quote) {
        return IntStream.range(0, turns.size()).filter(i -> turns.get(i).label().equals(quote.label())).findFirst().orElse(0);
    }
}
