package dev.earmark.moments;

import dev.earmark.measure.Measures.Interruption;
import dev.earmark.moments.Moment.Tone;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Turn;
import java.util.List;

/** Places where the agent talked over the customer. */
final class AgentCutIns implements MomentSource {

    private static final int LONGEST_QUOTE = 160;

    private final FoundKind told;

    AgentCutIns(FoundKind told) {
        this.told = told;
    }

    @Override
    public List<Moment> find(ScoredInteraction scored) {
        return scored.measures().interruptions().stream()
                .filter(cut -> cut.by() == Speaker.AGENT && cut.overlap().lengthMs() >= told.atLeastMs())
                .map(cut -> moment(scored.transcript().turns().get(cut.turn()), cut)).toList();
    }

    private Moment moment(Turn turn, Interruption cut) {
        String quote = turn.text().length() <= LONGEST_QUOTE ? turn.text() : "";
        return new Moment(Tone.COACHING, BuiltIn.INTERRUPTION.label(), turn.index(), Speaker.AGENT,
                turn.time() == null ? cut.overlap() : turn.time().covering(cut.overlap()),
                quote, told.why(), told.betterLine(), told.weight());
    }
}
