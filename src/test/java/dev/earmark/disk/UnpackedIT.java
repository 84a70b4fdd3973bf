package dev.earmark.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedIT {

    private static final String LIBRARY = "org/sqlite/native/Linux/x86_64/libsqlitejdbc.so";

    @TempDir
    Path data;

    @Test
    void aLibraryIsUnpackedOnceAndLeftAloneAfterwards() throws IOException {
        Path file = unpacked();
        Object inode = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        assertThat(unpacked()).isEqualTo(file).isExecutable();
        assertThat(Files.readAttributes(file, BasicFileAttributes.class).fileKey()).isEqualTo(inode);
    }

    @Test
    void aByteThatWasChangedIsNoticedAndTheLibraryReplaced() throws IOException {
        Path file = unpacked();
        byte[] right = Files.readAllBytes(file);
        byte[] wrong = right.clone();
        wrong[wrong.length / 2] ^= 1;
        Files.write(file, wrong);
        assertThat(unpacked()).hasBinaryContent(right);
    }

    @Test
    void aLibraryCutShortByAFullDiskIsReplaced() throws IOException {
        Path file = unpacked();
        byte[] right = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(right, 1_000));
        assertThat(unpacked()).hasBinaryContent(right);
    }

    @Test
    void whatAKilledProcessHalfUnpackedIsRemoved() throws IOException {
        Path file = unpacked();
        Files.delete(file);
        Files.write(file.resolveSibling("unpacking-1.part"), new byte[1_000]);
        unpacked();
        assertThat(files(file)).containsExactly(file);
    }

    @Test
    void manyAtOnceMakeOneCopy() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Path>> work = Stream.generate(() -> (Callable<Path>) this::unpacked).limit(8).toList();
            List<Path> found = new ArrayList<>();
            for (Future<Path> one : threads.invokeAll(work)) {
                found.add(one.get());
            }
            assertThat(found).containsOnly(found.getFirst());
            assertThat(files(found.getFirst())).containsExactly(found.getFirst());
        }
    }

    @Test
    void whatIsInNoJarIsRefused() {
        assertThatThrownBy(() -> new Unpacked(data).folder("none", List.of("no/such/library.so"))).isInstanceOf(IOException.class)
                .hasMessage("no/such/library.so is in no jar of the class path");
        assertThat(data).isEmptyDirectory();
    }

    private Path unpacked() throws IOException {
        return new Unpacked(data).folder("sqlite", List.of(LIBRARY)).resolve("libsqlitejdbc.so");
    }

    private static List<Path> files(Path file) throws IOException {
        try (Stream<Path> all = Files.list(file.resolveSibling(""))) {
            return all.toList();
        }
    }
}
