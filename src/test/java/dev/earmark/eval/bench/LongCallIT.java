package dev.earmark.eval.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call that lasts for hours, made of calls of a minute. */
class LongCallIT {

    @TempDir
    Path folder;

    @Test
    void shortCallsAreRepeatedUntilItIsLongEnough() throws Exception {
        Path made = folder.resolve("long.wav");

        new LongCall(List.of(call("one.wav", 8_000, 1_000, (byte) 1), call("two.wav", 8_000, 500, (byte) 2))).write(4, made);

        try (AudioInputStream sound = AudioSystem.getAudioInputStream(made.toFile())) {
            byte[] bytes = sound.readAllBytes();
            assertThat(bytes).hasSize(4 * 8_000 * 4);
            assertThat(new byte[] {bytes[0], bytes[32_000], bytes[48_000], bytes[80_000]}).containsExactly(1, 2, 1, 2);
        }
    }

    @Test
    void callsOfTwoShapesAndWhatIsNoWavAreRefused() throws IOException {
        Path narrow = call("narrow.wav", 8_000, 100, (byte) 1);
        Path letter = Files.writeString(folder.resolve("letter.wav"), "Dear Sir or Madam, this is not a recording at all.");

        assertThatThrownBy(() -> new LongCall(List.of(narrow, call("wide.wav", 16_000, 100, (byte) 1)))
                .write(1, folder.resolve("long.wav")))
                .isInstanceOf(Rejected.class).hasMessageContaining(
                        "wide.wav is empty, or has another sample rate, encoding or number of channels than");
        assertThatThrownBy(() -> new LongCall(List.of(letter)).write(1, folder.resolve("long.wav")))
                .isInstanceOf(Rejected.class).hasMessageContaining("letter.wav is no WAV file; give WAV recordings of one shape.");
        assertThatThrownBy(() -> new LongCall(List.of(call("empty.wav", 8_000, 0, (byte) 1))).write(1, folder.resolve("long.wav")))
                .isInstanceOf(Rejected.class).hasMessageContaining("empty.wav is empty");
    }

    @Test
    void theMemoryThatAProcessHasHeldIsTold() throws Exception {
        Process process = new ProcessBuilder("sleep", "0.2").start();

        assertThat(PeakMemory.untilTheEndOf(process)).isBetween(100_000L, 100_000_000L);
    }

    /** Two channels of 16 bits, all bytes alike. */
    private Path call(String name, int rate, int ms, byte value) throws IOException {
        byte[] bytes = new byte[ms * rate / 1_000 * 4];
        Arrays.fill(bytes, value);
        Path file = folder.resolve(name);
        AudioFormat format = new AudioFormat(rate, 16, 2, true, false);
        try (AudioInputStream sound = new AudioInputStream(new ByteArrayInputStream(bytes), format, bytes.length / 4)) {
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file.toFile());
        }
        return file;
    }
}
