package dev.earmark.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.audio.CallAudio;
import dev.earmark.audio.samples.FrameLevels;
import dev.earmark.audio.samples.Level;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.interaction.Progress;
import dev.earmark.interaction.Recording;
import dev.earmark.testing.TimedCall;
import dev.earmark.testing.Wav;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.SourceRemark;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelledTranscriberTest {

    private static final int RATE_HZ = 8_000;

    private final List<CallAudio> heard = new ArrayList<>();

    private Transcript listen(CallAudio audio) {
        return new LevelledTranscriber((call, _) -> {
            heard.add(call);
            Transcript said = TimedCall.voice().agent(0, 1, "hello").heard();
            return new Transcript(said.id(), said.channel(), call.source(), said.engine(), said.turns());
        }).transcribe(audio, Progress.SILENT);
    }

    private static CallAudio call(double agentAmplitude, double customerAmplitude) {
        return new CallAudio(new Recording("c", List.of(new Recording.Track(Path.of("c.wav"), 0, Speaker.AGENT))),
                new Source("c.wav", "", 2, 2, RATE_HZ), List.of(party(Speaker.AGENT, agentAmplitude), party(Speaker.CUSTOMER,
                        customerAmplitude)));
    }

    private static CallAudio.Party party(Speaker speaker, double amplitude) {
        short[] tone = Wav.tone(RATE_HZ, 300, 2, Math.min(1, amplitude));
        for (int i = 0; amplitude > 1 && i < tone.length; i++) {
            tone[i] = (short) Math.clamp(Math.round(tone[i] * amplitude), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        Pcm pcm = Pcm.of(RATE_HZ, tone);
        return new CallAudio.Party(speaker, pcm, Level.of(FrameLevels.of(pcm)));
    }

    private static List<String> codes(Transcript transcript) {
        return transcript.source().remarks().stream().map(SourceRemark::code).toList();
    }

    @Test
    void aLineThatIsFarTooQuietIsHeardLouderAndItIsSaid() {
        Transcript transcript = listen(call(0.003, 0.2));
        assertThat(codes(transcript)).containsExactly("speech.quiet-line");
        assertThat(transcript.source().remarks().getFirst().sentence()).contains("The line of the agent is very quiet", "record it louder");
        assertThat(heard.getFirst().parties().getFirst().level().speechDbfs()).isBetween(-30.0, -20.0);
    }

    @Test
    void aUsualLineIsHeardAsItIs() {
        CallAudio usual = call(0.1, 0.2);
        assertThat(codes(listen(usual))).isEmpty();
        assertThat(heard).containsExactly(usual);
    }

    @Test
    void aLineThatIsCutOffAtItsLoudestIsLeftAsItIsAndItIsSaid() {
        CallAudio loud = call(4, 0.2);
        assertThat(codes(listen(loud))).containsExactly("speech.clipped-line");
        assertThat(heard.getFirst().parties()).isEqualTo(loud.parties());
    }

    @Test
    void silenceIsNotMadeLouder() {
        assertThat(codes(listen(call(0, 0.2)))).isEmpty();
    }
}
