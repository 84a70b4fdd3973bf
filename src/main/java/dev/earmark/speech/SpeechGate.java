package dev.earmark.speech;

import dev.earmark.audio.FrameLevels;
import java.util.ArrayList;
import java.util.List;

/** Finds the stretches of a channel that are worth hearing. */
final class SpeechGate {

    private final GateSettings settings;

    SpeechGate(GateSettings settings) {
        this.settings = settings;
    }

    /** In order of time, apart from each other; none for silence. */
    List<Stretch> stretches(FrameLevels levels) {
        double threshold = threshold(levels);
        List<Stretch> found = new ArrayList<>();
        int run = 0;
        for (int frame = 0; frame <= levels.count(); frame++) {
            if (frame < levels.count() && levels.dbfs(frame) > threshold) {
                run++;
            } else {
                if (run * FrameLevels.FRAME_MS >= settings.shortestMs()) {
                    keep(found, (long) (frame - run) * FrameLevels.FRAME_MS, (long) frame * FrameLevels.FRAME_MS);
                }
                run = 0;
            }
        }
        return padded(found, (long) levels.count() * FrameLevels.FRAME_MS);
    }

    private void keep(List<Stretch> found, long startMs, long endMs) {
        if (!found.isEmpty() && startMs - found.getLast().endMs() <= settings.longestPauseMs()) {
            found.add(new Stretch(found.removeLast().startMs(), endMs));
        } else {
            found.add(new Stretch(startMs, endMs));
        }
    }

    private List<Stretch> padded(List<Stretch> found, long lengthMs) {
        return found.stream().map(stretch -> new Stretch(
                Math.max(0, stretch.startMs() - settings.beforeMs()), Math.min(lengthMs, stretch.endMs() + settings.afterMs()))).toList();
    }

    private double threshold(FrameLevels levels) {
        double floor = levels.quantileDbfs(0.1);
        return Math.max(floor + settings.aboveFloorDb(), settings.lowestDbfs());
    }
}
