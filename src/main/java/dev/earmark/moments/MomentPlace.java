package dev.earmark.moments;

import dev.earmark.measure.Sentiment.Reading;
import dev.earmark.rubric.Criterion;
import dev.earmark.scoring.Judgement;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Turn;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is around a moment, as numbers: length, place, mood; and what the other party said before and after it. Immutable. */
final class MomentPlace {

    private static final int MOST_WORDS = 40;
    private static final double USUAL_WORDS = 20;
    private static final int MOST_TURNS = 30;
    private static final double USUAL_TURNS = 15;
    private static final double OF_CONFIDENCE = 2;
    /** What no verdict is behind is about as sure as a verdict. */
    private static final double USUAL_CONFIDENCE = 0.9;

    private final Moment moment;
    private final ScoredInteraction scored;
    private final int at;
    private final List<Turn> turns;
    private final @Nullable Criterion criterion;
    private final @Nullable Turn before;
    private final @Nullable Turn after;

    MomentPlace(Moment moment, ScoredInteraction scored) {
        this.moment = moment;
        this.scored = scored;
        this.at = moment.turn() == null ? 0 : moment.turn();
        this.turns = scored.transcript().turns();
        this.criterion = scored.rubric().criteria().filter(one -> one.id().equals(moment.kind())).findFirst().orElse(null);
        List<Turn> others = turns.stream().filter(turn -> at < turns.size() && turn.speaker() != turns.get(at).speaker()
                && !turn.text().isBlank()).toList();
        this.before = others.stream().filter(turn -> turn.index() < at).reduce((_, later) -> later).orElse(null);
        this.after = others.stream().filter(turn -> turn.index() > at).findFirst().orElse(null);
    }

    /** What the other party said last before it; empty where nothing was. */
    String before() {
        return before == null ? "" : before.text();
    }

    /** What the other party says first after it; empty where nothing comes. */
    String after() {
        return after == null ? "" : after.text();
    }

    /** Of the criterion behind it; empty where there is none. */
    String question() {
        return criterion == null ? "" : criterion.question();
    }

    double[] numbers() {
        List<Reading> readings = scored.sentiment().turns();
        return new double[]{words(moment.quote()), words(text()) / 2, words(after()), words(before()),
            (double) at / Math.max(1, turns.size() - 1), Math.min(turns.size(), MOST_TURNS) / USUAL_TURNS,
            mood(at), before == null ? 0 : mood(before.index()), after == null ? 0 : mood(after.index()),
            readings.isEmpty() ? 0 : readings.getLast().score(), lowest(_ -> true),
            readings.stream().filter(later -> later.turn() > at).findFirst().map(Reading::score).orElse(0.0),
            mean(later -> later.turn() > at), lowest(later -> later.turn() > at), mean(earlier -> earlier.turn() < at),
            OF_CONFIDENCE * judgement().map(Judgement::confidence).orElse(USUAL_CONFIDENCE),
            yes(criterion != null && criterion.appliesWhen() != null), yes(at >= turns.size() - 2), yes(at <= 1),
            yes(scored.transcript().channel() == Channel.EMAIL), yes(scored.transcript().channel() == Channel.VOICE)};
    }

    private String text() {
        return at < turns.size() ? turns.get(at).text() : "";
    }

    private Optional<Judgement> judgement() {
        return scored.scorecard().judgements().stream().filter(one -> one.criterion().equals(moment.kind())).findFirst();
    }

    private static double words(String text) {
        return text.isBlank() ? 0 : Math.min(text.strip().split("\\s+").length, MOST_WORDS) / USUAL_WORDS;
    }

    private double mood(int turn) {
        return scored.sentiment().turns().stream().filter(reading -> reading.turn() == turn).findFirst().map(Reading::score).orElse(0.0);
    }

    /** Never above the middle. */
    private double lowest(Predicate<Reading> which) {
        return scored.sentiment().turns().stream().filter(which).map(Reading::score).min(Comparator.naturalOrder())
                .map(score -> Math.min(0, score)).orElse(0.0);
    }

    private double mean(Predicate<Reading> which) {
        return scored.sentiment().turns().stream().filter(which).mapToDouble(Reading::score).average().orElse(0);
    }

    private static double yes(boolean so) {
        return so ? 1 : 0;
    }
}
