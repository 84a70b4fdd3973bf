package dev.earmark.store.sql.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.access.AuditChain;
import dev.earmark.access.AuditEntry;
import dev.earmark.disk.Ballast;
import dev.earmark.store.AuditLog;
import dev.earmark.store.sql.engine.Sql;
import dev.earmark.store.sql.engine.SqliteDatabase;
import dev.earmark.testing.Stores;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody with the database but without the key changes the audit log. */
class AuditChainIT {

    @TempDir
    private Path folder;

    private SqliteDatabase database;

    @BeforeEach
    void tenEntries() {
        database = SqliteDatabase.open(folder, 1, () -> {}, Ballast.none());
        for (int i = 1; i <= 10; i++) {
            AuditEntry entry = new AuditEntry(Instant.ofEpochMilli(i), "ann", "interaction.delete", "call-" + i, "");
            database.<Integer>write(sql -> {
                log(sql).append(entry);
                return 1;
            });
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static AuditLog log(Sql sql) {
        return new SqlAuditLog(sql, new AuditChain(Stores.AUDIT_KEY));
    }

    private Optional<String> verified() {
        return database.read(sql -> log(sql).verify());
    }

    private void tamper(String... statements) {
        database.<Integer>write(sql -> {
            for (String statement : statements) {
                sql.update(statement);
            }
            return 1;
        });
    }

    @Test
    void anUntouchedLogIsSound() {
        assertThat(verified()).isEmpty();
    }

    @Test
    void aChangedEntryShows() {
        for (String change : new String[] {"happened_at = 99", "actor = 'bob'", "action = 'interaction.read'", "target = 'call-9'",
                "detail = 'x'", "actor = 'an', action = 'ninteraction.delete'"}) {
            tamper("create table if not exists copy as select * from audit where number = 4", "update audit set " + change
                    + " where number = 4");
            assertThat(verified()).as(change).hasValueSatisfying(sentence -> assertThat(sentence).contains("Entry 4"));
            tamper("delete from audit where number = 4", "insert into audit select * from copy");
        }
        assertThat(verified()).isEmpty();
    }

    @Test
    void aRemovedEntryShows() {
        tamper("delete from audit where number = 4");
        assertThat(verified()).hasValueSatisfying(sentence -> assertThat(sentence).contains("Entry 4").contains("missing"));
    }

    @Test
    void aRemovedEntryWhoseGapIsClosedShows() {
        tamper("delete from audit where number = 4", "update audit set number = -number + 1 where number > 4",
                "update audit set number = -number where number < 0");
        assertThat(verified()).isPresent();
    }

    @Test
    void anotherOrderShows() {
        tamper("update audit set number = 400 where number = 4", "update audit set number = 4 where number = 5",
                "update audit set number = 5 where number = 400");
        assertThat(verified()).isPresent();
    }

    @Test
    void anEntryWithoutTheKeyShows() {
        tamper("insert into audit select 11, happened_at, actor, action, 'call-11', detail, mac from audit where number = 10",
                "update audit_head set number = 11");
        assertThat(verified()).isPresent();
    }

    @Test
    void anEndThatWasCutOffShowsAgainstTheEndThatWasKept() {
        AuditLog.Link kept = database.<AuditLog.Link>read(sql -> log(sql).head().orElseThrow());
        tamper("delete from audit where number > 7");
        assertThat(verified()).hasValueSatisfying(sentence -> assertThat(sentence).contains("cut off"));

        tamper("update audit_head set number = 7, mac = (select mac from audit where number = 7)");

        assertThat(verified()).as("whoever changes the head too is not seen from inside").isEmpty();
        assertThat(database.<Optional<String>>read(sql -> log(sql).verify(kept)))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("7").contains("10"));
    }

    @Test
    void anotherKeyShows() {
        assertThat(database.<Optional<String>>read(sql -> new SqlAuditLog(sql, new AuditChain(new byte[32])).verify())).isPresent();
    }
}
