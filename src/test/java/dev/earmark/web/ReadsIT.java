package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.access.Account;
import dev.earmark.access.AuditEntry;
import dev.earmark.access.AuditSettings;
import dev.earmark.access.AuditSettings.Reads;
import dev.earmark.access.Role;
import dev.earmark.store.AuditLog.Link;
import dev.earmark.upkeep.ReadRetention;
import dev.earmark.web.login.session.LoginSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who read or heard what. */
class ReadsIT {

    @TempDir
    Path folder;

    Served served;

    @BeforeEach
    void noteAll() {
        served = open(Reads.ALL);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private Served open(Reads reads) {
        return new Served(folder, LoginSettings.defaults(), new AuditSettings(reads, Duration.ofDays(30)));
    }

    private void serveAgain(Reads reads) {
        served.close();
        served = open(reads);
    }

    private List<AuditEntry> reads(String interaction) {
        return served.store.<List<Link>>read(tx -> tx.reads().after(0, 1000, interaction, null)).stream().map(Link::entry).toList();
    }

    @Test
    void aPersonIsNotedOnceForReadingAndOnceForHearingHoweverOftenTheyAsk() {
        String call = served.scored("a-1");
        Account account = served.account("rita", Role.REVIEWER, null);
        Http rita = served.login("rita");
        String at = "/api/v1/interactions/" + call;

        for (String part : List.of("/transcript", "/result", "/peaks", "/summary", "/measures", "/moments", "/scorecards/billing-care/7")) {
            assertThat(rita.get(at + part).status()).as(part).isLessThan(300);
        }
        for (int i = 0; i < 20; i++) {
            rita.with("Range", "bytes=" + i * 100 + "-" + (i * 100 + 99)).get(at + "/audio").must(206);
        }

        assertThat(reads(call)).extracting(AuditEntry::actor, AuditEntry::action, AuditEntry::detail).containsExactly(
                org.assertj.core.groups.Tuple.tuple(account.id(), "interaction.read", "getTranscript"),
                org.assertj.core.groups.Tuple.tuple(account.id(), "interaction.hear", "getAudio"));
        served.later.set(Duration.ofMinutes(11));
        rita.with("Range", "bytes=0-9").get(at + "/audio").must(206);
        assertThat(reads(call)).hasSize(3);
    }

    @Test
    void keysAreNotedTooAndListsHeadsAndRefusalsAreNot() {
        String call = served.scored("a-1");
        Http program = served.program();
        Http agent = served.key(Role.AGENT, Role.AGENT.permissions(), "a-2");

        program.get("/api/v1/interactions").must(200);
        program.get("/api/v1/interactions/" + call).must(200);
        program.get("/api/v1/interactions/" + call + "/scorecards").must(200);
        program.head("/api/v1/interactions/" + call + "/audio").must(200);
        program.with("Range", "bytes=99999-").get("/api/v1/interactions/" + call + "/audio").must(416);
        agent.get("/api/v1/interactions/" + call + "/result").must(404);
        assertThat(reads(call)).isEmpty();
        program.get("/api/v1/interactions/" + call + "/result").must(200);
        assertThat(reads(call)).hasSize(1);
    }

    @Test
    void whatABrowserHasKeptAndIsShownAgainIsReadAgain() {
        String call = served.scored("a-1");
        Http program = served.program();
        String tag = program.get("/api/v1/interactions/" + call + "/result").must(200).header("etag");
        served.later.set(Duration.ofMinutes(11));

        program.with("If-None-Match", tag).get("/api/v1/interactions/" + call + "/result").must(304);
        assertThat(reads(call)).hasSize(2);
    }

    @Test
    void onlyHearingIsNotedWhenTheHouseWantsNoMore() {
        serveAgain(Reads.HEARD);
        String call = served.scored("a-1");
        served.program().get("/api/v1/interactions/" + call + "/result").must(200);
        served.program().get("/api/v1/interactions/" + call + "/audio").must(200);

        assertThat(reads(call)).extracting(AuditEntry::action).containsExactly("interaction.hear");
    }

    @Test
    void whetherReadsAreNotedIsItselfInTheAuditLog() {
        serveAgain(Reads.OFF);
        serveAgain(Reads.OFF);
        String call = served.scored("a-1");
        served.program().get("/api/v1/interactions/" + call + "/audio").must(200);

        assertThat(reads(call)).isEmpty();
        assertThat(served.store.<List<Link>>read(tx -> tx.audit().after(0, 100)).stream().map(Link::entry)
                .filter(entry -> entry.action().equals("audit.reads")))
                .extracting(AuditEntry::detail).containsExactly("all", "off");
    }

    @Test
    void theApiShowsReadsOfOneInteractionAndOfOnePerson() {
        String first = served.scored("a-1");
        String second = served.scored("a-1");
        Account account = served.account("rita", Role.REVIEWER, null);
        served.login("rita").get("/api/v1/interactions/" + first + "/result").must(200);
        served.program().get("/api/v1/interactions/" + first + "/result").must(200);
        served.program().get("/api/v1/interactions/" + second + "/audio").must(200);

        assertThat(items("?interaction=" + first)).hasSize(2);
        assertThat(items("?actor=rita")).singleElement().satisfies(read -> assertThat(read.get("actor").asText()).isEqualTo(account.id()));
        assertThat(items("?actor=" + account.id() + "&interaction=" + second)).isEmpty();
        assertThat(items("?limit=1")).hasSize(1);
        served.key(Role.REVIEWER, Role.REVIEWER.permissions(), null).get("/api/v1/audit/reads").must(403);
    }

    private List<JsonNode> items(String query) {
        JsonNode page = served.program().get("/api/v1/audit/reads" + query).must(200).json();
        return StreamSupport.stream(page.get("items").spliterator(), false).toList();
    }

    @Test
    void oldReadsAreForgottenByWholeDaysAndTheLogsStaySound() {
        String call = served.scored("a-1");
        served.program().get("/api/v1/interactions/" + call + "/audio").must(200);
        ReadRetention retention = new ReadRetention(served.store, new AuditSettings(Reads.ALL, Duration.ofDays(30)), served.clock);

        served.later.set(Duration.ofDays(29));
        retention.forget();
        assertThat(reads(call)).hasSize(1);
        served.later.set(Duration.ofDays(32));
        served.program().get("/api/v1/interactions/" + call + "/audio").must(200);
        retention.forget();
        retention.forget();
        assertThat(reads(call)).hasSize(1);
        assertThat(served.store.<java.util.Optional<String>>read(tx -> tx.audit().verify().or(() -> tx.reads().verify()))).isEmpty();
        List<String> actions = served.store.<List<Link>>read(tx -> tx.audit().after(0, 100)).stream().map(link -> link.entry().action())
                .toList();
        assertThat(actions).filteredOn("audit.forget-reads"::equals).hasSize(1);
        assertThatCode(retention::forget).doesNotThrowAnyException();
    }

    @Test
    void nothingIsShownOfWhichNothingCanBeWrittenDown() throws SQLException {
        String call = served.scored("a-1");
        Http program = served.program();
        try (Connection beside = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("earmark.db"));
                Statement statement = beside.createStatement()) {
            statement.execute("pragma busy_timeout = 5000");
            statement.execute("create trigger no_reads before insert on audit_read begin select raise(abort, 'no'); end");
        }

        program.get("/api/v1/interactions/" + call).must(200);
        Http.Answered refused = program.get("/api/v1/interactions/" + call + "/audio");
        assertThat(refused.status()).isGreaterThanOrEqualTo(500);
        assertThat(refused.header("content-type")).isEqualTo("application/problem+json");
    }
}
