package dev.earmark.testing;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a process of the program is begun: from its jar, as the launcher does, with what Java learnt in one rehearsal; from its classes when
 * the tests run without a jar.
 */
final class PackagedProgram {

    private static final List<String> FLAGS = List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-Djdk.reflect.useNativeAccessorOnly=true", "-Xlog:aot*=off",
            "-Dearmark.home=" + Path.of("").toAbsolutePath());
    /** The jar that is on the class path; null when the tests run from classes. */
    private static final @Nullable Path JAR = jar();
    private static final List<String> LEARNT = JAR == null ? List.of() : flag(JAR);

    private PackagedProgram() {}

    /** Java with its flags, up to where the arguments of the program follow. @param heap such as {@code 512m} */
    static List<String> command(String heap) {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx" + heap));
        command.addAll(FLAGS);
        command.addAll(LEARNT);
        command.addAll(JAR == null ? List.of("-cp", ServiceProcess.classPath(), "dev.earmark.app.command.Main")
                : List.of("-jar", JAR.toString()));
        return command;
    }

    /**
     * Another program of the tests around ours. The jar comes first on its class path: what Java learnt holds for class paths that begin
     * as the one on which it was learnt. @param main its class
     */
    static List<String> command(String heap, String main) {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx" + heap));
        command.addAll(FLAGS);
        command.addAll(LEARNT);
        String classes = ServiceProcess.classPath();
        command.addAll(List.of("-cp", JAR == null ? classes : JAR + File.pathSeparator + classes, main));
        return command;
    }

    private static @Nullable Path jar() {
        return Arrays.stream(ServiceProcess.classPath().split(File.pathSeparator, -1)).map(Path::of)
                .filter(entry -> entry.endsWith(Path.of("target", "earmark.jar"))).findFirst().orElse(null);
    }

    /** The flag that lets Java use what it learnt. */
    private static List<String> flag(Path jar) {
        Path learnt = learnt(jar);
        return rehearsed(jar, learnt) ? List.of("-XX:AOTCache=" + learnt) : List.of();
    }

    /** What Java learnt, beside the jar, where the launcher finds it. */
    static Optional<Path> learnt() {
        return LEARNT.isEmpty() ? Optional.empty() : Optional.ofNullable(JAR).map(PackagedProgram::learnt);
    }

    private static Path learnt(Path jar) {
        return jar.resolveSibling(jar.getFileName() + ".aot");
    }

    /** Whether a file was written after what is tested was built. */
    static boolean newerThanProgram(Path file) throws IOException {
        return current(JAR == null ? Path.of("pom.xml") : JAR, file);
    }

    /** Everything works without it, only more slowly. Several processes of tests may want it; it is made once for each jar. */
    private static boolean rehearsed(Path jar, Path learnt) {
        try {
            Path data = Files.createDirectories(jar.resolveSibling("rehearsal-for-tests"));
            try (FileChannel door = FileChannel.open(data.resolve("door"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = door.lock()) {
                return current(jar, learnt) || rehearse(jar, learnt, data);
            }
        } catch (IOException failed) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean current(Path jar, Path learnt) throws IOException {
        return Files.isRegularFile(learnt) && Files.getLastModifiedTime(learnt).compareTo(Files.getLastModifiedTime(jar)) > 0;
    }

    private static boolean rehearse(Path jar, Path learnt, Path data) throws IOException, InterruptedException {
        Files.deleteIfExists(learnt);
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx512m"));
        command.addAll(FLAGS);
        command.addAll(List.of("-XX:AOTCacheOutput=" + learnt, "-jar", jar.toString(), "rehearse"));
        ProcessBuilder builder = new ProcessBuilder(command).directory(data.toFile()).redirectErrorStream(true)
                .redirectOutput(data.resolve("log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("EARMARK_"));
        builder.environment().put("EARMARK_DATA", data.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        return process.waitFor(120, TimeUnit.SECONDS) && Files.isRegularFile(learnt);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
