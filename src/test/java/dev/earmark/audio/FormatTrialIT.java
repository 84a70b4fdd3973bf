package dev.earmark.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.audio.ffmpeg.DecodedCopy;
import dev.earmark.audio.ffmpeg.FfmpegDecoder;
import dev.earmark.audio.format.SoundKind;
import dev.earmark.audio.format.SoundShape;
import dev.earmark.fault.Unavailable;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormatTrialIT {

    @TempDir
    Path folder;

    private AudioSettings settings() {
        return new AudioSettings(Duration.ofHours(1), 100_000_000, Duration.ofSeconds(60), folder.resolve("scratch"));
    }

    @Test
    void everyFormatThatIsPromisedIsRead() {
        try (FfmpegDecoder decoder = new FfmpegDecoder(settings(), folder)) {
            assertThat(new FormatTrial(new AudioIntake(settings(), decoder), folder).run()).hasSize(SoundKind.values().length)
                    .contains("WAV", "MP3", "FLAC", "Opus", "M4A", "AAC", "GSM", "WebM");
        }
    }

    @ParameterizedTest
    @EnumSource(SoundKind.class)
    void itsSampleIsKnownByItsFirstBytes(SoundKind kind) throws Exception {
        try (InputStream sample = FormatTrial.class.getResourceAsStream("/formats/" + kind.name().toLowerCase(Locale.ROOT))) {
            assertThat(SoundKind.of(Objects.requireNonNull(sample).readNBytes(4_096))).isEqualTo(kind);
        }
    }

    @Test
    void aDecoderThatMakesSilenceOfAFormatIsFoundOut() {
        MediaDecoder silent = new MediaDecoder() {
            @Override
            public List<Stream> streams(Path file, SoundKind kind) {
                return List.of(new Stream(new SoundShape(1, 8_000, 1), 0));
            }

            @Override
            public void decode(Path file, SoundKind kind, int stream, FileChannel wav) {
                DecodedCopy copy = new DecodedCopy(wav);
                copy.add(new byte[16_000]);
                copy.finish(1, 8_000);
            }
        };
        assertThatThrownBy(() -> new FormatTrial(new AudioIntake(settings(), silent), folder).run()).isInstanceOf(Unavailable.class)
                .hasMessage("The sound decoder of this machine does not read RF64: a second of it came out as 1.00 s at -90 dB.");
    }
}
