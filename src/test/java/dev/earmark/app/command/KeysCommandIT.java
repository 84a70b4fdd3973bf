package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.access.Reach;
import dev.earmark.app.Session;
import dev.earmark.app.Storage;
import dev.earmark.blobs.BlobStore;
import dev.earmark.hash.Sha256;
import dev.earmark.interaction.Interaction;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Interactions.Arrived;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.testing.SampleInteractions;
import dev.earmark.testing.SampleResults;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator types: a key made, turned on, changed, saved, lost and put back. */
class KeysCommandIT {

    private static final String SOUND = "RIFF ring ring";

    @TempDir
    Path folder;

    private final CommandRun command = new CommandRun();
    private final Map<String, String> environment = new HashMap<>();
    private Path data = Path.of("");

    @BeforeEach
    void place() {
        data = folder.resolve("data");
        environment.put("EARMARK_DATA", data.toString());
    }

    private int run(String... arguments) {
        return command.run(environment, arguments);
    }

    private String out() {
        return command.out();
    }

    private String err() {
        return command.err();
    }

    private Storage service() {
        Session session = command.session(environment);
        return Storage.take(session.settings(), session.dataFolder(), () -> {});
    }

    private static String call(Storage storage) {
        Interaction call = SampleInteractions.call("agent-1");
        byte[] bytes = (SOUND + call.id()).getBytes(StandardCharsets.UTF_8);
        String key = call.id() + "/" + Sha256.hex(bytes);
        try (BlobStore.Upload upload = storage.blobs().begin()) {
            upload.write(bytes, 0, bytes.length);
            upload.keep(key);
        }
        storage.store().<Boolean>write(tx -> {
            tx.interactions().insert(call, new Arrived(call.id(), Sha256.hex(bytes), "folder", "", 1, 2,
                    List.of(new Blob("audio", key, Sha256.hex(bytes), bytes.length, "audio/wav"))));
            return tx.findings().putHeard(call.id(), 1, new Heard(SampleResults.billingTranscript(), Map.of()));
        });
        return call.id();
    }

    private static boolean readable(Storage storage, String id) throws IOException {
        String key = storage.store().<Arrived>read(tx -> tx.interactions().arrived(id).orElseThrow()).blobs().getFirst().key();
        try (InputStream in = storage.blobs().open(key)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).equals(SOUND + id)
                    && storage.store().<Integer>read(tx -> tx.findings().heard(id).orElseThrow().transcript().turns().size()) > 0;
        }
    }

    private void key(String file) {
        assertThat(run("keys", "make", folder.resolve(file).toString())).as(err()).isZero();
        environment.put("EARMARK_ENCRYPTION_KEY", "file:" + folder.resolve(file));
    }

    @Test
    void aServiceWithAWrongKeyOrNoneDoesNotStartAndChangesNothing() throws IOException {
        try (Storage storage = service()) {
            call(storage);
        }
        assertThat(run("keys", "show")).isZero();
        assertThat(out()).contains("Nothing is encrypted.");
        key("master.key");
        try (Storage storage = service()) {
            call(storage);
        }
        assertThat(run("keys", "show")).as(err()).isZero();
        assertThat(out()).contains("1 interactions from before are not yet encrypted");
        byte[] before = Files.readAllBytes(data.resolve("earmark.db"));

        environment.remove("EARMARK_ENCRYPTION_KEY");
        assertThat(run("keys", "show")).isEqualTo(2);
        assertThat(err()).contains("encryption.key-missing").contains("Encryption cannot be turned off. Nothing was changed.");
        key("other.key");
        assertThat(run("keys", "show")).isEqualTo(2);
        assertThat(err()).contains("encryption.key-wrong").contains("Nothing was changed.");
        assertThat(run("scrub")).isEqualTo(2);
        assertThat(Files.readAllBytes(data.resolve("earmark.db"))).isEqualTo(before);
        environment.put("EARMARK_ENCRYPTION_KEY", "env:MY_KEY");
        assertThat(run("keys", "show")).isEqualTo(2);
        assertThat(err()).contains("the environment has no MY_KEY");
        environment.put("MY_KEY", Files.readString(folder.resolve("master.key")));
        assertThat(run("keys", "show")).as(err()).isZero();
    }

    @Test
    void aBackupIsPutBackWithTheCopyOfTheKeysAndWhatWasErasedSinceIsNotRead() throws IOException {
        key("master.key");
        String kept;
        String erased;
        try (Storage storage = service()) {
            kept = call(storage);
            erased = call(storage);
        }
        assertThat(run("backup", folder.resolve("backup").toString())).as(err()).isZero();
        assertThat(out()).contains("the keys are not in it").contains("--keys NEWEST-COPY-OF-KEYS");
        try (Storage storage = service()) {
            storage.store().write(tx -> tx.interactions().delete(erased)).orElseThrow().forEach(storage.blobs()::remove);
        }
        assertThat(run("keys", "backup", folder.resolve("copy.keys").toString())).as(err()).isZero();
        assertThat(run("scrub")).as(err() + out()).isZero();
        String[] restore = {"restore", folder.resolve("backup").toString(), "--data", folder.resolve("fresh").toString(), "--audit-key",
            data.resolve("audit.key").toString()};
        assertThat(run(restore)).isEqualTo(2);
        assertThat(err()).contains("encryption.keys-needed");
        String[] withKeys = Arrays.copyOf(restore, restore.length + 2);
        withKeys[restore.length] = "--keys";
        withKeys[restore.length + 1] = folder.resolve("copy.keys").toString();
        assertThat(run(withKeys)).as(err()).isZero();

        environment.put("EARMARK_DATA", folder.resolve("fresh").toString());
        try (Storage storage = command.session(environment).storage()) {
            assertThat(readable(storage, kept)).isTrue();
            assertThat(storage.store().read(tx -> tx.interactions().find(erased, Reach.EVERYTHING)).orElseThrow().facts().customerId())
                    .isNull();
            assertThatThrownBy(() -> readable(storage, erased))
                    .hasMessageContaining("its key was destroyed");
        }
    }

    @Test
    void theMasterKeyIsChanged() throws IOException {
        key("master.key");
        String id;
        try (Storage storage = service()) {
            id = call(storage);
        }
        environment.put("EARMARK_ENCRYPTION_OLD_KEY", environment.get("EARMARK_ENCRYPTION_KEY"));
        key("master-2.key");
        try (Storage storage = service()) {
            assertThat(readable(storage, id)).isTrue();
        }
        assertThat(run("keys", "rotate")).as(err()).isZero();
        assertThat(out()).startsWith("3 data keys are wrapped by the master key ");
        environment.remove("EARMARK_ENCRYPTION_OLD_KEY");
        try (Storage storage = service()) {
            assertThat(readable(storage, id)).isTrue();
        }
        environment.put("EARMARK_ENCRYPTION_KEY", "file:" + folder.resolve("master.key"));
        assertThat(run("keys", "show")).isEqualTo(2);
        assertThat(err()).contains("encryption.key-wrong");
    }
}
