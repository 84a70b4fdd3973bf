package dev.earmark.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.access.AuditEntry;
import dev.earmark.blobs.BlobStore;
import dev.earmark.blobs.FolderBlobs;
import dev.earmark.fault.Rejected;
import dev.earmark.hash.Sha256;
import dev.earmark.interaction.Interaction;
import dev.earmark.store.Interactions.Arrived;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.store.Soundness.Kind;
import dev.earmark.store.Soundness.Rot;
import dev.earmark.store.Soundness.Round;
import dev.earmark.store.Store;
import dev.earmark.store.sql.backup.Backup;
import dev.earmark.store.sql.backup.BlobCopy;
import dev.earmark.testing.SampleInteractions;
import dev.earmark.testing.SampleResults;
import dev.earmark.testing.Stores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrubIT {

    private static final ReadingRate FREE = new ReadingRate(0);

    @TempDir
    private Path folder;

    private Path data;
    private Path backup;
    private FolderBlobs blobs;
    private Store store;

    @BeforeEach
    void open() {
        data = folder.resolve("data");
        backup = folder.resolve("backup");
        store = Stores.sqlite(data);
        blobs = new FolderBlobs(data.resolve("blobs"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Interaction kept(String sound) {
        Interaction call = SampleInteractions.call("agent-1");
        byte[] bytes = sound.getBytes(StandardCharsets.UTF_8);
        try (BlobStore.Upload upload = blobs.begin()) {
            upload.write(bytes, 0, bytes.length);
            String key = key(call, sound);
            upload.keep(key);
            store.write(tx -> tx.interactions().insert(call, new Arrived(call.id(), upload.sha256(), "folder", "", 1, 2,
                    List.of(new Blob("audio", key, upload.sha256(), bytes.length, "audio/wav")))));
        }
        store.<Boolean>write(tx -> tx.findings().putScorecard(call.id(), 1, SampleResults.billingCall().scorecard(), true, Instant.EPOCH));
        return call;
    }

    private static String key(Interaction call, String sound) {
        return call.id() + "/" + Sha256.hex(sound.getBytes(StandardCharsets.UTF_8));
    }

    private void flip(String key) throws IOException {
        Path file = data.resolve("blobs/" + key);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.delete(file); // the backup may share it
        Files.write(file, bytes);
    }

    private void behind(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("earmark.db") + "?busy_timeout=10000");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private Scrub scrub() {
        return new Scrub(store, blobs, Clock.systemUTC(), FREE);
    }

    private List<Rot> rotten() {
        return store.read(tx -> tx.soundness().rotten(100));
    }

    @Test
    void everythingIsReadAndAllIsWell() {
        for (int i = 0; i < 40; i++) {
            kept("call " + i);
        }
        Round round = scrub().whole();

        assertThat(round.files()).isEqualTo(40);
        assertThat(round.rows()).isEqualTo(40);
        assertThat(round.rotten()).isZero();
        assertThat(store.<Round>read(tx -> tx.soundness().lastEnded().orElseThrow())).isEqualTo(round);
    }

    @Test
    void aFlippedByteAMissingFileAndAChangedRowAreNamedWithTheirInteraction() throws IOException, SQLException {
        Interaction flipped = kept("flipped");
        Interaction gone = kept("gone");
        Interaction changed = kept("changed");
        kept("sound");
        flip(key(flipped, "flipped"));
        Files.delete(data.resolve("blobs/" + key(gone, "gone")));
        behind("update finding set body = replace(body, '\"met\"', '\"mat\"') where interaction_id = '" + changed.id() + "'");

        assertThat(scrub().whole().rotten()).isEqualTo(3);

        assertThat(rotten()).containsExactlyInAnyOrder(
                new Rot(Kind.FILE, key(flipped, "flipped"), flipped.id(), "its bytes are not those that were written"),
                new Rot(Kind.FILE, key(gone, "gone"), gone.id(), "it is not there"),
                new Rot(Kind.ROW, "finding " + changed.id() + "/score/billing-care@7", changed.id(), "its digest is another one"));
    }

    @Test
    void whatHasRottedIsPutBackFromABackupAndEnteredInTheAuditLog() throws IOException, SQLException {
        Interaction flipped = kept("flipped");
        Interaction gone = kept("gone");
        Interaction changed = kept("changed");
        Backup.embedded(data, BlobCopy.linked(data.resolve("blobs")), List.of(), backup);
        flip(key(flipped, "flipped"));
        Files.delete(data.resolve("blobs/" + key(gone, "gone")));
        behind("update finding set body = replace(body, '\"met\"', '\"mat\"') where interaction_id = '" + changed.id() + "'");
        scrub().whole();

        Mending.Outcome outcome = new Mending(store, blobs, Clock.systemUTC(), "command line").from(backup);

        assertThat(outcome.mended()).hasSize(3);
        assertThat(outcome.left()).isEmpty();
        assertThat(rotten()).isEmpty();
        assertThat(blobs.file(key(flipped, "flipped")).path()).hasContent("flipped");
        assertThat(blobs.file(key(gone, "gone")).path()).hasContent("gone");
        assertThat(store.read(tx -> tx.findings().scorecard(changed.id(), "billing-care", 7)).orElseThrow())
                .isEqualTo(SampleResults.billingCall().scorecard());
        assertThat(store.<List<AuditEntry>>read(tx -> tx.audit().after(0, 10).stream().map(link -> link.entry()).toList()))
                .extracting(AuditEntry::action, AuditEntry::target)
                .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple("file.mend", flipped.id()),
                        org.assertj.core.groups.Tuple.tuple("file.mend", gone.id()),
                        org.assertj.core.groups.Tuple.tuple("row.mend", changed.id()));
        assertThat(scrub().whole().rotten()).isZero();
    }

    @Test
    void aBackupThatIsRottenItselfMendsNothing() throws IOException {
        Interaction flipped = kept("flipped");
        Backup.embedded(data, BlobCopy.linked(data.resolve("blobs")), List.of(), backup);
        flip(key(flipped, "flipped"));
        Path copy = backup.resolve("blobs/" + key(flipped, "flipped"));
        Files.writeString(copy, "fl!pped");
        scrub().whole();

        Mending.Outcome outcome = new Mending(store, blobs, Clock.systemUTC(), "command line").from(backup);

        assertThat(outcome.mended()).isEmpty();
        assertThat(outcome.left()).extracting(Rot::place).containsExactly(key(flipped, "flipped"));
        assertThat(rotten()).hasSize(1);
        assertThatThrownBy(() -> new Mending(store, blobs, Clock.systemUTC(), "x").from(folder)).isInstanceOf(Rejected.class);
    }

    @Test
    void whatWasMendedByHandIsNotKnownAsRottenAnyMore() throws IOException {
        Interaction call = kept("ring ring");
        flip(key(call, "ring ring"));
        scrub().whole();
        assertThat(rotten()).hasSize(1);

        Files.writeString(data.resolve("blobs/" + key(call, "ring ring")), "ring ring");
        scrub().whole();

        assertThat(rotten()).isEmpty();
    }

    @Test
    void aRoundGoesOnWhereItWasBrokenOff() throws IOException {
        for (int i = 0; i < 40; i++) {
            kept("call " + i);
        }
        Interaction last = kept("the last one");
        flip(key(last, "the last one"));
        Clock clock = Clock.fixed(Instant.parse("2026-03-02T00:00:00Z"), ZoneOffset.UTC);
        Scrub first = new Scrub(store, blobs, clock, FREE);
        Round begun = store.write(tx -> tx.soundness().take(clock.instant(), 60_000, clock.instant())).orElseThrow();
        Round half = begun;
        while (half.files() < 16) {
            half = first.step(half);
        }
        Round reached = half;
        store.<Boolean>write(tx -> {
            tx.soundness().keep(reached, 0); // the process is killed here
            return true;
        });

        DailyScrub daily = new DailyScrub(store, blobs, Clock.offset(clock, Duration.ofMinutes(5)),
                new UpkeepSettings(Duration.ofHours(24), 0, 0, Duration.ZERO), () -> {});
        Round ended = daily.round().orElseThrow();

        assertThat(ended.begun()).isEqualTo(begun.begun());
        assertThat(ended.files()).as("none was read twice").isEqualTo(41);
        assertThat(rotten()).extracting(Rot::place).containsExactly(key(last, "the last one"));
        assertThat(daily.round()).as("not due again").isEmpty();
    }

    @Test
    void oneThatIsDeletedMeanwhileIsNoLoss() throws IOException {
        Interaction call = kept("ring ring");
        Scrub scrub = scrub();
        Round round = new Round(Instant.now(), null, "files", "", 0, 0, 0, 0);
        Files.delete(data.resolve("blobs/" + key(call, "ring ring")));
        store.write(tx -> tx.interactions().delete(call.id()));

        assertThat(scrub.step(round).rotten()).isZero();
        assertThat(rotten()).isEmpty();
    }
}
