package dev.earmark.audio.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.audio.CallAudio;
import dev.earmark.audio.Peaks;
import dev.earmark.interaction.Recording;
import dev.earmark.testing.Wav;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelTest {

    @Test
    void silenceAroundSpeechDoesNotMakeItQuieter() {
        short[] speech = Wav.tone(8_000, 440, 2, 0.1);
        Level alone = level(speech);
        Level amongSilence = level(Wav.joined(new short[80_000], speech, new short[80_000]));
        assertThat(alone.speechDbfs()).isCloseTo(-23, within(0.1));
        assertThat(amongSilence.speechDbfs()).isCloseTo(alone.speechDbfs(), within(0.1));
        assertThat(amongSilence.peakDbfs()).isCloseTo(-20, within(0.1));
    }

    @Test
    void quietNoiseAroundSpeechDoesNotCount() {
        short[] call = Wav.joined(Wav.tone(8_000, 200, 10, 0.002), Wav.tone(8_000, 440, 2, 0.1));
        assertThat(level(call).speechDbfs()).isCloseTo(-23, within(0.3));
    }

    @Test
    void nothingToHearIsMinusNinety() {
        assertThat(level(new short[8_000])).isEqualTo(new Level(-90, -90));
        assertThat(level(new short[0])).isEqualTo(new Level(-90, -90));
        assertThat(level(new short[] {0})).isEqualTo(new Level(-90, -90));
    }

    @Test
    void aConstantOffsetIsNotSound() {
        short[] offset = new short[8_000];
        Arrays.fill(offset, (short) 3_000);
        assertThat(level(offset).speechDbfs()).isEqualTo(-90);
    }

    @Test
    void peaksShowTheLeastAndTheGreatestSampleOfEachPixel() {
        short[] samples = {0, 256, -512, 0, 32_767, -32_768};
        CallAudio.Party party = new CallAudio.Party(Speaker.UNKNOWN, Pcm.of(8_000, samples), level(samples));
        Recording recording = new Recording("c", List.of(new Recording.Track(Path.of("c.wav"), 0, Speaker.UNKNOWN)));
        CallAudio call = new CallAudio(recording, new Source("c.wav", "", 0, 1, 8_000), List.of(party));
        assertThat(Peaks.of(call, 4).channels()).singleElement().isEqualTo(new byte[] {-2, 1, -128, 127});
    }

    private static Level level(short[] samples) {
        return Level.of(FrameLevels.of(Pcm.of(8_000, samples)));
    }
}
