package dev.earmark.moments;

import dev.earmark.moments.Moment.Tone;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Silences on the line in which the customer was left waiting. */
final class LongWaits implements MomentSource {

    private static final long SHORTEST_MS = 10_000;
    /** About as much as a small criterion for ten seconds, growing with the wait. */
    private static final double POINTS_A_SECOND = 0.5;
    private static final double MOST_POINTS = 12;

    @Override
    public List<Moment> find(ScoredInteraction scored) {
        if (scored.transcript().channel() != Channel.VOICE) {
            return List.of();
        }
        return scored.measures().deadAirs().stream()
                .filter(silence -> silence.keptWaiting() == Speaker.CUSTOMER && silence.time().lengthMs() >= SHORTEST_MS)
                .map(silence -> moment(scored, silence.time())).toList();
    }

    private static Moment moment(ScoredInteraction scored, TimeSpan silence) {
        long seconds = Math.round(silence.lengthMs() / 1_000.0);
        return new Moment(Tone.COACHING, "dead-air", turnBefore(scored, silence), Speaker.AGENT, silence, "",
                "The customer waits for " + seconds + " seconds and hears nothing.",
                "I am looking this up for you; it will take about a minute.",
                Math.min(MOST_POINTS, POINTS_A_SECOND * seconds));
    }

    private static @Nullable Integer turnBefore(ScoredInteraction scored, TimeSpan silence) {
        return scored.transcript().turns().stream().filter(turn -> turn.time() != null && turn.time().startMs() < silence.startMs())
                .reduce((_, later) -> later).map(Turn::index).orElse(null);
    }
}
