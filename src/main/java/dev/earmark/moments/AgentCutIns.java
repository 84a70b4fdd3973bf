package dev.earmark.moments;

import dev.earmark.measure.Measures.Interruption;
import dev.earmark.moments.Moment.Tone;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Turn;
import java.util.List;

/** Places where the agent talked over the customer. */
final class AgentCutIns implements MomentSource {

    private static final long SHORTEST_MS = 800;
    private static final double POINTS = 5;
    private static final int LONGEST_QUOTE = 160;

    @Override
    public List<Moment> find(ScoredInteraction scored) {
        return scored.measures().interruptions().stream()
                .filter(cut -> cut.by() == Speaker.AGENT && cut.overlap().lengthMs() >= SHORTEST_MS)
                .map(cut -> moment(scored.transcript().turns().get(cut.turn()), cut)).toList();
    }

    private static Moment moment(Turn turn, Interruption cut) {
        String quote = turn.text().length() <= LONGEST_QUOTE ? turn.text() : "";
        return new Moment(Tone.COACHING, "interruption", turn.index(), Speaker.AGENT,
                turn.time() == null ? cut.overlap() : turn.time().covering(cut.overlap()),
                quote, "The agent begins while the customer is still talking.", "Wait until the customer has finished, then answer.",
                POINTS);
    }
}
