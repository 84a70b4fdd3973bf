package dev.earmark.measure;

import dev.earmark.measure.Measures.Interruption;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds who cut in. A party interrupts when it begins while the other has been talking and goes on talking, both at once for at least
 * the bound, and it says more than a back-channel. Who began earlier is the one interrupted; both beginning at once is nobody's fault.
 */
final class CutIns {

    /** Whoever began at least this much earlier had the floor. */
    private static final long FLOOR_MS = 200;

    private final List<Utterance> utterances;
    private final long overlapMs;
    private final long backChannelMs;

    CutIns(List<Utterance> utterances, MeasureSettings settings) {
        this.utterances = utterances;
        this.overlapMs = settings.cutIn().toMillis();
        this.backChannelMs = settings.backChannel().toMillis();
    }

    List<Interruption> find() {
        List<Interruption> found = new ArrayList<>();
        for (Utterance utterance : utterances) {
            if (!utterance.talk().isEmpty() && !utterance.backChannel(backChannelMs)) {
                cutIn(utterance).ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparingLong(interruption -> interruption.overlap().startMs()));
        return found;
    }

    private Optional<Interruption> cutIn(Utterance later) {
        TimeSpan own = later.talk().getFirst();
        return utterances.stream()
                .filter(other -> other.speaker() == later.speaker().other() && !other.backChannel(backChannelMs))
                .flatMap(other -> other.talk().stream())
                .filter(floor -> floor.startMs() + FLOOR_MS <= own.startMs() && floor.overlapMs(own) >= overlapMs)
                .findFirst()
                .map(floor -> new TimeSpan(own.startMs(), Math.min(own.endMs(), floor.endMs())))
                .map(overlap -> new Interruption(overlap, later.speaker(), later.turn()));
    }

    static long by(Speaker party, List<Interruption> interruptions) {
        return interruptions.stream().filter(interruption -> interruption.by() == party).count();
    }
}
