package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Storage;
import dev.earmark.blobs.BlobStore;
import dev.earmark.blobs.FolderBlobs;
import dev.earmark.hash.Sha256;
import dev.earmark.interaction.Interaction;
import dev.earmark.store.Interactions.Arrived;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.speech.model.AdaptedTalk;
import dev.earmark.speech.model.AdaptedTalks;
import dev.earmark.speech.talk.LearntTalk;
import dev.earmark.testing.SampleInteractions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that look after what is kept, within this process. */
class KeptCommandsIT {

    @TempDir
    Path folder;

    private final CommandRun command = new CommandRun();

    private int run(Path data, String... arguments) {
        return command.run(Map.of("EARMARK_DATA", data.toString()), arguments);
    }

    private String out() {
        return command.out();
    }

    private String err() {
        return command.err();
    }

    /** A data folder with one call. @return the key of its recording */
    private String filled(Path data) {
        assertThat(run(data, "key", "checker", "--new")).as(err()).isZero();
        Interaction call = SampleInteractions.call("agent-1");
        byte[] bytes = "ring ring".getBytes(StandardCharsets.UTF_8);
        String key = call.id() + "/" + Sha256.hex(bytes);
        FolderBlobs blobs = new FolderBlobs(data.resolve("blobs"));
        try (BlobStore.Upload upload = blobs.begin();
                Storage storage = command.session(Map.of("EARMARK_DATA", data.toString())).storage()) {
            upload.write(bytes, 0, bytes.length);
            upload.keep(key);
            storage.store().write(tx -> tx.interactions().insert(call, new Arrived(call.id(), Sha256.hex(bytes), "folder", "", 1, 2,
                    List.of(new Blob("audio", key, Sha256.hex(bytes), bytes.length, "audio/wav")))));
        }
        return key;
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.delete(file);
        Files.write(file, bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit verify", "audit show", "key me", "scrub", "backup %s/backup", "restore %s/none --data %s/mistyped",
        "retention report", "customer erase c-1 --yes"})
    void aMistypedFolderIsRefusedAndNothingIsMade(String command) {
        Path mistyped = folder.resolve("mistyped");

        int code = run(mistyped, command.replace("%s", folder.toString()).split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(err()).containsAnyOf("store.nothing-kept: There is no database of Earmark in " + mistyped, "app.audit-key-missing",
                "store.backup-damaged");
        assertThat(out()).doesNotContain("sound");
        assertThat(mistyped).doesNotExist();
        assertThat(folder.resolve("backup")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit verify", "audit show", "key me", "scrub", "backup %s/backup"})
    void anEmptyFolderStaysEmpty(String command) throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));

        assertThat(run(empty, command.replace("%s", folder.toString()).split(" "))).isEqualTo(2);

        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void aKeyOfTheAuditLogThatIsGoneIsNotMadeAnew() throws IOException {
        Path data = folder.resolve("data");
        filled(data);
        Files.delete(data.resolve("audit.key"));

        assertThat(run(data, "audit", "verify")).isEqualTo(2);

        assertThat(err()).startsWith("app.audit-key-missing: ");
        assertThat(data.resolve("audit.key")).doesNotExist();
    }

    @Test
    void theCommandThatABackupPrintsRestoresIt() {
        Path data = folder.resolve("data");
        String key = filled(data);
        Path backup = folder.resolve("backup");
        assertThat(run(data, "backup", backup.toString())).as(err()).isZero();
        String way = out().lines().filter(line -> line.startsWith("To restore it: earmark ")).findFirst().orElseThrow();
        Path fresh = folder.resolve("fresh");

        String[] arguments = way.substring("To restore it: earmark ".length())
                .replace("NEW-FOLDER", fresh.toString()).replace("COPY-OF-audit.key", data.resolve("audit.key").toString()).split(" ");
        int code = run(data, arguments);

        assertThat(err()).isEmpty();
        assertThat(code).isZero();
        assertThat(out()).startsWith("2 files restored into " + fresh);
        assertThat(fresh.resolve("blobs/" + key)).hasContent("ring ring");
        assertThat(run(fresh, "audit", "verify")).as(err()).isZero();
    }

    @Test
    void aCustomerWhoWasForgottenDoesNotComeBackWithABackup() {
        Path data = folder.resolve("data");
        Path zip = folder.resolve("c-1.zip");
        filled(data);
        assertThat(run(data, "backup", folder.resolve("backup").toString())).as(err()).isZero();

        assertThat(run(data, "customer", "export", "c-1", "--to", zip.toString())).as(err()).isZero();
        assertThat(out()).startsWith("1 interaction of the customer written to");
        assertThat(zip).isNotEmptyFile();
        assertThat(run(data, "customer", "export", "c-1", "--to", zip.toString())).isEqualTo(2);
        assertThat(err()).startsWith("app.file-exists");
        assertThat(run(data, "customer", "erase", "c-1")).isEqualTo(2);
        assertThat(err()).contains("1 interaction of the customer would be deleted for good");
        assertThat(run(data, "customer", "erase", "c-1", "--yes")).as(err()).isZero();
        assertThat(run(data, "customer", "erase", "c-1", "--yes")).isEqualTo(2);
        assertThat(run(data, "retention", "report")).isZero();
        assertThat(out()).contains("  scores  because the customer was forgotten  command line").doesNotContain("c-1 ");
        assertThat(run(data, "retention", "preview")).isZero();
        assertThat(out()).startsWith("There is no rule, so everything is kept");

        Path fresh = folder.resolve("fresh");
        assertThat(run(fresh, "restore", folder.resolve("backup").toString(), "--audit-key", data.resolve("audit.key").toString(),
                "--erased-since", data.toString())).as(err()).isZero();
        assertThat(out()).contains("1 interactions deleted again");
        assertThat(run(fresh, "customer", "export", "c-1", "--to", folder.resolve("none.zip").toString())).isEqualTo(2);
        assertThat(err()).startsWith("results.customer-unknown");
    }

    private static AdaptedTalk learnt(Path data, String words) {
        return new AdaptedTalks(data).add("house", "vosk", new LearntTalk(words.getBytes(StandardCharsets.UTF_8), 0.25), Instant.EPOCH,
                new AdaptedTalk.Facts(3, 400, 120.5, 80.25, Optional.empty()));
    }

    private String[] restoring(Path data, Path fresh) {
        return new String[] {"restore", folder.resolve("backup").toString(), "--data", fresh.toString(), "--audit-key",
            data.resolve("audit.key").toString()};
    }

    @Test
    void whatTheRecogniserHasLearntComesBackAsItWasAndTheSameVersionIsInUse() throws IOException {
        Path data = folder.resolve("data");
        Path fresh = folder.resolve("fresh");
        filled(data);
        AdaptedTalk first = learnt(data, "good morning");
        AdaptedTalk second = learnt(data, "good evening");
        new AdaptedTalks(data).use(Optional.of(first));
        Files.writeString(data.resolve("models/adapted/adapting-1.part"), "half");

        assertThat(run(data, "backup", folder.resolve("backup").toString())).as(err()).isZero();
        assertThat(folder.resolve("backup/models/adapted")).isDirectoryNotContaining("glob:**.part");
        assertThat(run(data, restoring(data, fresh))).as(err()).isZero();

        assertThat(out()).startsWith("7 files restored into " + fresh);
        assertThat(new AdaptedTalks(fresh).all()).extracting(AdaptedTalk::name).containsExactly("house-1", "house-2");
        assertThat(new AdaptedTalks(fresh).inUse().orElseThrow().sha256()).isEqualTo(first.sha256());
        AdaptedTalk again = new AdaptedTalks(fresh).named("house-2");
        assertThat(again.sha256()).isEqualTo(second.sha256());
        assertThat(Sha256.of(again.file())).isEqualTo(second.sha256());
    }

    @Test
    void aVersionThatIsDamagedIsNamedWhenItIsBackedUpAndWhenItIsRestored() throws IOException {
        Path data = folder.resolve("data");
        Path fresh = folder.resolve("fresh");
        filled(data);
        flip(learnt(data, "good morning").file());
        new AdaptedTalks(data).use(Optional.of(learnt(data, "good evening")));
        learnt(data, "good night");

        assertThat(run(data, "backup", folder.resolve("backup").toString())).isEqualTo(3);
        assertThat(err()).startsWith("speech.adapted-unreadable: The weights of the adapted version house-1, ").hasLineCount(1);
        flip(folder.resolve("backup/models/adapted/house-2.weights.gz"));
        assertThat(run(data, restoring(data, fresh))).isEqualTo(2);
        assertThat(err()).startsWith("store.backup-damaged: ").contains("models/adapted/house-2.weights.gz").hasLineCount(1);
        assertThat(fresh).doesNotExist();

        String[] lenient = Arrays.copyOf(restoring(data, fresh), 7);
        lenient[6] = "--leave-damaged";
        assertThat(run(data, lenient)).isEqualTo(2);
        assertThat(err()).contains("house-2.weights.gz of the backup is missing or damaged; the adapted version is lost");
        assertThat(new AdaptedTalks(fresh).all()).extracting(AdaptedTalk::name).containsExactly("house-3");
        assertThat(new AdaptedTalks(fresh).nameInUse()).isEmpty();
    }

    @Test
    void aVersionThatIsDamagedIsFoundByTheScrub() throws IOException {
        Path data = folder.resolve("data");
        filled(data);
        AdaptedTalk first = learnt(data, "good morning");
        learnt(data, "good evening");
        assertThat(run(data, "scrub")).as(err()).isZero();
        assertThat(out()).contains("2 adapted versions of the recogniser are as they were learnt.");

        flip(first.file());

        assertThat(run(data, "scrub")).isEqualTo(3);
        assertThat(err()).startsWith("speech.adapted-unreadable: The weights of the adapted version house-1, ").hasLineCount(1);
        assertThat(out()).contains("1 adapted versions of the recogniser");
    }

    @Test
    void aRestoreLeavesAnotherVersionOfTheSameNameAlone() {
        Path data = folder.resolve("data");
        Path fresh = folder.resolve("fresh");
        filled(data);
        learnt(data, "good morning");
        run(data, "backup", folder.resolve("backup").toString());
        AdaptedTalk there = learnt(fresh, "buenos dias");

        assertThat(run(data, restoring(data, fresh))).isEqualTo(2);

        assertThat(err()).startsWith("store.not-empty: ").contains("house-1").hasLineCount(1);
        assertThat(fresh.resolve("earmark.db")).doesNotExist();
        assertThat(new AdaptedTalks(fresh).all()).containsExactly(there);
    }

    @Test
    void aDamagedBackupIsRefusedInOneSentenceAndLeavesNothing() throws IOException {
        Path data = folder.resolve("data");
        String key = filled(data);
        Path backup = folder.resolve("backup");
        run(data, "backup", backup.toString());
        flip(backup.resolve("blobs/" + key));
        Path fresh = folder.resolve("fresh");
        String[] restore = {"restore", backup.toString(), "--data", fresh.toString(), "--audit-key", data.resolve("audit.key").toString()};

        assertThat(run(data, restore)).isEqualTo(2);
        assertThat(err()).startsWith("store.backup-damaged: ").contains("1 of its 3 files").contains(key).hasLineCount(1);
        assertThat(out()).isEmpty();
        assertThat(fresh).doesNotExist();

        String[] lenient = Arrays.copyOf(restore, restore.length + 1);
        lenient[restore.length] = "--leave-damaged";
        assertThat(run(data, lenient)).isEqualTo(2);
        assertThat(out()).contains("1 files restored").contains("1 recordings are lost");
        assertThat(fresh.resolve("audit.key")).exists();
    }

    @Test
    void scrubNamesWhatHasRottedDoctorRemembersAndOneCommandPutsItBack() throws IOException {
        Path data = folder.resolve("data");
        String key = filled(data);
        Path backup = folder.resolve("backup");
        run(data, "backup", backup.toString());
        assertThat(run(data, "scrub", "--backup", backup.toString())).as(err()).isZero();
        assertThat(out()).contains("all as they were written").contains("all as they were copied");

        flip(data.resolve("blobs/" + key));
        assertThat(run(data, "scrub")).isEqualTo(3);
        assertThat(err()).startsWith("store.blob-rotten: The file " + key).contains("--mend-from");
        assertThat(run(data, "backup", folder.resolve("second").toString())).isEqualTo(3);
        assertThat(err()).contains("store.blob-rotten: " + key);
        run(data, "doctor");
        assertThat(err()).contains("app.rot-found: One file or row is damaged, such as " + key);

        assertThat(run(data, "scrub", "--mend-from", backup.toString())).as(err()).isZero();
        assertThat(out()).contains(key + " is repaired").contains("1 replaced");
        run(data, "audit", "show");
        assertThat(out()).contains("command line  file.mend");
        run(data, "scrub");
        run(data, "doctor");
        assertThat(out()).contains("ok   scrub: ").contains("1 files, ").contains("all as they were written");
    }

    @Test
    void aBackupThatRotsIsNamed() throws IOException {
        Path data = folder.resolve("data");
        String key = filled(data);
        Path backup = folder.resolve("backup");
        run(data, "backup", backup.toString());
        flip(backup.resolve("blobs/" + key));

        assertThat(run(data, "scrub", "--backup", backup.toString())).isEqualTo(3);

        assertThat(err()).startsWith("store.backup-damaged: The file blobs/" + key);
    }
}
