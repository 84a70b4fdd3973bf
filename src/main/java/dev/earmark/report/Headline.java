package dev.earmark.report;

import dev.earmark.interaction.Facts;
import dev.earmark.results.Result;
import dev.earmark.scoring.Scorecard;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.LanguageTag;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the top of every report, in words, with everything invisible taken out.
 *
 * @param kind     {@code Call}, {@code Chat in Spanish (Mexico)}
 * @param percent  {@code 72 %}, or {@code –} when nothing could be scored
 * @param points   {@code 72 of 100 points}
 * @param coverage {@code 14 of 16 scored}
 * @param outcome  {@code Passed}, {@code Not passed} or {@code No pass or fail}
 * @param autoFail one sentence; null when no auto-fail criterion was missed
 */
public record Headline(
        String id, @Nullable String agent, @Nullable String customer, String kind, @Nullable String length, String rubric,
        String percent, String points, @Nullable String band, String coverage, String outcome, @Nullable String autoFail) {

    public static Headline of(Result result, Wording wording) {
        Scorecard card = result.scorecard();
        Facts facts = result.facts();
        return new Headline(
                PlainText.line(result.transcript().id()),
                person(facts.agentName(), facts.agentId()), person(facts.customerName(), facts.customerId()),
                kind(result.transcript().channel()) + language(result.transcript().source().language()),
                length(result), rubric(card, wording),
                percent(card.percent()), Numbers.shown(card.score(), 1) + " of " + Numbers.shown(card.max(), 1) + " points",
                card.band() == null ? null : PlainText.line(card.band()),
                card.coverage().scored() + " of " + card.coverage().applicable() + " scored",
                outcome(card.passed()), autoFail(card, wording));
    }

    public static String percent(@Nullable Double percent) {
        return percent == null ? "–" : Numbers.shown(percent, 0) + " %";
    }

    private static @Nullable String person(@Nullable String name, @Nullable String id) {
        String shown = PlainText.line(name != null ? name : id != null ? id : "");
        return shown.isEmpty() ? null : shown;
    }

    private static String kind(Channel channel) {
        return switch (channel) {
            case VOICE -> "Call";
            case CHAT -> "Chat";
            case EMAIL -> "E-mail";
        };
    }

    /** English goes without saying. */
    private static String language(@Nullable String tag) {
        return tag == null || tag.equals("en") ? "" : " in " + PlainText.line(new LanguageTag(tag).name());
    }

    private static @Nullable String length(Result result) {
        double seconds = Durations.ofMs(result.transcript()) / 1000.0;
        return seconds > 0 ? Clock.at(Math.round(seconds * 1000)) : null;
    }

    private static String rubric(Scorecard card, Wording wording) {
        String title = wording.rubric();
        return PlainText.line(title == null ? card.rubric().id() : title) + " v" + card.rubric().version();
    }

    private static String outcome(@Nullable Boolean passed) {
        return passed == null ? "No pass or fail" : passed ? "Passed" : "Not passed";
    }

    private static @Nullable String autoFail(Scorecard card, Wording wording) {
        if (!card.autoFail().triggered()) {
            String waiting = card.autoFail().waiting().stream().map(wording::title).collect(Collectors.joining("; "));
            return waiting.isEmpty() ? null : "Would fail, once a person confirms: " + waiting + ".";
        }
        String criteria = card.autoFail().criteria().stream().map(wording::title).collect(Collectors.joining("; "));
        Double without = card.autoFail().percentWithout();
        return "Auto-fail: " + criteria + "." + (without == null ? "" : " Without it: " + percent(without) + ".");
    }
}
