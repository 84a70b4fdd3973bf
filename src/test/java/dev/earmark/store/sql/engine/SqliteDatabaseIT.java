package dev.earmark.store.sql.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.disk.Ballast;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseIT {

    @TempDir
    private Path folder;

    private SqliteDatabase open() {
        return SqliteDatabase.open(folder, 4, () -> {});
    }

    private static void insert(Database database, String id) {
        database.write(sql -> sql.update("insert into agent(id) values (?)", id));
    }

    private static List<String> agents(Database database) {
        return database.read(sql -> sql.list("select id from agent order by id", row -> row.text("id")));
    }

    @Test
    void whatIsWrittenIsThereAfterTheNextStart() {
        try (SqliteDatabase database = open()) {
            insert(database, "a");
        }
        try (SqliteDatabase database = open()) {
            assertThat(agents(database)).containsExactly("a");
            assertThat(database.describe()).startsWith("SQLite 3.");
        }
    }

    @Test
    void oneOfAGroupThatThrowsTakesNobodyWithIt() throws Exception {
        try (SqliteDatabase database = open(); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                String id = "%03d".formatted(i);
                boolean fails = i % 3 == 0;
                writers.add(threads.submit(() -> database.write(sql -> {
                    sql.update("insert into agent(id) values (?)", id);
                    if (fails) {
                        throw new IllegalStateException(id);
                    }
                    return id;
                })));
            }
            for (int i = 0; i < writers.size(); i++) {
                if (i % 3 == 0) {
                    assertThatThrownBy(writers.get(i)::get).hasRootCauseMessage("%03d".formatted(i));
                } else {
                    assertThat(writers.get(i).get()).isEqualTo("%03d".formatted(i));
                }
            }
            assertThat(agents(database))
                    .containsExactlyElementsOf(IntStream.range(0, 300).filter(i -> i % 3 != 0).mapToObj("%03d"::formatted).toList());
        }
    }

    @Test
    void aReaderSeesOneStateFromBeginToEnd() {
        try (SqliteDatabase database = open()) {
            insert(database, "a");
            List<Integer> seen = database.read(sql -> {
                int before = sql.list("select id from agent", row -> row.text("id")).size();
                insert(database, "b");
                return List.of(before, sql.list("select id from agent", row -> row.text("id")).size());
            });
            assertThat(seen).containsExactly(1, 1);
            assertThat(agents(database)).containsExactly("a", "b");
        }
    }

    @Test
    void aTransactionWithinATransactionIsABugThatIsToldAtOnce() {
        try (SqliteDatabase database = open()) {
            assertThatThrownBy(() -> database.write(outer -> database.write(inner -> 1))).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> database.read(outer -> database.read(inner -> 1))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aFullDiskIsToldAndTheNextWorkGoesOn() {
        try (SqliteDatabase database = open()) {
            insert(database, "before");
            assertThatThrownBy(() -> database.write(sql -> {
                sql.run("pragma max_page_count = 1");
                sql.update("insert into agent(id, name) values ('large', ?)", "x".repeat(1 << 20));
                return 1;
            })).isInstanceOf(Unavailable.class).extracting("code").isEqualTo("store.full");

            assertThat(agents(database)).containsExactly("before");
            insert(database, "c");
            assertThat(agents(database)).containsExactly("before", "c");
        }
    }

    @Test
    void afterADiskThatFailedWhileCommittingNothingMoreIsBelieved() {
        SqliteFile file = new SqliteFile(folder.resolve("broken.db"));
        file.create();
        List<String> told = new ArrayList<>();
        try (SqliteWriter writer = new SqliteWriter(file, FailingCommits.of(file), () -> told.add("broken"), Ballast.none())) {
            writer.start();
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> writer.write(sql -> sql.update("create table t(id text)"))).isInstanceOf(Unavailable.class)
                        .extracting("code").isEqualTo("store.broken");
            }
        }
        assertThat(told).containsExactly("broken");
    }

    /** Whoever sends while the writer leaves is refused, too: thirty writers leave, and four send to each as fast as they can. */
    @Test
    void whoSendsWhileTheWriterLeavesIsAnswered() throws Exception {
        for (int i = 0; i < 30; i++) {
            SqliteFile file = new SqliteFile(folder.resolve("leaving-" + i + ".db"));
            file.create();
            try (SqliteWriter writer = new SqliteWriter(file, FailingCommits.of(file), () -> {}, Ballast.none());
                    ExecutorService senders = Executors.newFixedThreadPool(4)) {
                writer.start();
                List<Future<?>> sent = new ArrayList<>();
                for (int sender = 0; sender < 4; sender++) {
                    sent.add(senders.submit(() -> IntStream.range(0, 200).forEach(_ -> assertThatThrownBy(
                            () -> writer.write(sql -> sql.update("create table t(id text)"))).isInstanceOf(Unavailable.class))));
                }
                for (Future<?> one : sent) {
                    one.get(30, TimeUnit.SECONDS);
                }
            }
        }
    }

    @Test
    void aFolderIsForOneProcess() {
        try (SqliteDatabase first = open()) {
            assertThatThrownBy(this::open).isInstanceOf(Conflict.class).hasMessageContaining(String.valueOf(ProcessHandle.current().pid()));
            insert(first, "a");
        }
        open().close();
    }

    @Test
    void nobodyElseMayReadWhatIsKept() throws IOException {
        Path data = folder.resolve("new/data");
        try (SqliteDatabase database = SqliteDatabase.open(data, 1, () -> {})) {
            insert(database, "a");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data))).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(data)) {
                assertThat(files.toList()).hasSizeGreaterThanOrEqualTo(3)
                        .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void anOldSqliteAndANetworkDiskAreRefused() {
        assertThatThrownBy(() -> SqliteFile.checkVersion("3.51.2")).isInstanceOf(Unavailable.class).hasMessageContaining("3.51.3");
        SqliteFile.checkVersion("3.51.3");
        SqliteFile.checkVersion("3.100.0");
        assertThatThrownBy(() -> DataFolder.checkType(folder, "nfs4")).isInstanceOf(Rejected.class).hasMessageContaining("network disk");
        DataFolder.checkType(folder, "ext4");
    }

    @Test
    void aDatabaseOfANewerEarmarkIsLeftAlone() {
        try (SqliteDatabase database = open()) {
            database.write(sql -> sql.update("insert into schema_version(version, file, applied_at) values (999, 'V999__later.sql', 0)"));
        }
        assertThatThrownBy(this::open).isInstanceOf(Conflict.class).extracting("code").isEqualTo("store.newer");
    }

    @Test
    void everyCommitReachesTheDiskBeforeItReturns() {
        try (SqliteDatabase database = open()) {
            assertThat(database.<List<String>>write(sql -> pragmas(sql)))
                    .containsExactly("wal", "2", "1", "5000", String.valueOf(8 << 20), "0");
            assertThat(database.<Optional<String>>read(sql -> sql.one("pragma query_only", row -> row.text("query_only")))).contains("1");
        }
    }

    private static List<String> pragmas(Sql sql) {
        return Stream.of("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "journal_size_limit", "wal_autocheckpoint")
                .map(name -> sql.one("pragma " + name, row -> row.text(name.equals("busy_timeout") ? "timeout" : name)).orElseThrow())
                        .toList();
    }

    @Test
    void aFileThatIsNoDatabaseNamesTheCommandThatRestores() throws IOException {
        open().close();
        Path file = folder.resolve("earmark.db");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 0, 100, (byte) 'x');
        Files.write(file, bytes);

        assertThatThrownBy(this::open).isInstanceOf(Unavailable.class)
                .hasMessageContaining("earmark restore BACKUP --data NEW --audit-key " + folder.toAbsolutePath().resolve("audit.key")
                        + " --erased-since " + folder.toAbsolutePath())
                .extracting("code").isEqualTo("store.database-rotten");
        assertThatThrownBy(() -> SqliteDatabase.checkKept(folder)).extracting("code").isEqualTo("store.database-rotten");
    }

    @Test
    void pagesThatRotWhileItRunsAreToldByTheirOwnCode() throws IOException {
        try (SqliteDatabase database = open()) {
            for (int i = 0; i < 400; i++) {
                insert(database, "%03d".formatted(i) + "x".repeat(200));
            }
        }
        try (SqliteDatabase database = open()) {
            Path file = folder.resolve("earmark.db");
            byte[] bytes = Files.readAllBytes(file);
            Arrays.fill(bytes, 100 << 10, bytes.length, (byte) 0xA5);
            Files.write(file, bytes);

            assertThatThrownBy(() -> database.read(sql -> sql.list("select id from agent order by name, id", row -> row.text("id"))))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("earmark restore").extracting("code").isEqualTo("store.database-rotten");
            assertThat(database.examine(() -> {}, Set.of())).isNotEmpty();
            assertThatThrownBy(() -> insert(database, "zzz")).isInstanceOf(Unavailable.class).extracting("code")
                    .isEqualTo("store.database-rotten");
        }
    }

    @Test
    void aFolderWithoutADatabaseIsLeftAsItIs() throws IOException {
        Path mistyped = folder.resolve("mistyped");
        assertThatThrownBy(() -> SqliteDatabase.checkKept(mistyped)).isInstanceOf(NotFound.class).extracting("code")
                .isEqualTo("store.nothing-kept");
        assertThat(mistyped).doesNotExist();

        Files.createFile(folder.resolve("earmark.db"));
        assertThatThrownBy(() -> SqliteDatabase.checkKept(folder)).as("an empty file").isInstanceOf(NotFound.class);
    }

    @Test
    void damageOfPostgresHasItsOwnCode() {
        for (String state : List.of("XX001", "XX002")) {
            assertThat(PostgresFaults.of(new SqlFailure(new SQLException("invalid page in block 7", state))))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("pg_restore").extracting("code").isEqualTo("store.database-rotten");
        }
    }

    @Test
    void whoWritesAfterTheEndIsTurnedAway() {
        SqliteDatabase database = open();
        database.close();

        assertThatThrownBy(() -> insert(database, "late")).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> agents(database)).isInstanceOf(Unavailable.class);
    }
}
