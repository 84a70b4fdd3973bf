package dev.earmark.figures;

import dev.earmark.outcome.OutcomeName;
import dev.earmark.store.Figures.FigureRow;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The catalogue. What is never said of an interaction, such as the length of a chat, counts nowhere in its figure. */
public enum Figure {
    QA_SCORE("qa-score", "QA score", Unit.PERCENT, Better.HIGHER, "Mean of the scores",
            "The current scorecard of each interaction, with people's verdicts in place of the machine's",
            (row, tally) -> {
                if (row.percent() != null) {
                    tally.value(row.percent());
                }
            }),
    CRITICAL_MISSES("critical-misses", "Critical misses", Unit.SHARE, Better.LOWER,
            "Of 100 interactions, those that miss a criterion which brings its section or the whole score to zero",
            "Scorecards; the rubric says which criteria those are",
            (row, tally) -> tally.share(row.critical() > 0 ? 1 : 0, row.conversation() ? 1 : 0)),
    SENTIMENT_SHIFT("sentiment-shift", "Sentiment shift", Unit.SENTIMENT, Better.HIGHER,
            "Mean of the customer's sentiment at the end minus that at the start, from −2 to 2",
            "The customer's words; never the agent's",
            (row, tally) -> {
                if (row.sentimentStart() != null && row.sentimentEnd() != null) {
                    tally.value(row.sentimentEnd() - row.sentimentStart());
                }
            }),
    HANDLE_TIME("handle-time", "Handle time", Unit.SECONDS, Better.NEITHER, "Mean length of the calls",
            "Recordings; the length of a chat or e-mail does not show how long the agent worked on it",
            (row, tally) -> {
                if (row.handleMs() != null) {
                    tally.value(row.handleMs() / 1000.0);
                }
            }),
    DEAD_AIR("dead-air", "Silence", Unit.SECONDS, Better.LOWER,
            "Mean time of a call in silences of at least measure.pause, 3 s where nothing else is set",
            "Times of the words",
            (row, tally) -> {
                if (row.deadAirSeconds() != null) {
                    tally.value(row.deadAirSeconds());
                }
            }),
    TALK_SHARE("talk-share", "Agent's talk share", Unit.PERCENT, Better.NEITHER, "Mean share of a call in which the agent speaks",
            "Times of the words",
            (row, tally) -> {
                if (row.agentTalk() != null) {
                    tally.value(100 * row.agentTalk());
                }
            }),
    OVERRIDE_RATE("override-rate", "Overrides", Unit.SHARE, Better.LOWER,
            "Of 100 verdicts that people gave or confirmed, those that they changed", "Reviews",
            (row, tally) -> tally.share(row.overruled(), Math.max(row.looked(), row.overruled()))),
    AUTOMATED_SHARE("automated-share", "Automated", Unit.SHARE, Better.NEITHER,
            "Of 100 verdicts, those that no person has given or confirmed", "Scorecards and reviews",
            (row, tally) -> tally.share(Math.max(0, row.count("mpna") - row.looked()), row.count("mpna"))),
    UNSCORED_SHARE("unscored-share", "Unscored", Unit.SHARE, Better.LOWER,
            "Of 100 criteria that apply, those that could not be judged", "Scorecards of interactions with a conversation",
            (row, tally) -> tally.share(row.conversation() ? row.count("u") : 0, row.conversation() ? row.count("mpnu") : 0)),
    DISPUTES_UPHELD("disputes-upheld", "Disputes upheld", Unit.SHARE, Better.LOWER,
            "Of 100 disputes that were decided, those in which the agent was right", "Disputes", (row, tally) -> {}),
    CSAT("csat", "Satisfied customers (CSAT)", Unit.SHARE, Better.HIGHER,
            "Of 100 ratings on the scale from 1 (worst) to 5, those of 4 and 5", Sources.ASKED,
            (row, ending, tally) -> ending.well(OutcomeName.CSAT).ifPresent(well -> tally.share((int) well, 1))),
    NPS("nps", "Net promoter score (NPS)", Unit.NET, Better.HIGHER,
            "Of 100 answers from 0 to 10, promoters (9 and 10) minus detractors (0 to 6), from −100 to 100", Sources.ASKED,
            (row, ending, tally) -> ending.net().ifPresent(tally::value)),
    FIRST_CONTACT("first-contact", "First-contact resolution (FCR)", Unit.SHARE, Better.HIGHER,
            "Of 100 interactions of known customers that began at least 7 days ago and of which it was reported whether the matter was"
                    + " resolved, those that were resolved and whose customer did not contact you again within 7 days",
            Sources.OTHERS + ", and other interactions of the same customer",
            (row, ending, tally) -> ending.firstContact().ifPresent(first -> tally.share(first ? 1 : 0, 1))),
    ESCALATIONS("escalations", "Escalated", Unit.SHARE, Better.LOWER,
            "Of 100 interactions of which it was reported, those that the agent had to pass on", Sources.OTHERS,
            (row, ending, tally) -> ending.well(OutcomeName.ESCALATED).ifPresent(well -> tally.share(1 - (int) well, 1))),
    CONVERSION("conversion", "Conversion", Unit.SHARE, Better.HIGHER,
            "Of 100 interactions of which it was reported whether something was sold, those in which it was", Sources.OTHERS,
            (row, ending, tally) -> ending.well(OutcomeName.SALE).ifPresent(well -> tally.share((int) well, 1)));

