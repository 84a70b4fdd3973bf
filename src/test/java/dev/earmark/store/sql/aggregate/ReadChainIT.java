package dev.earmark.store.sql.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.access.AuditChain;
import dev.earmark.access.AuditEntry;
import dev.earmark.disk.Ballast;
import dev.earmark.fault.Rejected;
import dev.earmark.store.AuditLog.Link;
import dev.earmark.store.ReadLog;
import dev.earmark.store.sql.engine.Sql;
import dev.earmark.store.sql.engine.SqliteDatabase;
import dev.earmark.testing.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody with the database but without the key changes the log of reads, and would have it look like old age. */
class ReadChainIT {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    private Path folder;

    private SqliteDatabase database;

    @BeforeEach
    void tenReadsOnTenDays() {
        database = SqliteDatabase.open(folder, 1, () -> {}, Ballast.none());
        database.<Integer>write(sql -> {
            for (int i = 0; i < 10; i++) {
                log(sql).note(new AuditEntry(START.plus(Duration.ofDays(i)), "rita", "interaction.hear", "call-" + i, "getAudio"),
                        Instant.EPOCH);
            }
            return 1;
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static ReadLog log(Sql sql) {
        return new SqlReadLog(sql, new AuditChain(Stores.AUDIT_KEY));
    }

    private int forgetBeforeDay(int day) {
        return database.write(sql -> log(sql).forget(START.plus(Duration.ofDays(day)), START.plus(Duration.ofDays(400)), 1_000));
    }

    /** What is wrong with either log. */
    private Optional<String> verified() {
        return database.read(sql -> new SqlAuditLog(sql, new AuditChain(Stores.AUDIT_KEY)).verify().or(() -> log(sql).verify()));
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
    void oldAgeDoesNotLookLikeTampering() {
        assertThat(verified()).isEmpty();
        assertThat(forgetBeforeDay(4)).isEqualTo(4);
        assertThat(verified()).isEmpty();
        assertThat(forgetBeforeDay(4)).isZero();
        assertThat(forgetBeforeDay(10)).isEqualTo(6);
        assertThat(verified()).isEmpty();
    }

    @Test
    void aBeginningThatNobodyForgotIsMissed() {
        tamper("delete from audit_read where number <= 3");
        assertThat(verified()).hasValueSatisfying(sentence -> assertThat(sentence).contains("Entry 1").contains("missing"));
    }

    @Test
    void moreThanWasForgottenIsMissed() {
        forgetBeforeDay(4);
        tamper("delete from audit_read where number <= 6");
        assertThat(verified()).hasValueSatisfying(sentence -> assertThat(sentence).contains("Entry 5").contains("missing"));
    }

    @Test
    void aCheckpointCannotBeMadeMovedOrTakenAwayWithoutTheKey() {
        forgetBeforeDay(4);
        tamper("delete from audit_read where number <= 6",
                "update audit set target = '6:' || (select mac from audit_read where number = 7) where action = 'audit.forget-reads'");
        assertThat(verified()).hasValueSatisfying(sentence -> assertThat(sentence).contains("the audit log was changed"));
        tamper("delete from audit", "update audit_head set number = 0, mac = ''");
        assertThat(verified()).isPresent();
    }

    @Test
    void aChangedRemovedOrMovedReadShows() {
        tamper("update audit_read set actor = 'sam' where number = 5");
        assertThat(verified()).hasValueSatisfying(sentence -> assertThat(sentence).contains("Entry 5"));
        tamper("delete from audit_read where number = 5");
        assertThat(verified()).hasValueSatisfying(sentence -> assertThat(sentence).contains("missing"));
    }

    @Test
    void whatWasChangedIsNotForgottenBeforeSomebodyHasSeenIt() {
        tamper("update audit_read set actor = 'sam' where number = 2");

        assertThatThrownBy(() -> forgetBeforeDay(4)).isInstanceOf(Rejected.class).hasMessageContaining("Entry 2").extracting("code")
                .isEqualTo("store.reads-changed");
        assertThat(database.<Long>read(sql -> sql.number("select count(*) as n from audit_read"))).isEqualTo(10);
        tamper("delete from audit_read where number = 2");
        assertThatThrownBy(() -> forgetBeforeDay(4)).isInstanceOf(Rejected.class).hasMessageContaining("missing");
    }

    @Test
    void anEndThatWasCutOffTogetherWithItsHeadShowsAgainstTheLastCheckpointAndAgainstWhatWasKept() {
        Link kept = database.<Link>read(sql -> log(sql).head().orElseThrow());
        forgetBeforeDay(4);
        tamper("delete from audit_read where number > 7",
                "update audit_read_head set number = 7, mac = (select mac from audit_read where number = 7)");

        assertThat(verified()).as("the checkpoint names the end of its time")
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("cut off").contains("10"));
        assertThat(database.<Optional<String>>read(sql -> log(sql).verify(kept))).isPresent();
    }

    @Test
    void anEntryOfTheAuditLogDoesNotFitIntoTheLogOfReads() {
        database.<Integer>write(sql -> {
            new SqlAuditLog(sql, new AuditChain(Stores.AUDIT_KEY))
                    .append(new AuditEntry(START, "rita", "interaction.hear", "call-0", "getAudio"));
            return 1;
        });
        tamper("update audit_read set mac = (select mac from audit where number = 1) where number = 1");
        assertThat(verified()).hasValueSatisfying(sentence -> assertThat(sentence).contains("Entry 1"));
    }

    @Test
    void manyReadsAreForgottenPieceByPiece() {
        database.<Integer>write(sql -> {
            for (int i = 0; i < 2_500; i++) {
                log(sql).note(new AuditEntry(START.plus(Duration.ofDays(20)), "rita", "interaction.read", "more-" + i, ""), Instant.EPOCH);
            }
            return 1;
        });
        assertThat(database.<Integer>write(sql -> log(sql).forget(START.plus(Duration.ofDays(30)), START, 2_000))).isEqualTo(2_000);
        assertThat(verified()).isEmpty();
        assertThat(database.<Integer>write(sql -> log(sql).forget(START.plus(Duration.ofDays(30)), START, 2_000))).isEqualTo(510);
        assertThat(verified()).isEmpty();
    }
}
