package dev.earmark.audio.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.AudioSettings;
import dev.earmark.audio.CallAudio;
import dev.earmark.audio.ChannelChoice;
import dev.earmark.audio.format.SoundKind;
import dev.earmark.fault.Fault;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.testing.Wav;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FfmpegDecoderIT {

    private static final short[] LEFT = Wav.tone(16_000, 440, 2, 0.5);
    private static final short[] RIGHT = Wav.tone(16_000, 880, 2, 0.05);

    @TempDir
    static Path data;

    @TempDir
    Path folder;

    private static AudioSettings settings;

    @BeforeAll
    static void settings() {
        settings = new AudioSettings(Duration.ofHours(1), 100_000_000, Duration.ofSeconds(60), data.resolve("scratch"));
    }

    @ParameterizedTest
    @CsvSource({"call.flac,flac", "call.mp3,libmp3lame", "call.m4a,aac", "call.opus,libopus", "call.webm,libopus", "call.ogg,vorbis",
            "call.aiff,pcm_s16be", "call.au,pcm_mulaw", "call.caf,pcm_s16le", "adpcm.wav,adpcm_ms", "ima.wav,adpcm_ima_wav",
            "call.w64,pcm_s16le", "call.aac,aac", "call.mka,pcm_s16le"})
    void callsInManyFormatsKeepTheirPartiesApart(String name, String encoder) throws IOException {
        Path file = encoded(name, encoder, List.of(), LEFT, RIGHT);
        try (CallAudio call = take(file)) {
            assertThat(call.source().channels()).isEqualTo(2);
            assertThat(call.source().seconds()).isCloseTo(2, within(0.15));
            assertThat(call.parties().get(0).level().speechDbfs()).isCloseTo(-9, within(1.5));
            assertThat(call.parties().get(1).level().speechDbfs()).isCloseTo(-29, within(1.5));
        }
        assertThat(scratch()).isEmpty();
    }

    /** The program cannot write GSM, so the frames are made here: each begins with the nibble 1101 and is otherwise silent. */
    @Test
    void gsmIsReadWithAndWithoutAHeader() throws IOException {
        byte[] frames = new byte[33 * 100];
        for (int at = 0; at < frames.length; at += 33) {
            frames[at] = (byte) 0xd0;
        }
        byte[] format = Wav.little(20).putShort((short) 0x31).putShort((short) 1).putInt(8_000).putInt(1_625).putShort((short) 65)
                .putShort((short) 0)
                .putShort((short) 2).putShort((short) 320).array();
        byte[] wav = Wav.riff(-1, List.of(Wav.chunk("fmt ", format, -1), Wav.chunk("data", new byte[65 * 50], -1)));
        for (Path file : List.of(Files.write(folder.resolve("call.gsm"), frames), Files.write(folder.resolve("call.wav"), wav))) {
            try (CallAudio call = take(file)) {
                assertThat(call.source().sampleRateHz()).isEqualTo(8_000);
                assertThat(call.source().seconds()).isCloseTo(2, within(0.05));
                assertThat(call.parties()).hasSize(1);
            }
        }
    }

    @Test
    void theExtensionIsNotBelieved() throws IOException {
        Path file = Files.move(encoded("call.mp3", "libmp3lame", List.of(), LEFT, RIGHT), folder.resolve("really an mp3.wav"));
        try (CallAudio call = take(file)) {
            assertThat(call.source().file()).isEqualTo("really an mp3.wav");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-i.flac", "a:b|c.flac", "100%d.flac", "concat:a.flac", "x; touch owned #.flac", "$(touch owned).flac",
            "Gespräch ü.flac", "a'\"`.flac"})
    void oddFileNamesAreOnlyNames(String name) throws IOException {
        Path file = Files.move(encoded("call.flac", "flac", List.of(), LEFT), folder.resolve(name));
        try (CallAudio call = take(file)) {
            assertThat(call.source().seconds()).isCloseTo(2, within(0.01));
        }
        assertThat(Files.exists(folder.resolve("owned"))).isFalse();
    }

    @Test
    void aVideoWithSoundIsHeardAndOneWithoutIsRefused() throws IOException {
        Path video = folder.resolve("video.mp4");
        assertThat(program(List.of("-v", "error", "-f", "lavfi", "-i", "color=size=32x32:rate=5:duration=1", "-c:v", "mpeg4",
                "file:" + video)).exitCode()).isZero();
        assertThatThrownBy(() -> take(video)).isInstanceOf(Rejected.class).hasMessage("video.mp4 has no sound in it.");
    }

    @Test
    void aPlaylistNamedWavIsNotFollowed() throws IOException {
        Path file = Files.writeString(folder.resolve("call.wav"), "#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n");
        assertThatThrownBy(() -> take(file)).isInstanceOf(Rejected.class)
                .hasMessage("call.wav is a playlist, not a recording; send WAV, MP3, M4A, Opus, FLAC, GSM or WebM.");
    }

    @Test
    void aDamagedFileIsRefusedInOneSentence() throws IOException {
        for (String start : List.of("OggS", "fLaC", "ID3\u0004", "caff", ".snd", "#!AMR\n", "FORM    AIFF", "    ftypM4A ",
                "\u001aE\u00df\u00a3")) {
            byte[] bytes = (start + "\u0001garbage ".repeat(2_000)).getBytes(StandardCharsets.ISO_8859_1);
            Path file = Files.write(folder.resolve("broken.bin"), bytes);
            assertThatThrownBy(() -> take(file)).isInstanceOf(Rejected.class).extracting(fault -> ((Fault) fault).code())
                    .isIn("audio.undecodable", "audio.cut-off", "audio.no-sound", "audio.sample-rate", "audio.channels");
        }
        assertThat(scratch()).isEmpty();
    }

    @Test
    void aFileThatEndsTooEarlyIsRefused() throws IOException {
        short[] tone = Wav.tone(16_000, 440, 30, 0.5);
        byte[] flac = Files.readAllBytes(encoded("call.flac", "flac", List.of(), tone));
        Path cut = Files.write(folder.resolve("cut.flac"), Arrays.copyOf(flac, flac.length / 2));
        assertThatThrownBy(() -> take(cut)).isInstanceOf(Rejected.class)
                .hasMessageStartingWith("cut.flac declares 30 s of sound but holds 1");
    }

    @Test
    void aSmallFileThatDecodesToHoursIsStopped() throws IOException {
        Path bomb = folder.resolve("bomb.flac");
        assertThat(program(List.of("-v", "error", "-f", "lavfi", "-i", "anullsrc=r=96000:cl=stereo:d=600", "-c:a", "flac", "file:" + bomb))
                .exitCode()).isZero();
        assertThat(Files.size(bomb)).isLessThan(1_000_000);
        AudioSettings short1 = new AudioSettings(Duration.ofMinutes(1), 100_000_000, Duration.ofSeconds(60), settings.scratchFolder());
        assertThatThrownBy(() -> take(bomb, short1)).isInstanceOf(Rejected.class)
                .hasMessage("bomb.flac is longer than 1 minutes, the longest that is accepted.");
        AudioSettings small = new AudioSettings(Duration.ofHours(1), 5_000_000, Duration.ofSeconds(60), settings.scratchFolder());
        Path copy = folder.resolve("copy.wav");
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FfmpegDecoder decoder = new FfmpegDecoder(small, data)) {
            decoder.decode(bomb, SoundKind.FLAC, 0, channel);
        }
        assertThat(Files.size(copy)).isLessThan(6_100_000);
        assertThatThrownBy(() -> take(bomb, small)).isInstanceOf(Rejected.class);
        assertThat(scratch()).isEmpty();
    }

    @Test
    void aDecoderThatTakesTooLongIsKilled() {
        LimitedProcess process = new LimitedProcess(Duration.ofMillis(300), 1_000_000);
        assertThatThrownBy(() -> process.run(folder, List.of("/bin/sleep", "1000"), Map.of())).isInstanceOf(Unavailable.class)
                .hasMessage("The sound decoder took longer than 0.3 s and was stopped.");
        assertThat(ProcessHandle.current().descendants().filter(child -> child.info().command().orElse("").endsWith("sleep"))).isEmpty();
    }

    @Test
    void aDecoderThatTalksWithoutEndIsCutShortAndKilled() {
        LimitedProcess process = new LimitedProcess(Duration.ofMillis(500), 1_000_000);
        assertThatThrownBy(() -> process.run(folder, List.of("/bin/cat", "/dev/zero"), Map.of())).isInstanceOf(Unavailable.class);
    }

    @Test
    void whereThePlatformHasNoDecoderTheSentenceSaysWhatToDo() throws IOException {
        FfmpegDecoder none = new FfmpegDecoder(settings,
                new DecoderProcesses(new DecoderLibraries(data, "plan9-mips"), settings.decoding(), DecoderProcesses.thisJava()));
        Path file = encoded("call.flac", "flac", List.of(), LEFT);
        assertThatThrownBy(() -> new AudioIntake(settings, none).plan("c", file, ChannelChoice.AGENT_LEFT)).isInstanceOf(Unavailable.class)
                .hasMessage("There is no sound decoder for plan9-mips on this machine; convert the recording to PCM WAV.");
    }

    @Test
    void manyAtOnceUnpackTheProgramOnce(@TempDir Path fresh) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<Path> unpack = () -> libraries(fresh).folder();
            List<Path> folders = new ArrayList<>();
            for (Future<Path> folderOf : threads.invokeAll(List.of(unpack, unpack, unpack))) {
                folders.add(folderOf.get());
            }
            assertThat(folders).containsOnly(folders.getFirst());
        }
        try (Stream<Path> files = Files.list(fresh)) {
            assertThat(files).hasSize(1);
        }
    }

    private Path encoded(String name, String encoder, List<String> more, short[]... channels) throws IOException {
        return encode(Wav.pcm16(16_000, channels).write(folder.resolve("source.wav")), folder.resolve(name), encoder, more);
    }

    private Path encode(Path from, Path to, String encoder, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y", "-i", "file:" + from, "-c:a", encoder, "-strict", "-2"));
        arguments.addAll(more);
        arguments.add("file:" + to);
        LimitedProcess.Ended ended = program(arguments);
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        return to;
    }

    private static LimitedProcess.Ended program(List<String> arguments) {
        return ProgramDecoder.program(libraries(data), "ffmpeg", arguments, settings);
    }

    private static DecoderLibraries libraries(Path folder) {
        return new DecoderLibraries(folder, DecoderLibraries.thisPlatform());
    }

    private CallAudio take(Path file) {
        return take(file, settings);
    }

    private static CallAudio take(Path file, AudioSettings limits) {
        try (FfmpegDecoder decoder = new FfmpegDecoder(limits, data)) {
            AudioIntake intake = new AudioIntake(limits, decoder);
            return intake.take(intake.plan("c", file, ChannelChoice.AGENT_LEFT));
        }
    }

    private static List<Path> scratch() throws IOException {
        Path scratch = settings.scratchFolder();
        if (!Files.exists(scratch)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(scratch)) {
            return files.toList();
        }
    }
}
