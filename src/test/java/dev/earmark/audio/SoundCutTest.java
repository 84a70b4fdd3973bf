package dev.earmark.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.audio.samples.Level;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Recording;
import dev.earmark.interaction.Recording.Track;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stretch of a call as a file of its own. */
class SoundCutTest {

    private static final int RATE = 8_000;

    /** Two seconds; each sample tells its millisecond, the customer's as a negative number. */
    private static CallAudio call() {
        short[] agent = new short[2 * RATE];
        short[] customer = new short[2 * RATE];
        for (int i = 0; i < agent.length; i++) {
            agent[i] = (short) (i / 8);
            customer[i] = (short) -(i / 8);
        }
        Level level = new Level(-20, -10);
        Recording recording = new Recording("call", List.of(new Track(Path.of("call.wav"), 0, Speaker.AGENT, "call.wav")));
        return new CallAudio(recording, new Source("", "", 2, 2, RATE), List.of(
                new CallAudio.Party(Speaker.AGENT, Pcm.of(RATE, agent), level),
                new CallAudio.Party(Speaker.CUSTOMER, Pcm.of(RATE, customer), level)));
    }

    private static ByteBuffer cut(long fromMs, long toMs, long roomMs) throws IOException {
        ByteArrayOutputStream into = new ByteArrayOutputStream();
        SoundCut.write(call(), new TimeSpan(fromMs, toMs), roomMs, into);
        return ByteBuffer.wrap(into.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void itBeginsABitBeforeAndHoldsBothParties() throws IOException {
        ByteBuffer wave = cut(1_000, 1_500, 100);

        assertThat(wave.capacity()).isEqualTo(44 + 700 * 8 * 2 * 2);
        assertThat(wave.getInt(40)).isEqualTo(700 * 8 * 2 * 2);
        assertThat(wave.getShort(44)).isEqualTo((short) 900);
        assertThat(wave.getShort(46)).isEqualTo((short) -900);
    }

    @Test
    void roomEndsWhereTheRecordingDoes() throws IOException {
        assertThat(cut(100, 1_900, 1_000).capacity()).isEqualTo(44 + 2_000 * 8 * 2 * 2);
    }

    @Test
    void whatLiesBehindTheEndIsRefused() {
        assertThatThrownBy(() -> cut(9_000, 9_500, 100)).isInstanceOf(Rejected.class).hasMessageContaining("not the recording");
    }
}
