package dev.earmark.eval.channels;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** What must hold on calls that the program was not mended by. */
final class ChannelBars {

    /** Words of a hundred that count against somebody who did not say them, where each party has a channel. */
    private static final double MOST_WRONG = 1;

    private final PrintStream out;

    ChannelBars(PrintStream out) {
        this.out = out;
    }

    boolean hold(List<ChannelTally> tallies) {
        CreditedWords two = tallies.stream().filter(one -> !one.condition().oneLine()).map(ChannelTally::words)
                .reduce(CreditedWords.NONE, CreditedWords::plus);
        int cutIns = tallies.stream().filter(one -> !one.condition().oneLine()).mapToInt(ChannelTally::moreCutIns).sum();
        int unnoticed = tallies.stream().filter(one -> one.condition().oneLine()).mapToInt(one -> one.calls() - one.asOne()).sum();
        int mistaken = tallies.stream().filter(one -> !one.condition().oneLine()).mapToInt(ChannelTally::asOne).sum();
        boolean hold = two.wrongPercent() <= MOST_WRONG && cutIns <= 0 && unnoticed == 0 && mistaken == 0;
        out.printf(Locale.ROOT, "%n%s: a channel for each party: words of another or of nobody %.2f for 100 said (bar %.0f), right "
                + "%.1f %%, interruptions more than in the calls as recorded %d (bar 0), taken for mono %d (bar 0); both on both: not "
                + "noticed %d (bar 0).%n", hold ? "The bars hold" : "A bar is broken", two.wrongPercent(), MOST_WRONG, two.rightPercent(),
                cutIns, mistaken, unnoticed);
        return hold;
    }
}
