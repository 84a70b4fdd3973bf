package dev.earmark.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What the program unpacks and computes when a data folder is used for the first time: models, native libraries, vectors of what the
 * shipped rubrics look for. The program itself does it once for all tests, in {@code target/model-stock}; data folders of tests get it from
 * there, which saves each of them one and a half to three seconds of processor time. Tests of the unpacking go without.
 */
public final class ModelStock {

    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    private static final Path STOCK = Path.of("target", "model-stock").toAbsolutePath();
    /** Of the stock, to be found only when everything is there. */
    private static final Path WHOLE = STOCK.resolve("whole");
    /** Never changed in place by the program, so a link is as good as a copy. */
    private static final List<String> LINKED = List.of("models", "embedder", "native");
    /** Those of processes are no part of it. */
    private static final String LOCK = "lock";
    /** Grows in place. */
    private static final String VECTORS = "vectors.bin";
    /** The program's own sign that a folder is whole: comes last. */
    private static final String SIGN = "whole-";
    /** Of what is in stock nothing was unpacked where neither of these is: the library of SQLite comes with the first command of all. */
    private static final List<String> UNPACKED = List.of("models", "embedder");
    private static final long MOST_SECONDS = 300;

    private ModelStock() {}

    /**
     * Fills a data folder that has nothing of it yet: with links; with copies, where the folder for temporary files lies on another disk.
     * On a disk of its own, whose room a test counts, the program unpacks what it needs itself.
     */
    public static void into(Path data) {
        if (UNPACKED.stream().map(data::resolve).anyMatch(Files::exists) || !filled()) {
            return;
        }
        try {
            boolean linked = takesLinks(data);
            if (linked || Files.getFileStore(data).equals(Files.getFileStore(TEMPORARY))) {
                put(data, linked);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Fills an empty folder with copies, on whatever disk it lies: they take as much room as what the program would unpack. */
    public static void copiedInto(Path data) {
        try {
            if (filled()) {
                put(data, false);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void put(Path data, boolean linked) throws IOException {
        for (Path file : files()) {
            Path there = data.resolve(STOCK.relativize(file));
            Files.createDirectories(Objects.requireNonNull(there.getParent()));
            if (linked && !file.endsWith(VECTORS)) {
                Files.createLink(there, file);
            } else {
                Files.copy(file, there);
            }
        }
    }

    private static boolean takesLinks(Path data) throws IOException {
        Path probe = data.resolve("link");
        try {
            Files.createLink(probe, WHOLE);
            return true;
        } catch (IOException | UnsupportedOperationException anotherDisk) {
            return false;
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : LINKED) {
            try (Stream<Path> all = Files.walk(STOCK.resolve(folder))) {
                all.filter(file -> Files.isRegularFile(file) && !file.endsWith(LOCK)).forEach(files::add);
            }
        }
        files.sort(Comparator.comparing((Path file) -> file.getFileName().toString().startsWith(SIGN)));
        return files;
    }

    /** Several processes of tests may want it; it is made once for each build. */
    private static boolean filled() {
        try (FileChannel door = FileChannel.open(Files.createDirectories(STOCK).resolve("door"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); FileLock _ = door.lock()) {
            if (!PackagedProgram.newerThanProgram(WHOLE)) {
                fill();
                Files.writeString(WHOLE, "");
            }
            return true;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void fill() throws IOException, InterruptedException {
        String chat = "eval-sets/sample-calls/chats/wrong-lamp.json";
        run("score", "src/test/resources/formats/call.mp3", chat); // by rubrics that are chosen for them: retail-support-chat for the chat
        for (String rubric : List.of("bank-phone-service", "sales-call")) {
            run("score", "--rubric", rubric, chat);
        }
    }

    private static void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(PackagedProgram.command("512m"));
        command.addAll(List.of(arguments));
        File log = STOCK.resolve("log").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        builder.environment().keySet().removeIf(name -> name.startsWith("EARMARK_"));
        builder.environment().put("EARMARK_DATA", STOCK.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + " failed: " + Files.readString(log.toPath()));
        }
    }
}
