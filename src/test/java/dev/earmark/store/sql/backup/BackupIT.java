package dev.earmark.store.sql.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.store.StepName;
import dev.earmark.access.AuditEntry;
import dev.earmark.access.Reach;
import dev.earmark.blobs.BlobStore;
import dev.earmark.blobs.FolderBlobs;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Interaction;
import dev.earmark.store.Interactions.Arrived;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.store.Store;
import dev.earmark.testing.SampleInteractions;
import dev.earmark.testing.SampleResults;
import dev.earmark.testing.Stores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupIT {

    @TempDir
    private Path folder;

    private Path data;
    private Path backup;
    private Path fresh;
    private FolderBlobs blobs;
    private Store store;

    @BeforeEach
    void open() {
        data = folder.resolve("data");
        backup = folder.resolve("backup");
        fresh = folder.resolve("fresh");
        store = Stores.sqlite(data);
        blobs = new FolderBlobs(data.resolve("blobs"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** A call with its recording. */
    private Interaction kept(String sound) {
        Interaction call = SampleInteractions.call("agent-1");
        byte[] bytes = sound.getBytes(StandardCharsets.UTF_8);
        try (BlobStore.Upload upload = blobs.begin()) {
            upload.write(bytes, 0, bytes.length);
            String key = call.id() + "/" + upload.sha256();
            upload.keep(key);
            store.write(tx -> tx.interactions().insert(call, new Arrived(call.id(), upload.sha256(), "folder", "", 1, 2,
                    List.of(new Blob("audio", key, upload.sha256(), bytes.length, "audio/wav")))));
        }
        return call;
    }

    private String key(Interaction call) {
        return store.<Arrived>read(tx -> tx.interactions().arrived(call.id()).orElseThrow()).blobs().getFirst().key();
    }

    private MadeBackup made() {
        return Backup.embedded(data, BlobCopy.linked(data.resolve("blobs")), List.of(), backup);
    }

    private static RestorePlace place(Path folder) {
        return new RestorePlace(folder, new RestoredInFolder(folder.resolve("blobs")), folder);
    }

    private Restore.Restored whatIsSound() {
        return Restore.into(place(fresh), backup, Stores.AUDIT_KEY, List.of(), true, () -> {});
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private Restore.Restored restored(List<String> erased) {
        return Restore.into(place(fresh), backup, Stores.AUDIT_KEY, erased, false, () -> {});
    }

    @Test
    void everythingComesBackFromABackupThatWasMadeWhileTheServiceRan() throws IOException {
        Interaction call = kept("ring ring");
        String key = key(call);
        store.<Boolean>write(tx -> {
            tx.audit().append(new AuditEntry(Instant.now(), "ann", "interaction.read", call.id(), ""));
            return true;
        });

        assertThat(made().missing()).isEmpty();
        Interaction later = kept("later");

        assertThat(restored(List.of())).isEqualTo(new Restore.Restored(2, 0, List.of(), List.of(), Optional.empty()));
        try (Store again = Stores.sqlite(fresh)) {
            assertThat(again.<Interaction>read(tx -> tx.interactions().find(call.id(), Reach.EVERYTHING).orElseThrow())).isEqualTo(call);
            assertThat(again.read(tx -> tx.interactions().find(later.id(), Reach.EVERYTHING).isPresent()).booleanValue()).isFalse();
            assertThat(again.<Long>read(tx -> tx.audit().head().orElseThrow().number())).isEqualTo(1);
        }
        assertThat(new FolderBlobs(fresh.resolve("blobs")).file(key).path()).hasContent("ring ring");
    }

    @Test
    void whatWasErasedSinceIsErasedAgain() {
        Interaction kept = kept("kept");
        Interaction erased = kept("erased");
        String key = key(erased);
        made();
        store.write(tx -> tx.interactions().delete(erased.id()));
        blobs.remove(key);

        assertThat(restored(Backup.erasedIn(data)).erased()).isEqualTo(1);

        try (Store again = Stores.sqlite(fresh)) {
            assertThat(again.read(tx -> tx.interactions().find(erased.id(), Reach.EVERYTHING).isPresent()).booleanValue()).isFalse();
            assertThat(again.read(tx -> tx.interactions().find(kept.id(), Reach.EVERYTHING).isPresent()).booleanValue()).isTrue();
        }
        assertThat(new FolderBlobs(fresh.resolve("blobs")).exists(key)).isFalse();
    }

    @Test
    void aFileThatIsMissingOrChangedIsNamed() throws IOException {
        String gone = key(kept("gone"));
        String changed = key(kept("changed"));
        blobs.remove(gone);
        assertThat(made().missing()).containsExactly(gone);
        Files.delete(backup.resolve("blobs/" + changed));
        Files.writeString(backup.resolve("blobs/" + changed), "Changed");

        assertThatThrownBy(() -> restored(List.of())).isInstanceOf(Rejected.class).hasMessageContaining(changed)
                .hasMessageContaining("--leave-damaged")
                .extracting("code").isEqualTo("store.backup-damaged");
        assertThat(fresh).as("nothing is left of it").doesNotExist();

        assertThat(whatIsSound()).isEqualTo(new Restore.Restored(1, 0, List.of(changed), List.of(), Optional.empty()));
    }

    @Test
    void aRottenRecordingIsNotBackedUpAsGood() throws IOException {
        String rotten = key(kept("ring ring"));
        kept("sound");
        flip(data.resolve("blobs/" + rotten));

        MadeBackup made = made();

        assertThat(made.rotten()).containsExactly(rotten);
        assertThat(made.files()).as("database, one recording, what was erased").isEqualTo(3);
        assertThat(backup.resolve("blobs/" + rotten)).doesNotExist();
    }

    @Test
    void aRottenRecordingIsNotAmongTheFilesOfASharedDatabase() throws IOException {
        String rotten = key(kept("ring ring"));
        flip(data.resolve("blobs/" + rotten));

        assertThat(Backup.filesOf(store, BlobCopy.linked(data.resolve("blobs")), List.of(), backup).rotten()).containsExactly(rotten);
    }

    @Test
    void aRottenRowIsToldWhenItIsBackedUp() throws SQLException {
        Interaction call = kept("ring ring");
        store.<Boolean>write(tx -> tx.findings().put(call.id(), StepName.SUMMARISE, "small@1", 1, SampleResults.summary()));
        try (Connection behind = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("earmark.db"));
                Statement statement = behind.createStatement()) {
            statement.executeUpdate("update finding set body = replace(body, 'e', 'a') where step = 'summarise'");
        }

        assertThat(made().rottenRows()).containsExactly("finding " + call.id() + "/summarise/small@1");
    }

    @Test
    void aRestoreWithAnotherKeyOrAFullDiskLeavesNothing() {
        kept("ring ring");
        store.<Boolean>write(tx -> {
            tx.audit().append(new AuditEntry(Instant.now(), "ann", "interaction.read", "x", ""));
            return true;
        });
        made();

        byte[] other = "another key of another audit log".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> Restore.into(place(fresh), backup, other, List.of(), false, () -> {}))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("does not fit the key");
        assertThat(fresh).doesNotExist();
        assertThatThrownBy(() -> Restore.into(place(fresh), backup, Stores.AUDIT_KEY, List.of(), false, () -> {
            throw new IllegalStateException("no room for the key");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(fresh).doesNotExist();
        assertThat(restored(List.of()).files()).isEqualTo(2);
    }

    @Test
    void aRestoreThatWasKilledIsNoDataFolderAndIsBegunAfresh() throws IOException {
        String key = key(kept("ring ring"));
        made();
        Files.createDirectories(fresh.resolve("restoring"));
        Files.createDirectories(fresh.resolve("blobs/half"));
        Files.writeString(fresh.resolve("blobs/half/copied"), "half");

        assertThatThrownBy(() -> Stores.sqlite(fresh)).isInstanceOf(Conflict.class).extracting("code")
                .isEqualTo("store.restore-unfinished");
        assertThat(fresh.resolve("earmark.db")).doesNotExist();

        assertThat(restored(List.of()).files()).isEqualTo(2);
        assertThat(fresh.resolve("blobs/half/copied")).doesNotExist();
        assertThat(fresh.resolve("restoring")).doesNotExist();
        assertThat(fresh.resolve("blobs/" + key)).hasContent("ring ring");
    }

    @Test
    void aBackupThatIsNotAsItWasMadeIsNotRestored() throws IOException {
        kept("ring ring");
        made();
        byte[] database = Files.readAllBytes(backup.resolve("earmark.db"));
        database[database.length - 1] ^= 1;
        Files.write(backup.resolve("earmark.db"), database);
        assertThatThrownBy(() -> restored(List.of())).isInstanceOf(Rejected.class).hasMessageContaining("earmark.db");

        Files.writeString(backup.resolve("manifest.sha256"), "# Earmark backup 1\n" + "0".repeat(64) + "  ../../etc/passwd\n");
        assertThatThrownBy(() -> restored(List.of())).isInstanceOf(Rejected.class);
        Files.delete(backup.resolve("manifest.sha256"));
        assertThatThrownBy(() -> restored(List.of())).isInstanceOf(Rejected.class).hasMessageContaining("not finished");
        assertThat(fresh).doesNotExist();
    }

    @Test
    void nothingIsWrittenOver() {
        kept("ring ring");
        made();

        assertThatThrownBy(this::made).isInstanceOf(Conflict.class).extracting("code").isEqualTo("store.not-empty");
        assertThatThrownBy(() -> Restore.into(place(data), backup, Stores.AUDIT_KEY, List.of(), false, () -> {}))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> Backup.embedded(fresh, BlobCopy.linked(fresh), List.of(), folder.resolve("other")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void nobodyElseMayReadABackup() throws IOException {
        kept("ring ring");
        made();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup))).isEqualTo("rwx------");
        try (Stream<Path> files = Files.walk(backup)) {
            assertThat(files.filter(Files::isRegularFile).toList()).hasSize(4)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void theManifestIsReadByCommonTools() throws Exception {
        kept("ring ring");
        made();

        Process check = new ProcessBuilder("sha256sum", "--check", "--strict", "manifest.sha256").directory(backup.toFile())
                .redirectErrorStream(true).start();
        assertThat(new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains("earmark.db: OK")
                .doesNotContain("WARNING");
        assertThat(check.waitFor()).isZero();
    }

    @Test
    void theFilesOfASharedDatabaseAreCopiedWithoutIt() {
        String key = key(kept("ring ring"));

        assertThat(Backup.filesOf(store, BlobCopy.linked(data.resolve("blobs")), List.of(), backup).files()).isEqualTo(2);

        assertThat(backup.resolve("blobs/" + key)).hasContent("ring ring");
        assertThat(backup.resolve("earmark.db")).doesNotExist();
    }
}
