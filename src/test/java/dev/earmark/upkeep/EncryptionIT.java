package dev.earmark.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.access.Reach;
import dev.earmark.audio.samples.SoundMask;
import dev.earmark.blobs.BlobStore;
import dev.earmark.blobs.FolderBlobs;
import dev.earmark.blobs.Spool;
import dev.earmark.blobs.sealed.SealedBlobs;
import dev.earmark.encryption.EncryptionSettings;
import dev.earmark.encryption.KeyCopy;
import dev.earmark.encryption.KeyRing;
import dev.earmark.encryption.WrappedKey;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.forgetting.CustomerErasure;
import dev.earmark.inbox.Offer;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Priority;
import dev.earmark.jobs.Workers;
import dev.earmark.pipeline.Details;
import dev.earmark.redaction.RedactionSettings;
import dev.earmark.redaction.RedactionSettings.Originals;
import dev.earmark.redaction.Redactor;
import dev.earmark.retention.Hold;
import dev.earmark.review.Audience;
import dev.earmark.review.Remark;
import dev.earmark.review.Revision.By;
import dev.earmark.speech.Transcriber;
import dev.earmark.store.DataKeys.State;
import dev.earmark.store.InteractionFilter;
import dev.earmark.store.InteractionQuery;
import dev.earmark.store.Interactions.Arrived;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.store.Jobs;
import dev.earmark.store.StepName;
import dev.earmark.store.Store;
import dev.earmark.store.StoreSettings;
import dev.earmark.store.sql.SqlStore;
import dev.earmark.store.sql.backup.Backup;
import dev.earmark.store.sql.backup.BlobCopy;
import dev.earmark.store.sql.backup.Restore;
import dev.earmark.store.sql.backup.RestorePlace;
import dev.earmark.store.sql.backup.RestoredInFolder;
import dev.earmark.store.sql.backup.RestoredKeys;
import dev.earmark.testing.Plans;
import dev.earmark.testing.SampleCalls;
import dev.earmark.testing.SampleInteractions;
import dev.earmark.testing.Stores;
import dev.earmark.testing.Wav;
import dev.earmark.testing.Workplace;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has the disk, a backup, or both, reads nothing; and nobody reads what was deleted. */
class EncryptionIT {

    private static final By KIM = new By("p-1", "Kim");
    private static final String[] WORDS = {"marmalade", "quagmire", "c-4711", "Zacharias", "mouldy", "a private remark"};
    private static final Transcriber HEARS = (audio, _) -> {
        Transcript said = new SampleCalls().says(Speaker.CUSTOMER, 0, 400, "where is my marmalade")
                .says(Speaker.AGENT, 500, 900, "my name is dana quagmire").call(audio.recording().id(), audio.source().seconds());
        return new Transcript(said.id(), Channel.VOICE, audio.source(), new Engine("scripted", "test", "00"), said.turns());
    };

    private static final Redactor KEEPS = new Redactor(new RedactionSettings(true, "usual", SoundMask.SILENCE, Originals.KEEP));
    private static final Transcriber HEARS_A_CARD = (audio, _) -> {
        Transcript said = new SampleCalls().says(Speaker.AGENT, 0, 900, "can i have your card number")
                .says(Speaker.CUSTOMER, 2_000, 4_800, "four one one one two two two two three three three three four four four four")
                .says(Speaker.AGENT, 5_000, 5_900, "and the security code")
                .says(Speaker.CUSTOMER, 6_500, 7_300, "nine one seven").call(audio.recording().id(), audio.source().seconds());
        return new Transcript(said.id(), Channel.VOICE, audio.source(), new Engine("scripted", "test", "00"), said.turns());
    };

    @TempDir
    Path folder;

    private final KeyRing ring = Stores.ring(1);
    private @Nullable Workplace opened;
    private @Nullable Workers workers;
    private int calls;

    private Path data() {
        return folder.resolve("data");
    }

    private SealedBlobs sealed(Store store, Path below) {
        return sealed(store, below, ring);
    }

    private SealedBlobs sealed(Store store, Path below, KeyRing keys) {
        return new SealedBlobs(new FolderBlobs(below.resolve("blobs")), new KeptFileKeys(store, keys), new Spool(folder.resolve("spool"),
                1L << 30), _ -> {});
    }

