package dev.earmark.testing;

import dev.earmark.audio.CallAudio;
import dev.earmark.audio.samples.Level;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.interaction.Recording;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.nio.file.Path;
import java.util.List;

/** Sound to a transcript: a tone for each word, lower for the agent, silence elsewhere. */
public final class SampleSound {

    public static final int RATE_HZ = 8000;

    private SampleSound() {}

    /** A channel for the agent, then one for the customer. */
    public static CallAudio call(Transcript transcript) {
        Path file = Path.of(transcript.source().file());
        Recording recording = new Recording(transcript.id(),
                List.of(new Recording.Track(file, 0, Speaker.AGENT), new Recording.Track(file, 1, Speaker.CUSTOMER)));
        return new CallAudio(recording, transcript.source(),
                List.of(party(transcript, Speaker.AGENT), party(transcript, Speaker.CUSTOMER)));
    }

    private static CallAudio.Party party(Transcript transcript, Speaker speaker) {
        return new CallAudio.Party(speaker, Pcm.of(RATE_HZ, of(transcript, speaker)), new Level(-20, -3));
    }

    private static short[] of(Transcript transcript, Speaker speaker) {
        short[] samples = new short[(int) (transcript.source().seconds() * RATE_HZ)];
        for (Turn turn : transcript.turns()) {
            for (Word word : turn.words()) {
                if (turn.speaker() == speaker) {
                    tone(samples, word, speaker == Speaker.AGENT ? 180 : 260);
                }
            }
        }
        return samples;
    }

    private static void tone(short[] samples, Word word, double pitchHz) {
        int from = (int) (word.time().startMs() * RATE_HZ / 1000);
        int to = (int) Math.min(samples.length, word.time().endMs() * RATE_HZ / 1000);
        double loudness = 5_000 + 1_300 * (word.text().length() % 9);
        for (int i = from; i < to; i++) {
            double swell = Math.sin(Math.PI * (i - from) / (to - from));
            samples[i] = (short) (loudness * swell * Math.sin(2 * Math.PI * pitchHz * i / RATE_HZ) * (1 - 0.3 * Math.sin(i / 37.0)));
        }
    }
}
