package dev.earmark.eval.mono;

import dev.earmark.eval.Agreement;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What one way of telling the parties apart has shown on several calls. For one thread. */
final class MonoTally {

    private final String name;
    private DiarizationError error = DiarizationError.NONE;
    private WordShares shares = WordShares.NONE;
    private int calls;
    private int rolesRight;
    private final List<Agreement.Pair> besideTwo = new ArrayList<>();
    private final List<Agreement.Pair> labelled = new ArrayList<>();

    MonoTally(String name) {
        this.name = name;
    }

    void add(DiarizationError found, WordShares words, List<Agreement.Pair> verdicts, List<Agreement.Pair> labels) {
        calls++;
        error = error.plus(found);
        shares = shares.plus(words);
        rolesRight += words.rolesRight() ? 1 : 0;
        besideTwo.addAll(verdicts);
        labelled.addAll(labels);
    }

    /** Of all words, in percent. */
    double wordsRight() {
        return shares.rightPercent();
    }

    /** Of the calls, in percent. */
    double rolesRight() {
        return 100.0 * rolesRight / Math.max(1, calls);
    }

    /** With people's labels; 1 where nobody has labelled. */
    double labelledKappa() {
        return labelled.isEmpty() ? 1 : Agreement.of(labelled).kappa();
    }

    double kappaBesideTwo() {
        return besideTwo.isEmpty() ? 1 : Agreement.of(besideTwo).kappa();
    }

    static void head(PrintStream out, String title) {
        out.printf(Locale.ROOT, "%n%-34s %6s %6s %8s %8s %8s %8s %8s %8s%n", title, "calls", "words", "right %", "unsure %", "DER %",
                "roles %", "kappa 2", "labels");
    }

    void print(PrintStream out) {
        if (calls > 0) {
            out.printf(Locale.ROOT, "%-34s %6d %6d %8.1f %8.1f %8.1f %8.1f %8.2f %8s%n", name, calls, shares.all(), shares.rightPercent(),
                    shares.unsurePercent(), error.percent(), rolesRight(), kappaBesideTwo(),
                    labelled.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", labelledKappa()));
        }
    }
}
