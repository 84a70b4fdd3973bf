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

/**
 * How a process of the program is begun: from its jar, as the launcher does, with what Java learnt in one rehearsal; from its classes when
 * the tests run without a jar.
 */
final class PackagedProgram {

    private static final List<String> FLAGS = List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-Xlog:aot*=off",
            "-Dearmark.home=" + Path.of("").toAbsolutePath());
    private static final List<String> START = start();

    private PackagedProgram() {}

    /** Java with its flags, up to where the arguments of the program follow. @param heap such as {@code 512m} */
    static List<String> command(String heap) {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx" + heap));
        command.addAll(FLAGS);
        command.addAll(START);
        return command;
    }

    /** Another program of the tests, begun from classes. @param main its class */
    static List<String> command(String heap, String main) {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx" + heap));
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", ServiceProcess.classPath(), main));
        return command;
    }

    private static List<String> start() {
        Optional<Path> jar = Arrays.stream(ServiceProcess.classPath().split(File.pathSeparator, -1)).map(Path::of)
                .filter(entry -> entry.endsWith(Path.of("target", "earmark.jar"))).findFirst();
        if (jar.isEmpty()) {
            return List.of("-cp", ServiceProcess.classPath(), "dev.earmark.app.command.Main");
        }
        Path learnt = jar.get().resolveSibling("earmark-for-tests.aot");
        List<String> start = new ArrayList<>(List.of("-jar", jar.get().toString()));
        if (rehearsed(jar.get(), learnt)) {
            start.addFirst("-XX:AOTCache=" + learnt);
        }
        return start;
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