    private void open(Store store, BlobStore blobs) {
        open(store, blobs, HEARS, new Redactor(RedactionSettings.defaults()));
    }

    private void open(Store store, BlobStore blobs, Transcriber hears, Redactor redactor) {
        Workplace fresh = new Workplace(store, blobs, folder, (audio, _) -> Plans.usual(audio, hears, redactor, null));
        Workers begun = fresh.workers(Duration.ofSeconds(60), Duration.ofSeconds(60));
        begun.start();
        opened = fresh;
        workers = begun;
    }

    private Workplace work() {
        return Objects.requireNonNull(opened);
    }

    private void encrypted() {
        Store store = Stores.sealed(data(), ring);
        open(store, sealed(store, data()));
    }

    @AfterEach
    void end() {
        if (opened != null && workers != null) {
            workers.close();
            opened.close();
            opened = null;
        }
    }

    private String call(String customer) {
        Details details = Details.of(null, new Facts("a-17", "Dana", customer, "Zacharias Quibble"), null, null);
        String id = work().call(work().reception(), new Offer(null, details, "key-1", Priority.FRESH), Workplace.sound(300
                + 40 * calls++)).id();
        return known(id);
    }

    private String chat(String customer) {
        return known(work().reception().transcript(new Offer(null, Details.NOTHING, "key-1", Priority.FRESH), """
                {"channel": "chat", "customer": {"id": "%s", "name": "Zacharias Quibble"}, "agent": {"id": "a-17"}, "queue": "parcels",
                 "turns": [{"speaker": "customer", "text": "the marmalade is mouldy %d"}, {"speaker": "agent", "text": "my name is dana"}]}
                """.formatted(customer, calls++).getBytes(StandardCharsets.UTF_8)).id());
    }

    private String known(String id) {
        Workplace.until(work()::quiet);
        work().store().<Boolean>write(tx -> {
            tx.remarks().add(id, new Remark(SampleInteractions.id(), 0, null, "a private remark", Audience.AGENT, KIM, Instant.now(),
                    null, 1));
            return true;
        });
        return id;
    }

