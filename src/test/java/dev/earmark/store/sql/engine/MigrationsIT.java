package dev.earmark.store.sql.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.earmark.interaction.Priority;
import dev.earmark.store.Indexed.Behind;
import dev.earmark.store.Jobs;
import dev.earmark.store.Jobs.Claim;
import dev.earmark.store.KeptCalibrations.Calibrated;
import dev.earmark.store.PublishedTexts.PublishedText;
import dev.earmark.store.PublishedTexts.Rule;
import dev.earmark.store.PublishedTexts.State;
import dev.earmark.store.StepName;
import dev.earmark.store.StoreSettings;
import dev.earmark.store.sql.SqlStore;
import dev.earmark.summary.Summary;
import dev.earmark.testing.Stores;
import dev.earmark.transcript.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an earlier version of the program left is still there. */
class MigrationsIT {

    @TempDir
    Path folder;

    @Test
    void queueAndScoresOfTheFirstSchemaGoOnInSqlite() throws SQLException, IOException {
        try (SqlStore store = sqlite(MigrationsIT::first)) {
            checkFirst(store);
        }
    }

    @Test
    void queueAndScoresOfTheFirstSchemaGoOnInPostgres() throws SQLException, IOException {
        try (SqlStore store = postgres(MigrationsIT::first)) {
            checkFirst(store);
        }
    }

    @Test
    void summariesAndWorkThatNobodyWaitsForGoOnInSqlite() throws SQLException, IOException {
        try (SqlStore store = sqlite(MigrationsIT::before007)) {
            checkBefore007(store);
        }
    }

    @Test
    void summariesAndWorkThatNobodyWaitsForGoOnInPostgres() throws SQLException, IOException {
        try (SqlStore store = postgres(MigrationsIT::before007)) {
            checkBefore007(store);
        }
    }

    @Test
    void rubricsRulesAndCalibrationsAreInTheLibraryInSqlite() throws SQLException, IOException {
        try (SqlStore store = sqlite(MigrationsIT::before008)) {
            checkBefore008(store);
        }
    }

    @Test
    void rubricsRulesAndCalibrationsAreInTheLibraryInPostgres() throws SQLException, IOException {
        try (SqlStore store = postgres(MigrationsIT::before008)) {
            checkBefore008(store);
        }
    }

    @FunctionalInterface
    private interface Filling {
        void of(Statement statement) throws SQLException, IOException;
    }

