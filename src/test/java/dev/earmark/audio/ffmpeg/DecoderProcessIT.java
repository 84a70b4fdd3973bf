package dev.earmark.audio.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.audio.AudioSettings;
import dev.earmark.audio.decoder.DecoderProgram;
import dev.earmark.audio.format.SoundKind;
import dev.earmark.audio.format.SoundShape;
import dev.earmark.fault.Fault;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class DecoderProcessIT {

    private static final Path CALL = Path.of("eval-sets/sample-calls/audio/bank-double-charge.flac");

    @TempDir
    static Path data;

    @TempDir
    Path folder;

    private final AudioSettings settings = new AudioSettings(Duration.ofHours(8), 400_000_000, Duration.ofSeconds(60),
            data.resolve("scratch"));

    @Test
    void manyFilesInARowAreDecodedByOneProcess() throws IOException {
        try (FfmpegDecoder decoder = new FfmpegDecoder(settings, data)) {
            decoder.streams(CALL, SoundKind.FLAC).getFirst().shape();
            List<Long> first = decoders();
            for (int i = 0; i < 5; i++) {
                try (FileChannel copy = FileChannel.open(folder.resolve("copy.wav"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    decoder.decode(CALL, SoundKind.FLAC, 0, copy);
                }
            }
            assertThat(decoders()).isEqualTo(first).hasSize(1);
        }
        awaitNoDecoders();
    }

    @Test
    void aProcessThatRefusedAFileIsNotUsedForTheNext() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.flac"), "fLaC, but no more of it");
        try (FfmpegDecoder decoder = new FfmpegDecoder(settings, data)) {
            decoder.streams(CALL, SoundKind.FLAC).getFirst().shape();
            List<Long> first = decoders();
            assertThatThrownBy(() -> decoder.streams(broken, SoundKind.FLAC).getFirst().shape()).extracting(fault -> ((Fault) fault).code())
                    .isEqualTo("audio.undecodable");
            assertThat(decoder.streams(CALL, SoundKind.FLAC).getFirst().shape().channels()).isEqualTo(2);
            assertThat(decoders()).doesNotContainAnyElementsOf(first);
        }
    }

    @Test
    void aWaitingProcessThatWasKilledLosesNoFile() {
        try (FfmpegDecoder decoder = new FfmpegDecoder(settings, data)) {
            SoundShape shape = decoder.streams(CALL, SoundKind.FLAC).getFirst().shape();
            ProcessHandle.current().children().filter(DecoderProcessIT::decodes).forEach(ProcessHandle::destroyForcibly);
            assertThat(decoder.streams(CALL, SoundKind.FLAC).getFirst().shape()).isEqualTo(shape);
        }
    }

    @Test
    void aProcessKilledInTheMidstOfItsFirstFileIsToldByItsSignalAndTheFileIsNotBlamed() throws Exception {
        Path endless = folder.resolve("endless.mp3");
        assertThat(new ProcessBuilder("mkfifo", endless.toString()).start().waitFor()).isZero();
        try (FfmpegDecoder decoder = new FfmpegDecoder(settings, data); ExecutorService thread = Executors.newSingleThreadExecutor()) {
            CompletableFuture<SoundShape> shape = CompletableFuture.supplyAsync(
                    () -> decoder.streams(endless, SoundKind.MP3).getFirst().shape(), thread);
            while (decoders().isEmpty()) {
                Thread.onSpinWait();
            }
            awaitReading();
            ProcessHandle.current().children().filter(DecoderProcessIT::decodes).forEach(ProcessHandle::destroyForcibly);
            assertThatThrownBy(shape::join).cause().isInstanceOf(Unavailable.class)
                    .hasMessage(
                            "The sound decoder was ended by signal 9 (SIGKILL) while it read endless.mp3; if that happens again, convert "
                            + "the recording to PCM WAV.");
        }
    }

    @Test
    void aFileThatTakesTooLongIsGivenUpAndItsProcessKilled() throws Exception {
        Path endless = folder.resolve("endless.mp3");
        assertThat(new ProcessBuilder("mkfifo", endless.toString()).start().waitFor()).isZero();
        AudioSettings hasty = new AudioSettings(Duration.ofHours(8), 400_000_000, Duration.ofMillis(700), data.resolve("scratch"));
        try (FfmpegDecoder decoder = new FfmpegDecoder(hasty, data)) {
            assertThatThrownBy(() -> decoder.streams(endless, SoundKind.MP3).getFirst().shape()).isInstanceOf(Unavailable.class)
                    .hasMessage("The sound decoder took longer than 0.7 s and was stopped.");
            awaitNoDecoders();
        }
    }

    @Test
    void anInterruptedCallerStopsItsDecoder() throws Exception {
        Path endless = folder.resolve("endless.mp3");
        assertThat(new ProcessBuilder("mkfifo", endless.toString()).start().waitFor()).isZero();
        try (FfmpegDecoder decoder = new FfmpegDecoder(settings, data)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> decoder.streams(endless, SoundKind.MP3).getFirst().shape()).isInstanceOf(Unavailable.class)
                    .extracting(fault -> ((Fault) fault).code()).isEqualTo("audio.interrupted");
            assertThat(Thread.interrupted()).isTrue();
            awaitNoDecoders();
        }
    }

    @Test
    void aLibraryThatIsMissingIsNamed() throws IOException {
        Path some = folderWithout("libva.so.2");
        assertThatThrownBy(() -> started(DecoderProcesses.thisJava(), some)).isInstanceOf(Unavailable.class)
                .hasMessageStartingWith("The sound decoder cannot be loaded on this machine: ")
                .hasMessageContaining("libva.so.2: cannot open shared object file").extracting(fault -> ((Fault) fault).code())
                .isEqualTo("audio.decoder-missing");
    }

    @Test
    void aProgramThatIsMissingIsNamedWithItsStatus() {
        assertThatThrownBy(() -> started(Path.of("/nowhere/java"), data)).isInstanceOf(Unavailable.class)
                .hasMessageContaining("ended with status 127 and said").hasMessageContaining("/nowhere/java")
                .extracting(fault -> ((Fault) fault).code()).isEqualTo("audio.decoder-missing");
    }

    @Test
    void aDecoderMayWriteNoFile() throws IOException {
        Path file = folder.resolve("written");
        LimitedProcess.Ended ended = new LimitedProcess(Duration.ofSeconds(20), 0)
                .run(folder, List.of("/bin/sh", "-c", "echo x > '" + file + "'"), Map.of());
        assertThat(ended.exitCode()).isNotZero();
        assertThat(Files.size(file)).isZero();
    }

    @Test
    void whatUsesUpItsProcessorTimeIsSlowAndNotDamaged() throws IOException {
        Process busy = new ProcessLimits(Duration.ZERO, 0).builder(folder, List.of("/bin/sh", "-c", "while :; do :; done"), Map.of())
                .start();
        EndedProcess end = new EndedProcess(busy, CompletableFuture.completedFuture(""));
        for (int i = 0; i < 30 && busy.isAlive(); i++) {
            end.ranOutOfTime(); // waits for two seconds
        }
        assertThat(end.ranOutOfTime()).isTrue();
        assertThat(end.description()).isEqualTo("was ended by signal 24 (SIGXCPU)");
    }

    private static void started(Path java, Path folder) {
        new DecoderProcesses(new DecoderLibraries(data, DecoderLibraries.thisPlatform()), Duration.ofSeconds(60), java).started(folder)
                .close();
    }

    private Path folderWithout(String library) throws IOException {
        Path whole = new DecoderLibraries(data, DecoderLibraries.thisPlatform()).folder();
        try (Stream<Path> files = Files.list(whole)) {
            for (Path file : files.filter(one -> !one.endsWith(library)).toList()) {
                Files.createLink(folder.resolve(file.getFileName()), file);
            }
        }
        return folder;
    }

    private static boolean decodes(ProcessHandle process) {
        return process.info().arguments().map(List::of).orElse(List.of()).contains(DecoderProgram.class.getName());
    }

    private static List<Long> decoders() {
        return ProcessHandle.current().children().filter(DecoderProcessIT::decodes).map(ProcessHandle::pid).toList();
    }

    /** Until the decoder has its order: it waits then for whoever writes into the pipe, with no thread that looks for orders. */
    private static void awaitReading() throws InterruptedException {
        Thread.sleep(1_500);
    }

    private static void awaitNoDecoders() {
        for (int i = 0; i < 5_000 && !decoders().isEmpty(); i++) {
            try {
                Thread.sleep(2);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        assertThat(decoders()).isEmpty();
    }
}