    private List<Path> holding(Path below, String... texts) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile).filter(file -> {
                String bytes = read(file);
                return Stream.of(texts).anyMatch(bytes::contains);
            }).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String firstWords(Store store, String id) {
        return store.read(tx -> tx.findings().heard(id).orElseThrow().transcript().turns().getFirst().text());
    }

    private static byte[] sound(Store store, BlobStore blobs, String id) throws IOException {
        String key = store.<Arrived>read(tx -> tx.interactions().arrived(id).orElseThrow()).blobs().getFirst().key();
        try (InputStream in = blobs.open(key)) {
            return in.readAllBytes();
        }
    }

    private static List<String> of(Store store, String customer) {
        return store.read(tx -> tx.interactions().list(new InteractionQuery(List.of(new InteractionFilter.OfCustomer(customer)),
                InteractionQuery.Sort.RECEIVED, true, null, 10), Reach.EVERYTHING)).items().stream()
                .map(listed -> listed.interaction().id() + " " + listed.interaction().facts().customerName()).toList();
    }

    @Test
    void nothingThatWasSaidAndNoCustomerIsInAnyFileButIsRead() throws IOException {
        encrypted();
        String call = call("c-4711");
        String chat = chat("c-4711");
        assertThat(firstWords(work().store(), call)).isEqualTo("where is my marmalade");
        assertThat(of(work().store(), "c-4711")).containsExactly(chat + " Zacharias Quibble", call + " Zacharias Quibble");
        assertThat(sound(work().store(), work().blobs(), call)).startsWith("RIFF".getBytes(StandardCharsets.US_ASCII));

        assertThat(holding(folder, WORDS)).as("while it runs, in the log of the database, too").isEmpty();
        Path backup = folder.resolve("backup");
        Backup.embedded(data(), BlobCopy.linked(data().resolve("blobs")), List.of(), backup);
        assertThat(holding(folder, WORDS)).isEmpty();
        assertThat(holding(folder, "RIFF")).as("no sound in the clear").isEmpty();
        end();
        assertThat(holding(folder, WORDS)).isEmpty();
    }

    private String file(String id, String name) throws IOException {
        String key = blob(id, name).key();
        try (InputStream in = work().blobs().open(key)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private List<Path> filesOf(String id) throws IOException {
        try (Stream<Path> files = Files.walk(data().resolve("blobs"))) {
            return files.filter(file -> Files.isRegularFile(file) && file.toString().contains(id)).toList();
        }
    }

    private Blob blob(String id, String name) {
        return blobs(id).stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private List<Blob> blobs(String id) {
        return work().store().<Arrived>read(tx -> tx.interactions().arrived(id).orElseThrow()).blobs();
    }

    /** Whether anything is heard in the first channel, from one moment to another. */
    private static boolean loud(String wav, int fromMs, int toMs) {
        return wav.substring(44 + 4 * 8 * fromMs, 44 + 4 * 8 * toMs).chars().anyMatch(one -> one != 0);
    }

    @Test
    void originalsOfACallHoldTheCardButNoSecurityCodeAndStayWhenItIsHeardAgain() throws IOException {
        Store store = Stores.sealed(data(), ring);
        open(store, sealed(store, data()), HEARS_A_CARD, KEEPS);
        byte[] sound = Wav.pcm16(8_000, Wav.tone(8_000, 200, 10, 0.3), Wav.tone(8_000, 330, 10, 0.3)).bytes();
        String id = work().call(work().reception(), new Offer(null, Details.NOTHING, "key-1", Priority.FRESH), sound).id();
        Workplace.until(work()::quiet);

        assertThat(blobs(id)).extracting(Blob::name).containsExactlyInAnyOrder("audio", "peaks", "original-audio", "original-words");
        assertThat(file(id, "original-words")).contains("four one one one two two").doesNotContain("nine one seven");
        assertThat(loud(file(id, "audio"), 2_500, 4_500)).isFalse();
        assertThat(loud(file(id, "original-audio"), 2_500, 4_500)).isTrue();
        assertThat(loud(file(id, "original-audio"), 6_600, 7_200)).as("the security code").isFalse();
        assertThat(work().store().read(tx -> tx.findings().heard(id)).orElseThrow().transcript().turns().get(1).text())
                .isEqualTo("[card number]");
        assertThat(holding(folder, "four one one", "nine one seven", "RIFF")).isEmpty();

        assertThat(filesOf(id)).hasSize(4);
        List<Blob> before = blobs(id).stream().filter(Blob::isOriginal).toList();
        work().store().<Boolean>write(tx -> {
            tx.jobs().enqueue(new Jobs.Step(id, StepName.TRANSCRIBE, ""), Priority.FRESH, tx.nowMs());
            return true;
        });
        Objects.requireNonNull(workers).wake();
        Workplace.until(work()::quiet);
        assertThat(blobs(id).stream().filter(Blob::isOriginal)).as("made of what was not silenced").containsExactlyElementsOf(before);

        work().erasure().erase(id, Workplace.ADMIN);
        assertThat(filesOf(id)).isEmpty();
    }

    @Test
    void originalsOfAChatHoldTheCardButNoSecurityCodeAndGoWithTheWords() throws IOException {
        Store store = Stores.sealed(data(), ring);
        open(store, sealed(store, data()), HEARS_A_CARD, KEEPS);
        String id = work().reception(KEEPS).transcript(new Offer(null, Details.NOTHING, "key-1", Priority.FRESH), """
                {"channel": "chat", "turns": [{"speaker": "agent", "text": "Your card number, please?"},
                 {"speaker": "customer", "text": "5500 0055 5555 5559, cvv 913, password is Wombat77!x"}]}
                """.getBytes(StandardCharsets.UTF_8)).id();
        Workplace.until(work()::quiet);

        assertThat(file(id, "original-words")).contains("5500 0055 5555 5559").doesNotContain("913", "Wombat77");
        assertThat(work().store().read(tx -> tx.findings().heard(id)).orElseThrow().transcript().turns().get(1).text())
                .contains("[card number]").doesNotContain("5500");
        assertThat(holding(folder, "5500 0055", "Wombat77")).isEmpty();
        String other = work().reception(KEEPS).transcript(new Offer(null, Details.NOTHING, "key-2", Priority.FRESH), """
                {"channel": "chat", "turns": [{"speaker": "agent", "text": "Hello."}]}
                """.getBytes(StandardCharsets.UTF_8)).id();
        assertThat(blobs(other)).as("nothing was removed").isEmpty();

        assertThat(filesOf(id)).hasSize(1);
        work().store().<List<String>>write(tx -> tx.retention().deleteWords(id, Instant.now(), "The words were deleted."))
                .forEach(work().blobs()::remove);
        assertThat(filesOf(id)).isEmpty();
        assertThat(blobs(id)).isEmpty();
    }

    @Test
    void aBackupFromBeforeCannotReadAnErasedCustomerAndReadsTheOthers() throws IOException {
        encrypted();
        String erased = call("c-4711");
        String other = call("c-1");
        Path backup = folder.resolve("backup");
        Backup.embedded(data(), BlobCopy.linked(data().resolve("blobs")), List.of(), backup);
        String soundOfErased = work().store().<Arrived>read(tx -> tx.interactions().arrived(erased).orElseThrow()).blobs().getFirst().key();

        new CustomerErasure(work().store(), work().erasure(), Clock.systemUTC()).forget("c-4711", "p-1");
        Path keys = folder.resolve("copy.keys");
        KeyCopy.write(keys, after -> work().store().read(tx -> tx.keys().page(after, 2)));
        end();

        // nobody says which ids were erased since: only the keys are missing
        Path fresh = folder.resolve("fresh");
        assertThatThrownBy(() -> restored(backup, fresh, RestoredKeys.none())).isInstanceOf(Rejected.class)
                .hasMessageContaining("by --keys");
        restored(backup, fresh, new RestoredKeys(Stores.ring(1), KeyCopy.read(keys)));
        KeyRing another = Stores.ring(1); // of another process: nothing is remembered
        try (Store store = SqlStore.open(StoreSettings.defaults(), fresh, Stores.AUDIT_KEY, another)) {
            another.begin();
            SealedBlobs blobs = sealed(store, fresh, another);
            assertThat(firstWords(store, other)).isEqualTo("where is my marmalade");
            assertThat(sound(store, blobs, other)).startsWith("RIFF".getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(() -> firstWords(store, erased)).isInstanceOf(NotFound.class).hasMessageContaining("its key was destroyed");
            assertThatThrownBy(() -> blobs.open(soundOfErased)).isInstanceOf(NotFound.class).hasMessageContaining("its key was destroyed");
            assertThat(of(store, "c-4711")).as("lists say what they can").containsExactly(erased + " null");
        }
    }

    private static void restored(Path backup, Path to, RestoredKeys keys) {
        Restore.into(new RestorePlace(to, new RestoredInFolder(to.resolve("blobs")), to), backup, Stores.AUDIT_KEY, List.of(),
                false, () -> {}, keys);
    }

    @Test
    void wordsThatARuleDeletedCannotBeReadInABackupEither() {
        encrypted();
        String call = call("c-4711");
        Path backup = folder.resolve("backup");
        Backup.embedded(data(), BlobCopy.linked(data().resolve("blobs")), List.of(), backup);

        List<String> files = work().store().write(tx -> tx.retention().deleteWords(call, Instant.now(), "The words were deleted."));
        files.forEach(work().blobs()::remove);
        assertThat(work().store().read(tx -> tx.interactions().find(call, Reach.EVERYTHING)).orElseThrow().facts().customerId())
                .as("facts stay").isEqualTo("c-4711");
        List<WrappedKey> keys = work().store().read(tx -> tx.keys().page("", 100));
        end();
        Path fresh = folder.resolve("fresh");
        restored(backup, fresh, new RestoredKeys(Stores.ring(1), keys));
        try (Store store = SqlStore.open(StoreSettings.defaults(), fresh, Stores.AUDIT_KEY, Stores.ring(1))) {
            assertThatThrownBy(() -> firstWords(store, call)).isInstanceOf(NotFound.class);
        }
    }

    @Test
    void whatCameInBeforeIsEncryptedBesideTheWorkAndAHoldHolds() throws IOException {
        Store plain = Stores.sqlite(data());
        open(plain, new FolderBlobs(data().resolve("blobs")));
        String call = call("c-4711");
        String chat = chat("c-4711");
        work().store().<Boolean>write(tx -> tx.retention().place(new Hold("h-1", Hold.Subject.CUSTOMER, "c-4711",
                "a quarrel about marmalade",
                "p-1", "Kim", Instant.now().truncatedTo(ChronoUnit.MILLIS))));
        end();
        assertThat(holding(data(), WORDS)).isNotEmpty();

        Store store = Stores.sealed(data(), ring);
        SealedBlobs blobs = sealed(store, data());
        assertThat(store.<State>read(tx -> tx.keys().state()).left()).isEqualTo(2);
        store.<Boolean>write(tx -> { // killed in the middle of the first
            tx.keys().sealRows(call);
            return true;
        });
        assertThat(store.<Optional<Hold>>read(tx -> tx.retention().holding(call))).as("held by the hash").isPresent();
        assertThat(store.<Optional<Hold>>read(tx -> tx.retention().holding(chat))).as("held by the id").isPresent();
        assertThat(of(store, "c-4711")).hasSize(2);
        assertThat(sound(store, blobs, call)).startsWith("RIFF".getBytes(StandardCharsets.US_ASCII));

        assertThat(new Sealer(store, blobs, Clock.systemUTC()).once()).isTrue();

        State state = store.read(tx -> tx.keys().state());
        assertThat(state.left()).isZero();
        assertThat(state.ended()).isNotNull();
        assertThat(firstWords(store, chat)).startsWith("the marmalade is mouldy");
        assertThat(sound(store, blobs, call)).startsWith("RIFF".getBytes(StandardCharsets.US_ASCII));
        assertThat(store.<Optional<Hold>>read(tx -> tx.retention().holding(chat))).isPresent();
        assertThat(store.<List<Hold>>read(tx -> tx.retention().holds())).extracting(Hold::subjectId).containsExactly("c-4711");
        store.close();
        assertThat(holding(data(), WORDS)).isEmpty();
        assertThat(holding(data(), "RIFF")).isEmpty();
    }

    @Test
    void theMasterKeyIsChangedAndTheOldOneThrownAway() {
        encrypted();
        String call = call("c-4711");
        end();
        KeyRing both = KeyRing.of(new EncryptionSettings("value:" + "2".repeat(64), "value:" + "1".repeat(64),
                Duration.ofSeconds(5)));
        try (Store store = SqlStore.open(StoreSettings.defaults(), data(), Stores.AUDIT_KEY, both)) {
            both.begin();
            assertThat(firstWords(store, call)).as("read by the old one").isEqualTo("where is my marmalade");
            String fresh = both.master().orElseThrow().name();
            store.<Boolean>write(tx -> {
                tx.keys().master(fresh);
                return true;
            });
            assertThat(store.<Integer>write(tx -> tx.keys().rewrap(1))).as("broken off").isEqualTo(1);
            assertThat(store.<State>read(tx -> tx.keys().state()).byMaster()).hasSize(2);
            assertThat(firstWords(store, call)).isEqualTo("where is my marmalade");
            while (store.<Integer>write(tx -> tx.keys().rewrap(2)) > 0) {
                assertThat(store.<State>read(tx -> tx.keys().state()).byMaster()).containsKey(fresh);
            }
            assertThat(store.<State>read(tx -> tx.keys().state()).byMaster()).containsOnlyKeys(fresh);
        }
        try (Store store = SqlStore.open(StoreSettings.defaults(), data(), Stores.AUDIT_KEY, Stores.ring(2))) {
            assertThat(firstWords(store, call)).isEqualTo("where is my marmalade");
        }
        try (Store store = SqlStore.open(StoreSettings.defaults(), data(), Stores.AUDIT_KEY, Stores.ring(1))) {
            assertThatThrownBy(() -> firstWords(store, call)).isInstanceOf(Rejected.class).hasMessageContaining("Nothing was changed");
        }
    }
}
