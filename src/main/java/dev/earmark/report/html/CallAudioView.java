package dev.earmark.report.html;

import dev.earmark.audio.CallAudio;
import dev.earmark.audio.Peaks;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.transcript.Speaker;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page can draw and play of a call.
 *
 * @param lanes one for each party, the agent first
 * @param audio null when the call is too long to embed; the page then says so
 */
public record CallAudioView(List<Lane> lanes, @Nullable PlayableAudio audio) {

    private static final int PAIRS_PER_SECOND = 32;
    private static final int MOST_PAIRS = 120_000;

    public CallAudioView {
        lanes = List.copyOf(lanes);
    }

    /** @param peaks of one channel */
    public record Lane(Speaker speaker, Peaks peaks) {

        double millisecondsPerPair() {
            return 1000.0 * peaks.samplesPerPixel() / peaks.sampleRateHz();
        }
    }

    /** With as good a sound as a page that can still be mailed holds. Reads the whole call, at most twice. */
    public static CallAudioView of(CallAudio call) {
        return of(call, AudioEmbed.MAIL_BOUND_BYTES);
    }

    /**
     * @param maxAudioBytes of the sound before it is encoded as text, which makes it a third larger; 0 for a page without sound
     * @throws dev.earmark.fault.Unavailable when the sound can no longer be read
     */
    public static CallAudioView of(CallAudio call, long maxAudioBytes) {
        List<CallAudio.Party> parties = call.parties().stream().sorted(Comparator.comparing(CallAudio.Party::speaker)).toList();
        List<Lane> lanes = parties.stream().map(party -> new Lane(party.speaker(), peaks(call, party))).toList();
        return new CallAudioView(lanes, AudioEmbed.wav(parties.stream().map(CallAudio.Party::pcm).toList(), maxAudioBytes).orElse(null));
    }

    private static Peaks peaks(CallAudio call, CallAudio.Party party) {
        Pcm pcm = party.pcm();
        long samplesPerPair = Math.max(pcm.sampleRateHz() / PAIRS_PER_SECOND, pcm.length() / MOST_PAIRS + 1);
        return Peaks.of(new CallAudio(call.recording(), call.source(), List.of(party)),
                Math.toIntExact(Math.min(samplesPerPair, 1_000_000)));
    }
}
