package dev.earmark.moments;

import dev.earmark.measure.Sentiment;
import dev.earmark.measure.Sentiment.Label;
import dev.earmark.measure.Sentiment.Reading;
import dev.earmark.moments.Moment.Tone;
import dev.earmark.scoring.act.Act;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where the customer felt worst, where the mood fell sharply, and where a bad start has turned into a good end. Read from the customer's
 * words only.
 */
final class CustomerMood implements MomentSource {

    private static final double LOW = -0.5;
    private static final double TURNED = 0.5;
    /** Whoever was content from the start has not turned. */
    private static final double UNHAPPY = -0.15;
    private static final double LIKELY = 0.3;
    private static final double CLEARLY = 0.5;
    private static final double LAST_PART = 0.6;
    /** From glad or calm to unhappy within one answer. */
    private static final double DROP = 0.9;

    private final MomentKinds kinds;
    private final TurnActs acts;

    CustomerMood(MomentKinds kinds, TurnActs acts) {
        this.kinds = kinds;
        this.acts = acts;
    }

    @Override
    public List<Moment> find(ScoredInteraction scored) {
        List<Moment> moments = new ArrayList<>();
        Sentiment sentiment = scored.sentiment();
        List<Reading> answered = answered(sentiment, scored.transcript());
        lowest(answered, scored.transcript()).flatMap(reading -> moment(scored, reading, Tone.COACHING, BuiltIn.CUSTOMER_LOW_POINT))
                .ifPresent(moments::add);
        steepest(answered).filter(reading -> unhappy(reading.turn(), scored.transcript()))
                .flatMap(reading -> moment(scored, reading, Tone.COACHING, BuiltIn.CUSTOMER_DROP)).ifPresent(moments::add);
        if (sentiment.course() != null && sentiment.course().shift() >= TURNED && sentiment.course().start() <= UNHAPPY
                && trouble(scored)) {
            highest(sentiment).filter(reading -> !angryBefore(sentiment, reading) || helped(scored.transcript(), reading.turn()))
                    .filter(reading -> reading.turn() >= LAST_PART * scored.transcript().turns().size())
                    .flatMap(reading -> moment(scored, reading, Tone.PRAISE, BuiltIn.CUSTOMER_TURNED)).ifPresent(moments::add);
        }
        return moments;
    }

    /** One who only says what is wanted reads a little below the middle, too. */
    private static boolean trouble(ScoredInteraction scored) {
        int half = scored.transcript().turns().size() / 2;
        return scored.sentiment().turns().stream().anyMatch(reading -> reading.turn() <= half && reading.label() == Label.NEGATIVE
                && reading.score() <= LOW);
    }

    /** Whether the agent's turn before gives a reason for kind words; also where it cannot be told what it does. */
    private boolean helped(Transcript transcript, int turn) {
        List<TurnActs.Sentence> before = turn == 0 ? List.of() : acts.of(transcript.turns().get(turn - 1).text());
        return before.isEmpty() || before.stream().anyMatch(sentence -> sentence.any(Act.OFFERS_TO_ACT, Act.OFFERS_OPTION, Act.PROMISES,
                Act.REPORTS_DONE, Act.EMPATHISES, Act.APOLOGISES, Act.CONFIRMS, Act.WELCOMES) >= LIKELY);
    }

    /** Kind words right behind angry ones are mostly meant otherwise, unless something has changed in between. */
    private static boolean angryBefore(Sentiment sentiment, Reading kind) {
        return sentiment.turns().stream().filter(reading -> reading.turn() < kind.turn()).reduce((_, later) -> later)
                .filter(before -> before.label() == Label.NEGATIVE && before.score() <= LOW).isPresent();
    }

    /** What customers say before anybody has answered them is why they came, not how they were treated. */
    private static List<Reading> answered(Sentiment sentiment, Transcript transcript) {
        int from = FirstAnswer.in(transcript);
        return sentiment.turns().stream().filter(reading -> reading.turn() >= from).toList();
    }

    private Optional<Reading> lowest(List<Reading> answered, Transcript transcript) {
        return answered.stream().filter(reading -> reading.label() == Label.NEGATIVE && reading.score() <= LOW)
                .filter(reading -> unhappy(reading.turn(), transcript)).min(Comparator.comparingDouble(Reading::score));
    }

    /**
     * Thanks, and a no to the question for more, read as if they were unhappy. Whoever answers a question says how things are, and who was
     * just told a word of regret goes on about it: neither is how the customer takes what the agent does.
     */
    private boolean unhappy(int turn, Transcript transcript) {
        Turn before = transcript.turns().get(Math.max(0, turn - 1));
        boolean agents = turn > 0 && before.speaker() == Speaker.AGENT;
        return !(agents && (does(before, CLEARLY, Act.ASKS_MORE, Act.ASKS) || does(before, LIKELY, Act.EMPATHISES, Act.APOLOGISES)))
                && !does(transcript.turns().get(turn), LIKELY, Act.THANKS);
    }

    private boolean does(Turn turn, double least, Act... any) {
        return acts.of(turn.text()).stream().anyMatch(sentence -> sentence.any(any) >= least);
    }

    /** The first reading after the steepest fall; empty when none falls that far. */
    private static Optional<Reading> steepest(List<Reading> answered) {
        Optional<Reading> found = Optional.empty();
        double deepest = DROP;
        for (int i = 1; i < answered.size(); i++) {
            double fall = answered.get(i - 1).score() - answered.get(i).score();
            if (fall >= deepest && answered.get(i).label() == Label.NEGATIVE) {
                deepest = fall;
                found = Optional.of(answered.get(i));
            }
        }
        return found;
    }

    private static Optional<Reading> highest(Sentiment sentiment) {
        return sentiment.turns().stream().filter(reading -> reading.label() == Label.POSITIVE).reduce((_, later) -> later);
    }

    private Optional<Moment> moment(ScoredInteraction scored, Reading reading, Tone tone, BuiltIn kind) {
        Turn turn = scored.transcript().turns().get(reading.turn());
        return kinds.of(kind).filter(told -> Math.abs(reading.score()) >= told.leastConfidence())
                .map(told -> new Moment(tone, kind.label(), turn.index(), turn.speaker(), turn.time(), turn.text(),
                told.title() + ". " + told.why(), told.betterLine(), told.weight() * Math.abs(reading.score())));
    }
}
