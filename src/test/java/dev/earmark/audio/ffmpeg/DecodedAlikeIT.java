package dev.earmark.audio.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earmark.audio.AudioSettings;
import dev.earmark.audio.format.SoundKind;
import dev.earmark.audio.format.SoundShape;
import dev.earmark.audio.format.WavFile;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.testing.Corpora;
import dev.earmark.testing.Wav;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same samples as with the {@code ffmpeg} program, bit by bit, where that program runs. */
class DecodedAlikeIT {

    @TempDir
    static Path data;

    @TempDir
    Path folder;

    private static AudioSettings settings;
    private static ProgramDecoder program;
    private static FfmpegDecoder ours;

    @BeforeAll
    static void bothDecoders() {
        settings = new AudioSettings(Duration.ofHours(1), 400_000_000, Duration.ofSeconds(120), data.resolve("scratch"));
        program = new ProgramDecoder(settings, libraries());
        ours = new FfmpegDecoder(settings, data);
        assumeTrue(program.runs(),
                "NOT COMPARED WITH FFMPEG: the program does not start on this machine (it wants X, ALSA and PulseAudio).");
    }

    private static DecoderLibraries libraries() {
        return new DecoderLibraries(data, DecoderLibraries.thisPlatform());
    }

    @ParameterizedTest
    @CsvSource({"a.flac,flac,1,8000", "a.flac,flac,2,44100", "a.mp3,libmp3lame,1,8000", "a.mp3,libmp3lame,2,44100", "a.m4a,aac,2,16000",
            "a.m4a,alac,2,16000",
            "a.opus,libopus,1,16000", "a.opus,libopus,2,48000", "a.webm,libopus,2,48000", "a.ogg,vorbis,2,16000", "a.ogg,libspeex,1,8000",
            "a.aiff,pcm_s24be,2,16000",
            "a.au,pcm_mulaw,2,8000", "a.caf,pcm_f32le,3,16000", "a.wav,adpcm_ms,2,8000", "a.wav,g726,1,8000", "a.w64,pcm_f64le,2,16000",
            "a.aac,aac,2,44100", "a.mka,ac3,6,48000",
            "a.amr,libopencore_amrnb,1,8000", "a.awb,libvo_amrwbenc,1,16000", "a.wma,wmav2,2,44100", "a.mp2,mp2,2,44100",
            "a.3gp,libopencore_amrnb,1,8000"})
    void everyFormatGivesTheSameSamples(String name, String encoder, int channels, int rate) throws IOException {
        Path file = folder.resolve(name);
        String sound = "anoisesrc=r=%d:d=3.21:a=0.3:seed=7,aformat=channel_layouts=%dc,volume=1.5".formatted(rate, channels);
        String layout = List.of("mono", "stereo", "3.0", "4.0", "5.0", "5.1").get(channels - 1);
        run(List.of("-v", "error", "-f", "lavfi", "-i", sound.replace(channels + "c", layout), "-c:a", encoder, "-strict", "-2", "-f",
                format(name), "file:" + file));
        alike(file);
    }

    private static String format(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "m4a" -> "ipod";
            case "aac" -> "adts";
            case "mka" -> "matroska";
            case "wma" -> "asf";
            case "awb" -> "amr";
            default -> ending;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"bank-double-charge.flac", "bank-lost-card.wav", "sales-fiber-offer.mp3"})
    void theSampleCallsGiveTheSameSamples(String name) throws IOException {
        alike(Path.of("eval-sets/sample-calls/audio", name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.mp3,libmp3lame", "a.m4a,aac", "a.ogg,vorbis", "a.flac,flac", "a.webm,libopus"})
    void whatIsDamagedInItsMiddleGivesTheSameSamples(String nameAndEncoder) throws IOException {
        String[] parts = nameAndEncoder.split(",");
        Path file = folder.resolve(parts[0]);
        run(List.of("-v", "error", "-f", "lavfi", "-i", "anoisesrc=r=16000:d=8:a=0.3:seed=3", "-c:a", parts[1], "-strict", "-2", "-ac", "2",
                "file:" + file));
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 300, (byte) 0x5a);
        Files.write(file, bytes);
        alike(file);
    }

    @Test
    void aSoundOfNoLengthIsTheSame() throws IOException {
        Path file = folder.resolve("empty.flac");
        run(List.of("-v", "error", "-i", "file:" + Wav.pcm16(16_000, new short[0]).write(folder.resolve("empty.wav")), "-c:a", "flac",
                "file:" + file));
        program.decode(file, SoundKind.FLAC, folder.resolve("theirs.wav"));
        decode(file, SoundKind.FLAC, folder.resolve("mine.wav"));
        assertThat(folder.resolve("mine.wav")).hasSameBinaryContentAs(folder.resolve("theirs.wav"));
    }

    @Test
    void theOddRecordingsOfTheMaterialGiveTheSameSamples() throws IOException {
        Path recordings = Corpora.folder("decoder-audio").resolve("wav");
        try (Stream<Path> files = Files.list(recordings)) {
            List<Path> all = files.sorted().toList();
            assertThat(all).isNotEmpty();
            for (Path file : all) {
                alike(file);
            }
        }
    }

    private void alike(Path file) throws IOException {
        SoundKind kind = Objects.requireNonNull(SoundKind.of(Arrays.copyOf(Files.readAllBytes(file), 4_096)), file.toString());
        Path theirs = folder.resolve("theirs.wav");
        Path mine = folder.resolve("mine.wav");
        program.decode(file, kind, theirs);
        decode(file, kind, mine);
        SoundShape expectedShape = program.shape(file, kind);
        SoundShape shape = ours.streams(file, kind).getFirst().shape();
        // the program rounds to as much
        assertThat(shape.seconds()).as("shape of " + file).isCloseTo(expectedShape.seconds(), within(1e-6));
        assertThat(shape).as("shape of " + file).isEqualTo(new SoundShape(expectedShape.channels(), expectedShape.sampleRateHz(),
                shape.seconds()));
        List<short[]> expected = samples(theirs);
        List<short[]> found = samples(mine);
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(found.get(i)).as("channel " + i + " of " + file).isEqualTo(expected.get(i));
        }
    }

    private static void decode(Path file, SoundKind kind, Path wav) throws IOException {
        try (FileChannel channel = FileChannel.open(wav, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ours.decode(file, kind, 0, channel);
        }
    }

    private static List<short[]> samples(Path wav) {
        try (WavFile file = WavFile.open(wav, StandardOpenOption.READ)) {
            List<short[]> channels = new ArrayList<>();
            for (int i = 0; i < file.shape().channels(); i++) {
                Pcm pcm = file.channel(i);
                short[] samples = new short[(int) pcm.length()];
                assertThat(pcm.read(0, samples)).isEqualTo(samples.length);
                channels.add(samples);
            }
            return channels;
        }
    }

    private static void run(List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addFirst("-y");
        LimitedProcess.Ended ended = ProgramDecoder.program(libraries(), "ffmpeg", all, settings);
        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }
}
