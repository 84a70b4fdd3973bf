package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earmark.testing.Launcher;
import dev.earmark.testing.LongForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a start leaves behind, and what it needs of the temporary folder. */
@EnabledOnOs(OS.LINUX)
class TemporaryFilesIT {

    /** The first unpacks, the others find what it left. */
    private static final int KILLS_OF_EACH = LongForm.isAsked() ? 5 : 2;
    private static final long LONGEST_START_SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void killedCommandsLeaveNothingInTheTemporaryFolderAndOneCopyOfEachLibraryInTheDataFolder() throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        String call = Path.of("eval-sets/sample-calls/audio/bank-double-charge.flac").toAbsolutePath().toString();

        for (int i = 0; i < KILLS_OF_EACH; i++) {
            killedWithLibraries(List.of("libvosk", "libtokenizers", "libonnxruntime4j_jni"), temporary, "score", call);
            killedWithLibraries(List.of("libsqlitejdbc"), temporary, "serve");
        }

        assertThat(files(temporary)).isEmpty();
        assertThat(folders(temporary)).isSubsetOf("earmark");
        assertThat(files(folder.resolve("home"))).isEmpty();
        List<String> libraries = files(folder.resolve("data/native")).stream().map(file -> file.getFileName().toString())
                .filter(name -> name.contains(".so")).toList();
        assertThat(libraries).doesNotHaveDuplicates()
                .contains("libvosk.so", "libjnidispatch.so", "libsqlitejdbc.so", "libonnxruntime.so", "libonnxruntime4j_jni.so",
                        "libtokenizers.so", "libavcodec.so.62");
        assertThat(files(folder.resolve("data/native"))).noneMatch(file -> file.toString().endsWith(".part"));
    }

    @Test
    void aTemporaryFolderFromWhichNothingMayBeRunIsGoodEnough() throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "noexec,size=64m", "tmpfs", temporary.toString());
        if (!mounted) {
            System.err.println("SKIPPED: only root can mount a folder from which nothing may be run");
        }
        assumeTrue(mounted, "only root can mount");
        try {
            Path home = Files.createDirectories(temporary.resolve("home"));
            Process doctor = started(temporary, home, "doctor");
            assertThat(doctor.waitFor(LONGEST_START_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(folder.resolve("log")))
                    .contains("ok   speech model", "ok   sentence model", "ok   sound decoder: reads WAV", "ok   database");
        } finally {
            assertThat(run("umount", "-l", temporary.toString())).isTrue();
        }
    }

    private void killedWithLibraries(List<String> libraries, Path temporary, String... arguments) throws IOException, InterruptedException {
        Process process = started(temporary, Files.createDirectories(folder.resolve("home")), arguments);
        try {
            Path maps = Path.of("/proc/" + process.pid() + "/maps");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
            boolean loaded = false;
            while (!loaded && process.isAlive() && System.nanoTime() < end) {
                String now = Files.readString(maps);
                loaded = libraries.stream().allMatch(now::contains);
                Thread.sleep(10);
            }
            assertThat(loaded).as(() -> String.join(" ", arguments) + ": " + log()).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private Process started(Path temporary, Path home, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Xlog:aot*=off",
                "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Djava.io.tmpdir=" + temporary,
                "-Duser.home=" + home,
                "-Dearmark.home=" + Path.of("").toAbsolutePath(), "-jar", Path.of("target/earmark.jar").toAbsolutePath().toString()));
        Launcher.learnt().ifPresent(learnt -> command.add(1, "-XX:AOTCache=" + learnt));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("EARMARK_") || name.startsWith("XDG_"));
        builder.environment().put("EARMARK_DATA", folder.resolve("data").toString());
        builder.environment().put("EARMARK_WEB_PORT", "0");
        builder.environment().put("EARMARK_WEB_MANAGEMENT_PORT", "0");
        return builder.start();
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static List<String> folders(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }
}
