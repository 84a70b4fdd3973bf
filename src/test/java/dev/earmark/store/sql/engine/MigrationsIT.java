package dev.earmark.store.sql.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.store.Jobs;
import dev.earmark.store.StoreSettings;
import dev.earmark.store.sql.SqlStore;
import dev.earmark.testing.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an earlier version of the program left is still there. */
class MigrationsIT {

    @TempDir
    Path folder;

    @Test
    void queueAndScoresOfTheFirstSchemaGoOnInSqlite() throws SQLException, IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        try (Connection first = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("earmark.db"))) {
            first(first);
        }
        try (SqlStore store = Stores.sqlite(data)) {
            check(store);
        }
    }

    @Test
    void queueAndScoresOfTheFirstSchemaGoOnInPostgres() throws SQLException, IOException {
        StoreSettings settings = Stores.postgresSettings();
        try (Connection first = DriverManager.getConnection(Objects.requireNonNull(settings.url()))) {
            first(first);
        }
        try (SqlStore store = SqlStore.open(settings, Path.of("."), Stores.AUDIT_KEY)) {
            check(store);
        }
    }

    private static void first(Connection connection) throws SQLException, IOException {
        try (InputStream in = Objects.requireNonNull(MigrationsIT.class.getResourceAsStream("/db/V001__start.sql")); Statement statement =
                connection.createStatement()) {
            for (String one : new String(in.readAllBytes(), StandardCharsets.UTF_8).split(";\\s*(\\n|$)")) {
                statement.execute(one);
            }
            statement.execute("create table schema_version (version integer primary key, file text not null, applied_at bigint not null)");
            statement.execute("insert into schema_version values (1, 'V001__start.sql', 1)");
            statement.execute("insert into interaction(id, channel, received_at, priority, stage, status, version, request_key,"
                    + " request_sha256, arrived_by, source)"
                    + " values ('i-1', 'chat', 1, 1, 'scored', 'processing', 3, 'k', 's', 'test', '')");
            statement.execute("insert into job(id, interaction_id, step, rubric, priority, state, run_at, epoch, attempts) values ('j-1',"
                    + " 'i-1', 'mark', 'small@1', 1, 'ready', 5, 7, 2)");
            statement.execute("insert into score(interaction_id, rubric_id, rubric_version, percent, is_current, scored_at) values ('i-1',"
                    + " 'small', 1, 50, 1, 9)");
        }
    }

    private static void check(SqlStore store) {
        assertThat(store.<Boolean>read(tx -> tx.jobs().busy("i-1"))).isTrue();
        assertThat(store.<List<Jobs.Line>>read(tx -> tx.jobs().of("i-1")))
                .containsExactly(new Jobs.Line("j-1", new Jobs.Step("i-1", Jobs.Kind.MARK, "small@1"), "ready", 2, 0, 5, null));
        assertThat(store.read(tx -> tx.findings().degraded("i-1", "small", 1)).orElseThrow().verdicts()).isZero();
        assertThat(store.write(tx -> tx.jobs().claim("w", tx.nowMs() + 1_000, List.of(Jobs.Kind.MARK), 1)).getFirst().epoch()).isEqualTo(8);
        store.write(tx -> tx.interactions().delete("i-1"));
        assertThat(store.<List<Jobs.Line>>read(tx -> tx.jobs().of("i-1"))).isEmpty();
    }
}
