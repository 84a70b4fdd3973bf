package dev.earmark.language;

import java.util.Locale;

/**
 * What scoring by a language model will about cost.
 *
 * @param tally of questions that are to be asked, and of those whose answers are known
 */
public record ModelForecast(int conversations, ModelTally tally) {

    private static final long MILLION = 1_000_000;

    /** Nothing is asked. */
    public static final ModelForecast NOTHING = new ModelForecast(0, new ModelTally(0, 0, 0, 0, 0, 0, 0));

    public ModelForecast plus(ModelForecast other) {
        ModelTally more = other.tally;
        return new ModelForecast(conversations + other.conversations, new ModelTally(tally.questions() + more.questions(),
                tally.remembered() + more.remembered(), 0, tally.inputTokens() + more.inputTokens(), 0,
                tally.outputTokens() + more.outputTokens(), tally.money() + more.money()));
    }

    /** The same for so many conversations of which these are a fair sample. */
    public ModelForecast forAll(int all) {
        if (conversations == 0) {
            return NOTHING;
        }
        double times = (double) all / conversations;
        return new ModelForecast(all, new ModelTally(Math.round(tally.questions() * times), Math.round(tally.remembered() * times), 0,
                Math.round(tally.inputTokens() * times), 0, Math.round(tally.outputTokens() * times), tally.money() * times));
    }

    /** For people: {@code about 2,400 questions, 6 million tokens, 4.20 in money}. */
    public String sentence() {
        return "about " + about(tally.questions()) + " questions, " + tokens(tally.inputTokens() + tally.outputTokens()) + " tokens"
                + (tally.money() > 0 ? String.format(Locale.ROOT, ", %.2f in money", tally.money()) : "")
                + (tally.remembered() > 0 ? "; " + about(tally.remembered()) + " answers are known already" : "");
    }

    private static String tokens(long count) {
        if (count < MILLION) {
            return about(count);
        }
        double millions = count / (double) MILLION;
        String text = String.format(Locale.ROOT, millions < 10 ? "%.1f" : "%.0f", millions);
        return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + " million";
    }

    /** With two digits that mean something. */
    private static String about(long count) {
        long step = 1;
        while (count / step >= 100) {
            step *= 10;
        }
        return String.format(Locale.ROOT, "%,d", Math.round((double) count / step) * step);
    }
}
