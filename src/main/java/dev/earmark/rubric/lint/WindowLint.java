package dev.earmark.rubric.lint;

import dev.earmark.measure.MeasureName;
import dev.earmark.rubric.Check;
import dev.earmark.rubric.CheckParts;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.Window;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at where a check looks. */
final class WindowLint {

    private static final double SHORTEST_SECONDS = 3;

    private final Rubric rubric;
    private final Criterion criterion;
    private final boolean inAppliesWhen;

    WindowLint(Rubric rubric, Criterion criterion, boolean inAppliesWhen) {
        this.rubric = rubric;
        this.criterion = criterion;
        this.inAppliesWhen = inAppliesWhen;
    }

    void check(Speaker from, Window window, Hints hints) {
        switch (window) {
            case Window.Whole _ -> {}
            case Window.FirstSeconds(double seconds) -> seconds(seconds, hints);
            case Window.LastSeconds(double seconds) -> seconds(seconds, hints);
            case Window.FirstTurns _, Window.LastTurns _, Window.AfterTurns _ -> {}
            case Window.NextTurns _ -> next(hints);
            case Window.AroundWaits(Speaker waiting, double seconds) -> waits(waiting, seconds, from, hints);
        }
    }

    private void seconds(double seconds, Hints hints) {
        if (seconds < SHORTEST_SECONDS) {
            hints.warning("window.short", "Hardly a word fits into so few seconds; allow at least " + (int) SHORTEST_SECONDS + " s.");
        }
        if (!rubric.channels().equals(Set.of(Channel.VOICE))) {
            hints.advice("window.needs-times",
                    "Chats and e-mails that come without times stay unscored here; a window of turns works for all.");
        }
    }

    private void next(Hints hints) {
        if (inAppliesWhen) {
            hints.warning("window.next-of-what",
                    "\"next\" counts from the words that make the criterion apply, which are looked for here; use \"first\" or \"last\".");
        } else if (criterion.appliesWhen() == null) {
            hints.warning("window.next-of-what",
                    "\"next\" counts from the words that make the criterion apply; add \"applies-when\", or use \"first\".");
        }
    }

    private void waits(Speaker waiting, double seconds, Speaker from, Hints hints) {
        if (waiting == from) {
            hints.warning("window.other-party", "The " + from.label()
                    + " is the one who waits here; look at the words of the other party with \"from\".");
        }
        if (!inAppliesWhen && waiting == Speaker.CUSTOMER && !asksForWaits(criterion.appliesWhen(), seconds)) {
            hints.warning("window.without-waits",
                    "Without a wait there is nothing to look at; add \"applies-when: {measured: longest-customer-wait-seconds, at-least: "
                    + plain(seconds) + "}\".");
        }
    }

    private static boolean asksForWaits(@Nullable Check appliesWhen, double seconds) {
        return appliesWhen != null && CheckParts.all(appliesWhen).anyMatch(check -> check instanceof Check.Measured measured
                && measured.measure() == MeasureName.LONGEST_CUSTOMER_WAIT && measured.atLeast() != null && measured.atLeast() >= seconds);
    }

    private static String plain(double seconds) {
        return seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : String.valueOf(seconds);
    }
}
