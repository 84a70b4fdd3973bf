package dev.earmark.speech.gate;

import dev.earmark.audio.samples.CrossTalk;
import dev.earmark.audio.samples.FrameLevels;
import java.util.ArrayList;
import java.util.List;

/** Finds the stretches of a channel that are worth hearing. */
public final class SpeechGate {

    /** Echo of the other party arrives up to this much later. */
    private static final int ECHO_FRAMES = 300 / FrameLevels.FRAME_MS;

    private final GateSettings settings;

    public SpeechGate(GateSettings settings) {
        this.settings = settings;
    }

    /**
     * @param others levels of the other channels of the call
     * @return in order of time, apart from each other; none for silence
     */
    public List<Stretch> stretches(FrameLevels own, List<FrameLevels> others) {
        return stretches(own, others, CrossTalk.none());
    }

    /** @param copies of what other channels carry, which are not worth hearing */
    public List<Stretch> stretches(FrameLevels own, List<FrameLevels> others, CrossTalk copies) {
        NoiseFloor noise = new NoiseFloor(own);
        List<Stretch> found = new ArrayList<>();
        int run = 0;
        for (int frame = 0; frame <= own.count(); frame++) {
            if (frame < own.count() && !copies.at(frame) && speech(own, noise, others, frame)) {
                run++;
            } else {
                if (run > 0 && run * FrameLevels.FRAME_MS >= settings.shortestMs()) {
                    keep(found, (long) (frame - run) * FrameLevels.FRAME_MS, (long) frame * FrameLevels.FRAME_MS);
                }
                run = 0;
            }
        }
        return padded(found, (long) own.count() * FrameLevels.FRAME_MS);
    }

    private boolean speech(FrameLevels own, NoiseFloor noise, List<FrameLevels> others, int frame) {
        double level = own.dbfs(frame);
        return level > settings.lowestDbfs()
                && level > noise.dbfs(frame) + settings.aboveNoiseDb()
                && others.stream().noneMatch(other -> loudest(other, frame) > level + settings.belowOtherDb());
    }

    private static double loudest(FrameLevels other, int frame) {
        double loudest = Double.NEGATIVE_INFINITY;
        for (int i = Math.max(0, frame - ECHO_FRAMES); i <= frame && i < other.count(); i++) {
            loudest = Math.max(loudest, other.dbfs(i));
        }
        return loudest;
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
}
