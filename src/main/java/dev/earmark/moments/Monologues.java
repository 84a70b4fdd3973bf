package dev.earmark.moments;

import dev.earmark.moments.Moment.Tone;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Places where the agent talks on and on, with no more from the customer than a yes or a hum. */
final class Monologues implements MomentSource {

    /** Fewer words keep the agent going. */
    private static final int WORDS_THAT_TAKE_THE_TURN = 3;
    private static final double SECONDS_A_TIME = 60;
    private static final double MOST_TIMES = 2;

    private final FoundKind told;

    Monologues(FoundKind told) {
        this.told = told;
    }

    @Override
    public List<Moment> find(ScoredInteraction scored) {
        List<Moment> moments = new ArrayList<>();
        if (scored.transcript().channel() == Channel.VOICE) {
            @Nullable Turn first = null;
            @Nullable Turn last = null;
            for (Turn turn : scored.transcript().turns()) {
                if (turn.speaker() == Speaker.AGENT && !turn.text().isBlank()) {
                    first = first == null ? turn : first;
                    last = turn;
                } else if (turn.text().strip().split("\\s+").length >= WORDS_THAT_TAKE_THE_TURN) {
                    add(moments, first, last);
                    first = null;
                }
            }
            add(moments, first, last);
        }
        return moments;
    }

    private void add(List<Moment> moments, @Nullable Turn first, @Nullable Turn last) {
        if (first == null || last == null || first.time() == null || last.time() == null) {
            return;
        }
        TimeSpan time = first.time().covering(last.time());
        if (time.lengthMs() >= told.atLeastMs()) {
            long seconds = Math.round(time.lengthMs() / 1_000.0);
            moments.add(new Moment(Tone.COACHING, BuiltIn.MONOLOGUE.label(), first.index(), Speaker.AGENT, time,
                    Passage.beginning(first.text()), "The agent talks for " + seconds + " seconds on end. " + told.why(),
                    told.betterLine(), told.weight() * Math.min(MOST_TIMES, seconds / SECONDS_A_TIME)));
        }
    }
}