    private SqlStore sqlite(Filling filling) throws SQLException, IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        try (Connection old = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("earmark.db"));
                Statement statement = old.createStatement()) {
            filling.of(statement);
        }
        return Stores.sqlite(data);
    }

    private static SqlStore postgres(Filling filling) throws SQLException, IOException {
        StoreSettings settings = Stores.postgresSettings();
        try (Connection old = DriverManager.getConnection(Objects.requireNonNull(settings.url()));
                Statement statement = old.createStatement()) {
            filling.of(statement);
        }
        return SqlStore.open(settings, Path.of("."), Stores.AUDIT_KEY);
    }

    private static void apply(Statement statement, String... files) throws SQLException, IOException {
        statement.execute("create table schema_version (version integer primary key, file text not null, applied_at bigint not null)");
        for (String file : files) {
            try (InputStream in = Objects.requireNonNull(MigrationsIT.class.getResourceAsStream("/db/" + file))) {
                for (String one : new String(in.readAllBytes(), StandardCharsets.UTF_8).split(";\\s*(\\n|$)")) {
                    statement.execute(one);
                }
            }
            statement.execute("insert into schema_version values (" + Integer.parseInt(file.substring(1, 4)) + ", '" + file + "', 1)");
        }
        statement
                .execute(
                        "insert into interaction(id, channel, received_at, priority, stage, status, version, request_key, "
                        + "request_sha256, arrived_by, source)"
                + " values ('i-1', 'chat', 1, 1, 'scored', 'processing', 3, 'k', 's', 'test', '')");
        statement
                .execute(
                        "insert into score(interaction_id, rubric_id, rubric_version, percent, is_current, scored_at) values ('i-1', "
                        + "'small', 1, 50, 1, 9)");
    }

    private static void first(Statement statement) throws SQLException, IOException {
        apply(statement, "V001__start.sql");
        statement.execute("insert into job(id, interaction_id, step, rubric, priority, state, run_at, epoch, attempts)"
                + " values ('j-1', 'i-1', 'mark', 'small@1', 1, 'ready', 5, 7, 2)");
    }

    private static void checkFirst(SqlStore store) {
        assertThat(store.<Boolean>read(tx -> tx.jobs().busy("i-1"))).isTrue();
        assertThat(store.<List<Jobs.Line>>read(tx -> tx.jobs().of("i-1"))).containsExactly(
                new Jobs.Line("j-1", new Jobs.Step("i-1", StepName.MARK, "small@1"), "ready", 2, 0, 5, null));
        assertThat(store.read(tx -> tx.findings().degraded("i-1", "small", 1)).orElseThrow().verdicts()).isZero();
        assertThat(store.write(tx -> tx.jobs().claim("w", tx.nowMs() + 1_000, List.of(StepName.MARK), 1)).getFirst().epoch()).isEqualTo(8);
        assertThat(store.<List<Behind>>read(tx -> tx.indexed().behind(10))).as("the index knows nothing of it yet")
                .containsExactly(new Behind("i-1", 3));
        assertThat(store.<List<String>>read(tx -> tx.indexed().toRemove(10))).isEmpty();
        store.write(tx -> tx.interactions().delete("i-1"));
        assertThat(store.<List<Jobs.Line>>read(tx -> tx.jobs().of("i-1"))).isEmpty();
    }

    /** A scorecard that is to be mended, for the third time, and two summaries, of which one is empty. */
    private static void before007(Statement statement) throws SQLException, IOException {
        apply(statement, "V001__start.sql", "V002__beside.sql", "V003__digests.sql", "V004__alone.sql");
        statement.execute("insert into job(id, interaction_id, step, rubric, priority, state, run_at, epoch, beside)"
                + " values ('j-1', 'i-1', 'score', 'small@1', 1, 'ready', 5, 7, 3)");
        statement
                .execute(
                        "insert into job(id, interaction_id, step, rubric, priority, state, run_at, lease_until, owner, epoch, lost, "
                        + "lost_alone, alone)"
                + " values ('j-2', 'i-1', 'mark', 'small@1', 1, 'running', 5, 9, 'w', 4, 2, 1, 1)");
        statement.execute("insert into summary(interaction_id, rubric, epoch, body) values"
                + " ('i-1', 'small@1', 6, '{\"sentences\":[],\"followUps\":[],\"betterLines\":[]}'), ('i-1', 'other@1', 6, 'null')");
    }

    private static void checkBefore007(SqlStore store) {
        Claim running = store.<Optional<Claim>>read(tx -> tx.jobs().held("j-2", "w", 4)).orElseThrow();
        assertThat(running).extracting(Claim::lost, Claim::lostAlone, Claim::background, Claim::round).containsExactly(2, 1, false, 0);
        Claim mending = store.write(tx -> tx.jobs().claim("w", tx.nowMs() + 1_000, List.of(StepName.SCORE), 1)).getFirst();
        assertThat(mending).extracting(Claim::epoch, Claim::background, Claim::round).containsExactly(8L, true, 3);

        assertThat(store.<Long>read(tx -> tx.findings().epoch("i-1", StepName.SUMMARISE, "small@1"))).isEqualTo(6);
        assertThat(store.<Optional<Summary>>read(tx -> tx.findings().summary("i-1", "small", 1))).isPresent();
        assertThat(store.<Optional<Summary>>read(tx -> tx.findings().summary("i-1", "other", 1))).isEmpty();
        assertThat(store.<Integer>write(tx -> tx.soundness().seal(100))).as("their digests are made anew").isEqualTo(2);

        store.<Boolean>write(tx -> {
            tx.jobs().enqueue(new Jobs.Step("i-1", new StepName("a-new-step"), ""), Priority.FRESH, 1);
            return tx.findings().put("i-1", new StepName("a-new-step"), "", 1, List.of("found"));
        });
        assertThat(store.<List<Jobs.Line>>read(tx -> tx.jobs().of("i-1"))).extracting(line -> line.step().name())
                .contains(new StepName("a-new-step"));
    }

    /** A published version with what labels have shown, a draft, two rules, and a look at rest that was broken off among the rubrics. */
    private static void before008(Statement statement) throws SQLException, IOException {
        apply(statement, "V001__start.sql", "V002__beside.sql", "V003__digests.sql", "V004__alone.sql", "V005__access.sql",
                "V007__plan.sql");
        statement.execute("insert into rubric_version(id, version, published, title, sha256, yaml, kept_by, kept_at, digest)"
                + " values ('small', 1, 1, 'Small', 'aa', 'one', 'ann', 7, 'of the old table'),"
                + " ('small', 2, 0, 'Small', 'bb', 'two', 'bob', 8, null)");
        statement.execute("insert into rubric_calibration(id, version, sha256, yaml, kept_by, kept_at) values"
                + " ('small', 1, 'cc', 'labels', 'ann', 9)");
        statement.execute("insert into rubric_rule(position, channel, queue, team, rubric_id) values"
                + " (0, 'chat', 'returns', null, 'small'), (1, null, null, null, 'other')");
        statement.execute("insert into scrub(begun_at, ended_at, phase, reached, files, entries, bytes, rotten, lease_until)"
                + " values (5, null, 'rubric_version', 'small', 0, 3, 9, 1, 0)");
        statement.execute("insert into rotten(place, kind, found, found_at) values ('rubric_version small/1', 'row', 'changed', 6)");
    }

    private static void checkBefore008(SqlStore store) {
        List<PublishedText> all = store.read(tx -> tx.publishedTexts().all("rubric", null));
        assertThat(all).extracting(PublishedText::version, PublishedText::state, PublishedText::text, PublishedText::by)
                .containsExactly(tuple(2, State.DRAFT, "two", "bob"), tuple(1, State.PUBLISHED, "one", "ann"));
        assertThat(store.<List<Rule>>read(tx -> tx.publishedTexts().rules("rubric"))).containsExactly(
                new Rule(Channel.CHAT, "returns", null, "small"), new Rule(null, null, null, "other"));
        assertThat(store.<Optional<Calibrated>>read(tx -> tx.calibrations().last("small", 1))).get().extracting(Calibrated::yaml)
                .isEqualTo("labels");
        assertThat(store.<Long>read(tx -> tx.soundness().rottenCount())).isZero();
        assertThat(store.<Integer>write(tx -> tx.soundness().seal(100))).as("digests are made anew").isEqualTo(3);

        assertThat(store.<Boolean>write(tx -> tx.publishedTexts().retire("rubric", "small", 1, "eve", Instant.ofEpochMilli(9)))).isTrue();
        assertThat(store.<Optional<PublishedText>>read(tx -> tx.publishedTexts().newest("rubric", "small"))).isEmpty();
        Calibrated more = new Calibrated("dd", "more", "ann", Instant.EPOCH);
        assertThat(store.<Boolean>write(tx -> tx.calibrations().put("small", 2, more))).isTrue();
    }
}
