package dev.earmark.moments;

import dev.earmark.rubric.Criterion;
import dev.earmark.scoring.act.Act;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Transcript;
import java.util.List;
import java.util.Locale;

/**
 * What is said in every conversation: greetings, names, the check of who it is, the question for more, the goodbye. Missing or saying it is
 * for the scorecard; nobody listens to it again. Finds nothing where no words tell which criteria are about it.
 */
final class Routine {

    private static final double LIKELY = 0.3;
    /** Fewer show a fact, not how somebody deals with a customer. */
    private static final int FEWEST_WORDS = 7;
    private static final int OPENING_TURNS = 2;
    private static final int CLOSING_TURNS = 3;

    private final List<String> words;
    private final TurnActs acts;

    /** @param words in the questions of criteria, in whatever case */
    Routine(List<String> words, TurnActs acts) {
        this.words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        this.acts = acts;
    }

    /** Whether a criterion is about it. */
    boolean asks(Criterion criterion) {
        String question = criterion.question().toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(question::contains);
    }

    /** Whether what is praised is it: by where it is said, by what it does, or because it is too short to learn from. */
    boolean is(Moment moment, Transcript transcript) {
        Integer turn = moment.turn();
        return !words.isEmpty() && (turn == null || transcript.channel() != Channel.EMAIL && atEitherEnd(turn, moment, transcript)
                || moment.quote().strip().split("\\s+").length < FEWEST_WORDS || does(moment, Act.GREETS, Act.INTRODUCES, Act.CLOSES,
                        Act.ASKS_MORE, Act.OFFERS_HELP, Act.WELCOMES, Act.THANKS));
    }

    private boolean atEitherEnd(int turn, Moment moment, Transcript transcript) {
        return turn < OPENING_TURNS && !cares(moment) || turn >= transcript.turns().size() - CLOSING_TURNS;
    }

    /** A word for the customer's trouble is worth hearing in the opening, too. */
    private boolean cares(Moment moment) {
        return does(moment, Act.EMPATHISES, Act.APOLOGISES);
    }

    private boolean does(Moment moment, Act... any) {
        return acts.of(moment.quote()).stream().anyMatch(sentence -> sentence.any(any) >= LIKELY);
    }
}
