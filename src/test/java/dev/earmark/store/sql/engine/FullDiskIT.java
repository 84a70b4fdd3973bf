package dev.earmark.store.sql.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earmark.disk.Ballast;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite on a disk of 128 MiB of which 32 are held back. */
class FullDiskIT {

    private static final long HELD_BYTES = 32L << 20;

    @TempDir
    Path disk;

    private boolean mounted;

    @BeforeEach
    void aSmallDisk() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "WITHOUT ROOT: a full disk is not tried");
        mounted = run("mount", "-t", "tmpfs", "-o", "size=128m", "tmpfs", disk.toString());
        assumeTrue(mounted, "NO MOUNT: a full disk is not tried");
    }

    @AfterEach
    void noDisk() throws Exception {
        if (mounted) {
            run("umount", "-l", disk.toString());
        }
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }

    private static void insert(Database database, int number) {
        database.write(sql -> sql.update("insert into agent(id, name) values (?, ?)", "%05d".formatted(number), "x".repeat(50_000)));
    }

    private static int untilFull(Database database, int from) {
        for (int i = from; ; i++) {
            try {
                insert(database, i);
            } catch (Unavailable full) {
                assertThat(full.code()).isEqualTo("store.full");
                return i;
            }
        }
    }

    private static long count(Database database) {
        return database.<Long>read(sql -> sql.number("select count(*) as n from agent"));
    }

    @Test
    void whatMakesRoomGoesThroughAndTheRestWaitsUntilThereIsRoom() throws IOException {
        Ballast ballast = new Ballast(disk, HELD_BYTES);
        try (SqliteDatabase database = SqliteDatabase.open(disk.resolve("data"), 2, () -> {}, ballast)) {
            ballast.make();
            Files.write(disk.resolve("somebody-elses"), new byte[40 << 20]);
            int kept = untilFull(database, 0);
            assertThat(disk.resolve("ballast")).as("nobody had to delete yet").exists();

            assertThat(database.<Integer>writeUrgently(sql -> sql.update("insert into agent(id, name) values ('session', ?)",
                    "y".repeat(50_000)))).isEqualTo(1);
            assertThat(disk.resolve("ballast")).doesNotExist();
            assertThatThrownBy(() -> insert(database, kept)).isInstanceOf(Unavailable.class)
                    .hasMessageContaining("Logging in and deleting still work")
                    .as("what was let go is not for everybody").extracting("code").isEqualTo("store.full");
            assertThat(count(database)).as("reads go on").isEqualTo(kept + 1);
            for (int i = 0; i < kept; i++) {
                String id = "%05d".formatted(i);
                assertThat(database.<Integer>writeUrgently(sql -> sql.update("delete from agent where id = ?", id))).isEqualTo(1);
            }

            Files.delete(disk.resolve("somebody-elses"));
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!inserted(database, kept) && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertThat(disk.resolve("ballast")).hasSize(HELD_BYTES);
            assertThat(count(database)).isEqualTo(2);
        }
    }

    private static boolean inserted(Database database, int number) {
        try {
            insert(database, number);
            return true;
        } catch (Unavailable stillFull) {
            return false;
        }
    }

    @Test
    void aStartOnADiskThatIsFullKeepsWhatWasLetGoForWhoMakesRoom() throws IOException {
        Ballast first = new Ballast(disk, HELD_BYTES);
        try (SqliteDatabase database = SqliteDatabase.open(disk.resolve("data"), 2, () -> {}, first)) {
            first.make();
            Files.write(disk.resolve("somebody-elses"), new byte[40 << 20]);
            untilFull(database, 0);
            database.<Integer>writeUrgently(sql -> sql.update("insert into agent(id, name) values ('session', ?)", "y".repeat(50_000)));
        }
        try (SqliteDatabase database = SqliteDatabase.open(disk.resolve("data"), 2, () -> {}, new Ballast(disk, HELD_BYTES))) {
            assertThatThrownBy(() -> insert(database, 99_999)).isInstanceOf(Unavailable.class).extracting("code").isEqualTo("store.full");
            assertThat(database.<Integer>writeUrgently(sql -> sql.update("delete from agent where id = 'session'"))).isEqualTo(1);
        }
    }
}
