package dev.earmark.audio;

import dev.earmark.audio.format.LinearWav;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.fault.Rejected;
import dev.earmark.transcript.TimeSpan;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Cuts a stretch out of a call and writes it as a WAV file: 16 bits, the rate of the recording, a channel for each party. */
public final class SoundCut {

    private SoundCut() {}

    /**
     * @param time   of the recording; what lies before its beginning or behind its end is left out
     * @param roomMs before and after
     * @throws Rejected with {@code audio.outside} when the recording has nothing there
     */
    public static void write(CallAudio call, TimeSpan time, long roomMs, OutputStream into) throws IOException {
        List<Pcm> channels = call.parties().stream().map(CallAudio.Party::pcm).toList();
        int rate = channels.getFirst().sampleRateHz();
        long from = Math.max(0, time.startMs() - roomMs) * rate / 1_000;
        long end = Math.min(channels.stream().mapToLong(Pcm::length).max().orElse(0), (time.endMs() + roomMs) * rate / 1_000);
        if (from >= end) {
            throw new Rejected("audio.outside", "The recording ends before the moment begins, so it is not the recording of that result.");
        }
        LinearWav.write(channels, from, end, into);
    }
}