    /** How many a board shows at most. */
    public static final int MOST = 7;

    /** What its values are. */
    public enum Unit {
        /** 0 to 100, each interaction with a value of its own. */
        PERCENT,
        /** 0 to 100, of cases. */
        SHARE,
        SECONDS,
        /** −2 to 2. */
        SENTIMENT,
        /** −100 to 100: so many of 100 more on the good side than on the bad one. */
        NET;

        double factor() {
            return this == SHARE ? 100 : 1;
        }
    }

    /** Which way is good. */
    public enum Better {
        HIGHER,
        LOWER,
        /** It depends. */
        NEITHER
    }

    private final String label;
    private final String title;
    private final Unit unit;
    private final Better better;
    private final String formula;
    private final String source;
    private final Taker taker;
    private final boolean ofEndings;

    /** Adds what one interaction says. */
    private interface Taker {
        void take(FigureRow row, CallEnding ending, Tally tally);
    }

    /** Where outcomes come from. */
    private static final class Sources {
        static final String ASKED = "What customers answered when they were asked, as it was reported or imported";
        static final String OTHERS = "What other systems reported of the interactions";
    }

    Figure(String label, String title, Unit unit, Better better, String formula, String source, BiConsumer<FigureRow, Tally> taker) {
        this(label, title, unit, better, formula, source, (row, _, tally) -> taker.accept(row, tally), false);
    }

    Figure(String label, String title, Unit unit, Better better, String formula, String source, Taker taker) {
        this(label, title, unit, better, formula, source, taker, true);
    }

    Figure(String label, String title, Unit unit, Better better, String formula, String source, Taker taker, boolean ofEndings) {
        this.label = label;
        this.title = title;
        this.unit = unit;
        this.better = better;
        this.formula = formula;
        this.source = source;
        this.taker = taker;
        this.ofEndings = ofEndings;
    }

    public static Optional<Figure> of(String label) {
        return Arrays.stream(values()).filter(figure -> figure.label.equals(label)).findFirst();
    }

    public String label() {
        return label;
    }

    public String title() {
        return title;
    }

    public Unit unit() {
        return unit;
    }

    public Better better() {
        return better;
    }

    /** A sentence without its full stop. */
    public String formula() {
        return formula;
    }

    public String source() {
        return source;
    }

    /** Whether it is told by how interactions ended. */
    boolean ofEndings() {
        return ofEndings;
    }

    void take(FigureRow row, CallEnding ending, Tally tally) {
        taker.take(row, ending, tally);
    }
}
