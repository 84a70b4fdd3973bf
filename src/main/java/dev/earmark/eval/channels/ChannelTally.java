package dev.earmark.eval.channels;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What one condition has shown on several calls. For one thread. */
final class ChannelTally {

    private final ChannelCondition condition;
    private CreditedWords words = CreditedWords.NONE;
    private int calls;
    private int asOne;
    private int cutIns;
    private int cleanCutIns;
    private int rolesRight;
    private int otherVerdicts;
    private final Map<String, Integer> told = new TreeMap<>();

    ChannelTally(ChannelCondition condition) {
        this.condition = condition;
    }

    void add(HeardCall heard, HeardCall clean, CreditedWords credited) {
        calls++;
        words = words.plus(credited);
        asOne += heard.channels() == 1 ? 1 : 0;
        cutIns += heard.cutIns();
        cleanCutIns += clean.cutIns();
        rolesRight += credited.rolesRight() ? 1 : 0;
        otherVerdicts += heard.otherVerdicts(clean);
        heard.told().forEach(code -> told.merge(code, 1, Integer::sum));
    }

    ChannelCondition condition() {
        return condition;
    }

    CreditedWords words() {
        return words;
    }

    int calls() {
        return calls;
    }

    /** Calls that were taken for mono. */
    int asOne() {
        return asOne;
    }

    int moreCutIns() {
        return cutIns - cleanCutIns;
    }

    static void head(PrintStream out, String title) {
        out.printf(Locale.ROOT, "%n%-36s %5s %4s %6s %7s %6s %7s %8s %6s %8s  %s%n", title, "calls", "one", "words", "right %", "wrong",
                "nobody", "cut-ins", "roles", "verdicts", "told");
    }

    void print(PrintStream out) {
        String codes = told.entrySet().stream().map(one -> one.getKey() + " " + one.getValue()).collect(Collectors.joining(", "));
        out.printf(Locale.ROOT, "%-36s %5d %4d %6d %7.1f %6d %7d %8s %6s %8d  %s%n", condition.label(), calls, asOne, words.said(),
                words.rightPercent(), words.wrong(), words.nobodys(), cleanCutIns + ">" + cutIns, rolesRight + "/" + calls, otherVerdicts,
                codes);
    }
}
