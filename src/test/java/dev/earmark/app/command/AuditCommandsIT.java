package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.access.Account;
import dev.earmark.access.AuditEntry;
import dev.earmark.access.Role;
import dev.earmark.app.AuditKey;
import dev.earmark.store.StoreSettings;
import dev.earmark.store.sql.SqlStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandsIT {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    Path data;

    private final CommandRun command = new CommandRun();

    @BeforeEach
    void ritaReadsAndRootDeletes() {
        try (SqlStore store = SqlStore.open(StoreSettings.defaults(), data, AuditKey.in(data))) {
            store.<Boolean>write(tx -> {
                tx.accounts().insert(new Account("id-of-rita", "rita", "Rita", Role.REVIEWER, null, "hash", null, false, NOON, 1));
                tx.audit().append(new AuditEntry(NOON, "id-of-rita", "session.begin", "id-of-rita", "passkey"));
                tx.reads().note(new AuditEntry(NOON.plusSeconds(1), "id-of-rita", "interaction.hear", "call-1", "getAudio"), Instant.EPOCH);
                tx.reads().note(new AuditEntry(NOON.plusSeconds(2), "id-of-root", "interaction.read", "call-2", "getResult"),
                        Instant.EPOCH);
                tx.audit().append(new AuditEntry(NOON.plusSeconds(3), "id-of-root", "interaction.delete", "call-1", ""));
                return true;
            });
        }
    }

    private int run(String... arguments) {
        return command.run(Map.of("EARMARK_DATA", data.toString()), arguments);
    }

    private String[] lines() {
        return command.out().strip().split("\n");
    }

    @Test
    void whatWasDoneAndWhatWasReadIsShownInOneByTime() {
        assertThat(run("audit", "show")).isZero();
        assertThat(lines()).hasSize(4);
        assertThat(lines()[0]).startsWith("1  2026-03-02T12:00:00Z  id-of-rita  session.begin");
        assertThat(lines()[1]).startsWith("r1  2026-03-02T12:00:01Z  id-of-rita  interaction.hear  call-1");
        assertThat(lines()[2]).startsWith("r2");
        assertThat(lines()[3]).startsWith("2  2026-03-02T12:00:03Z  id-of-root  interaction.delete  call-1");
    }

    @Test
    void onlyOneInteractionOrOnePersonIsShown() {
        run("audit", "show", "--interaction", "call-1");
        assertThat(lines()).hasSize(2);
        run("audit", "show", "--person", "Rita");
        assertThat(lines()).hasSize(2).allSatisfy(line -> assertThat(line).contains("id-of-rita"));
        run("audit", "show", "--person", "id-of-root", "--interaction", "call-2");
        assertThat(lines()).hasSize(1);
    }

    @Test
    void bothLogsAreVerifiedAndAgainstBothEndsThatWereKept() throws SQLException {
        assertThat(run("audit", "verify")).isZero();
        assertThat(lines()[0]).startsWith("The audit log is sound: 2 entries. Its end is 2:");
        assertThat(lines()[1]).startsWith("The log of reads is sound: 2 entries. Its end is 2:");
        String end = lines()[1].substring(lines()[1].lastIndexOf(' ') + 1).strip();
        assertThat(run("audit", "verify", "--reads-head", end)).isZero();

        try (Connection beside = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("earmark.db"));
                Statement statement = beside.createStatement()) {
            statement.execute("delete from audit_read where number = 2");
            statement.execute("update audit_read_head set number = 1, mac = (select mac from audit_read where number = 1)");
        }
        assertThat(run("audit", "verify", "--reads-head", end)).isNotZero();
        assertThat(command.err()).contains("app.audit-broken").contains("The end of the log of reads was cut off");
    }
}
