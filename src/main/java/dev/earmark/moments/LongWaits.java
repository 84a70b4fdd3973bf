package dev.earmark.moments;

import dev.earmark.measure.Measures.DeadAir;
import dev.earmark.moments.Moment.Tone;
import dev.earmark.scoring.act.Act;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Silences on the line in which the customer was left waiting: dead air, and from another length on a hold. */
final class LongWaits implements MomentSource {

    private static final double SECONDS_OF_WEIGHT = 10;
    private static final long LONG_EVEN_IF_TOLD_MS = 45_000;
    /** However long it is, it is one wait. */
    private static final double MOST_TIMES = 2.4;

    private static final double LIKELY = 0.4;

    private final MomentKinds kinds;
    private final TurnActs acts;

    LongWaits(MomentKinds kinds, TurnActs acts) {
        this.kinds = kinds;
        this.acts = acts;
    }

    @Override
    public List<Moment> find(ScoredInteraction scored) {
        List<Moment> moments = new ArrayList<>();
        if (scored.transcript().channel() == Channel.VOICE) {
            scored.measures().deadAirs().stream().filter(silence -> silence.keptWaiting() == Speaker.CUSTOMER).map(DeadAir::time)
                    .filter(silence -> silence.lengthMs() >= LONG_EVEN_IF_TOLD_MS || !told(scored, silence))
                    .forEach(silence -> kind(silence).ifPresent(kind -> moments.add(moment(scored, kind, silence))));
        }
        return moments;
    }

    private Optional<BuiltIn> kind(TimeSpan silence) {
        return kinds.found().keySet().stream().filter(kind -> kind == BuiltIn.DEAD_AIR || kind == BuiltIn.LONG_HOLD)
                .filter(kind -> kinds.of(kind).filter(told -> silence.lengthMs() >= told.atLeastMs()).isPresent())
                .max(Comparator.comparingLong(kind -> kinds.of(kind).map(FoundKind::atLeastMs).orElse(0L)));
    }

    private Moment moment(ScoredInteraction scored, BuiltIn kind, TimeSpan silence) {
        FoundKind told = kinds.of(kind).orElseThrow();
        long seconds = Math.round(silence.lengthMs() / 1_000.0);
        return new Moment(Tone.COACHING, kind.label(), turnBefore(scored, silence), Speaker.AGENT, silence, "",
                "The customer waits for " + seconds + " seconds and hears nothing. " + told.why(), told.betterLine(),
                told.weight() * Math.min(MOST_TIMES, seconds / SECONDS_OF_WEIGHT));
    }

    /** Whoever was asked to wait knows why it is silent. */
    private boolean told(ScoredInteraction scored, TimeSpan silence) {
        Integer before = turnBefore(scored, silence);
        int last = before == null ? -1 : before;
        return scored.transcript().turns().stream().filter(turn -> turn.index() <= last && turn.index() >= last - 2)
                .filter(turn -> turn.speaker() == Speaker.AGENT).flatMap(turn -> acts.of(turn.text()).stream())
                .anyMatch(sentence -> sentence.any(Act.WAITS) >= LIKELY);
    }

    private static @Nullable Integer turnBefore(ScoredInteraction scored, TimeSpan silence) {
        return scored.transcript().turns().stream().filter(turn -> turn.time() != null && turn.time().startMs() < silence.startMs())
                .reduce((_, later) -> later).map(Turn::index).orElse(null);
    }
}
