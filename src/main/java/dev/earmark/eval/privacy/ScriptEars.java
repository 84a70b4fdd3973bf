package dev.earmark.eval.privacy;

import dev.earmark.audio.CallAudio;
import dev.earmark.audio.samples.Level;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.eval.privacy.PrivateScript.Line;
import dev.earmark.interaction.Progress;
import dev.earmark.interaction.Recording;
import dev.earmark.speech.Transcriber;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Has scripts read aloud by two voices over a telephone line with noise, and hears them. For one thread. */
public final class ScriptEars {

    static final int RATE_HZ = 8_000;
    private static final int PAUSE_MS = 350;
    private static final int MS_PER_SECOND = 1_000;
    /** About 30 dB below speech. */
    private static final double NOISE = 60;

    private final ReadingAloud voices;
    private final Transcriber transcriber;

    public ScriptEars(ReadingAloud voices, Transcriber transcriber) {
        this.voices = voices;
        this.transcriber = transcriber;
    }

    /** @param time in which the words were read aloud */
    record Secret(Speaker speaker, TimeSpan time, String words) {}

    record Heard(Transcript transcript, List<Secret> secrets) {
        Heard {
            secrets = List.copyOf(secrets);
        }
    }

    Heard hear(PrivateScript script, long seed) {
        List<short[]> said = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        List<Secret> secrets = new ArrayList<>();
        int at = RATE_HZ;
        for (Line line : script.lines()) {
            for (String part : List.of(line.before(), line.secret(), line.after())) {
                if (!part.isBlank()) {
                    short[] sound = voices.read(part, line.speaker());
                    said.add(sound);
                    starts.add(line.speaker() == Speaker.AGENT ? at : -at);
                    if (part.equals(line.secret())) {
                        secrets.add(new Secret(line.speaker(), span(at, at + sound.length), part));
                    }
                    at += sound.length;
                }
            }
            at += PAUSE_MS * RATE_HZ / MS_PER_SECOND;
        }
        return new Heard(transcriber.transcribe(call(said, starts, at, new Random(seed)), Progress.SILENT), secrets);
    }

    private static TimeSpan span(int from, int to) {
        return new TimeSpan((long) from * MS_PER_SECOND / RATE_HZ, (long) to * MS_PER_SECOND / RATE_HZ);
    }

    private static CallAudio call(List<short[]> said, List<Integer> starts, int length, Random random) {
        short[][] channels = new short[2][length];
        for (int i = 0; i < said.size(); i++) {
            int start = starts.get(i);
            System.arraycopy(said.get(i), 0, channels[start > 0 ? 0 : 1], Math.abs(start), said.get(i).length);
        }
        for (short[] channel : channels) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] = (short) Math.clamp(Math.round(channel[i] + NOISE * random.nextGaussian()), Short.MIN_VALUE, Short.MAX_VALUE);
            }
        }
        Path file = Path.of("script.wav");
        Recording recording = new Recording("script", List.of(new Recording.Track(file, 0, Speaker.AGENT),
                new Recording.Track(file, 1, Speaker.CUSTOMER)));
        return new CallAudio(recording, new Source("script.wav", "00", (double) length / RATE_HZ, 2, RATE_HZ),
                List.of(party(Speaker.AGENT, channels[0]), party(Speaker.CUSTOMER, channels[1])));
    }

    private static CallAudio.Party party(Speaker speaker, short[] samples) {
        Pcm pcm = Pcm.of(RATE_HZ, samples);
        return new CallAudio.Party(speaker, pcm, Level.of(dev.earmark.audio.samples.FrameLevels.of(pcm)));
    }
}
