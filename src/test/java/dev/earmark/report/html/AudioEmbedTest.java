package dev.earmark.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.audio.samples.Pcm;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class AudioEmbedTest {

    private static final int FORMAT = 20;
    private static final int RATE = 24;

    @Test
    void aCallThatFitsIsEmbeddedAsItIs() {
        ByteBuffer wav = wav(List.of(Pcm.of(8000, new short[] {1, 2, 3}), Pcm.of(8000, new short[] {-1, -2})), 1000);
        assertThat(wav.getShort(FORMAT)).isEqualTo((short) 1);
        assertThat(wav.getInt(RATE)).isEqualTo(8000);
        assertThat(wav.getShort(22)).as("channels").isEqualTo((short) 2);
        assertThat(List.of(wav.getShort(44), wav.getShort(46), wav.getShort(48), wav.getShort(50), wav.getShort(52), wav.getShort(54)))
                .containsExactly((short) 1, (short) -1, (short) 2, (short) -2, (short) 3, (short) 0);
    }

    @Test
    void aCallThatIsTooLargeGetsALowerRateThenMuLawThenNothing() {
        Pcm second = Pcm.of(44_100, new short[44_100]);
        assertThat(form(second, 100_000)).containsExactly(1, 44_100);
        assertThat(form(second, 40_000)).containsExactly(1, 16_000);
        assertThat(form(second, 20_000)).containsExactly(1, 8_000);
        assertThat(form(second, 9_000)).containsExactly(7, 8_000);
        assertThat(AudioEmbed.wav(List.of(second), 8_000)).isEmpty();
        assertThat(AudioEmbed.wav(List.of(second), 0)).isEmpty();
        assertThat(AudioEmbed.wav(List.of(), 1_000)).isEmpty();
    }

    @Test
    void partiesOfDifferentRatesStayInStep() {
        short[] slow = new short[8_000];
        java.util.Arrays.fill(slow, (short) 1_000);
        ByteBuffer wav = wav(List.of(Pcm.of(16_000, new short[16_000]), Pcm.of(8_000, slow)), 1_000_000);
        assertThat(wav.getInt(RATE)).isEqualTo(16_000);
        assertThat(wav.capacity()).isEqualTo(44 + 16_000 * 4);
        assertThat((int) wav.getShort(44 + 4 * 8_000 + 2)).as("middle of the slower party").isCloseTo(1_000, within(30));
    }

    /** Known pairs of ITU-T G.711: silence, the loudest sounds and the ends of segments. */
    @Test
    void muLawIsThatOfTelephoneLines() {
        assertThat(List.of(AudioEmbed.muLaw((short) 0), AudioEmbed.muLaw((short) 32_767), AudioEmbed.muLaw(Short.MIN_VALUE),
                AudioEmbed.muLaw((short) 1_000)))
                .containsExactly((byte) 0xFF, (byte) 0x80, (byte) 0x00, (byte) 0xCE);
    }

    private static List<Integer> form(Pcm pcm, long maxBytes) {
        ByteBuffer wav = wav(List.of(pcm), maxBytes);
        assertThat(wav.capacity()).isLessThanOrEqualTo((int) maxBytes);
        return List.of((int) wav.getShort(FORMAT), wav.getInt(RATE));
    }

    private static ByteBuffer wav(List<Pcm> channels, long maxBytes) {
        return ByteBuffer.wrap(AudioEmbed.wav(channels, maxBytes).orElseThrow().bytes()).order(ByteOrder.LITTLE_ENDIAN);
    }
}
