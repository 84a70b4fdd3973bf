package dev.earmark.report.playbook;

import dev.earmark.playbook.page.PlaybookText.PlayText;
import dev.earmark.playbook.trait.Situation;
import java.util.Locale;

/** The figures of a play in words; never "causes". */
public final class PlayWords {

    private PlayWords() {}

    /** {@code After a complaint}. */
    public static String when(PlayText play) {
        String words = Situation.of(play.situation()).words();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** {@code Goes with 74 % against 58 %: 16 points more (95 % interval 9 to 23), 312 calls with, 688 without.} */
    public static String effect(PlayText play) {
        return String.format(Locale.ROOT, "Goes with %.0f %% against %.0f %%: %.0f points %s (95 %% interval %.0f to %.0f), %,d comparable"
                + " calls with it and %,d without. In the half of the calls in which it shows less: %+.0f points.",
                100 * play.outcomeWith(), 100 * play.outcomeWithout(), 100 * Math.abs(play.difference()), play.avoid() ? "less" : "more",
                100 * low(play), 100 * high(play), play.with(), play.without(), 100 * play.confirmed());
    }

    private static double low(PlayText play) {
        return play.avoid() ? -play.high() : play.low();
    }

    private static double high(PlayText play) {
        return play.avoid() ? -play.low() : play.high();
    }

    /** {@code The best do it in 61 % of such calls, others in 22 %; 9 agents.} */
    public static String who(PlayText play) {
        String caution = play.situation().equals(Situation.CLOSING.label())
                ? " It is said at the end, so it may also be a result of how the call went." : "";
        return String.format(Locale.ROOT, "Best agents do it in %.0f %% of such calls, others in %.0f %%; %d agents.%s", 100 * play.top(),
                100 * play.others(), play.agents(), caution);
    }
}
