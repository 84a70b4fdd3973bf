package dev.earmark.forgetting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.access.Reach;
import dev.earmark.blobs.FolderBlobs;
import dev.earmark.blobs.Spool;
import dev.earmark.blobs.sealed.SealedBlobs;
import dev.earmark.encryption.EncryptionSettings;
import dev.earmark.encryption.KeyRing;
import dev.earmark.encryption.WrappedKey;
import dev.earmark.inbox.Erasure;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Stage;
import dev.earmark.retention.DataKind;
import dev.earmark.retention.Deletion;
import dev.earmark.retention.RetentionRule;
import dev.earmark.retention.RetentionRules;
import dev.earmark.store.DataKeys.State;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Store;
import dev.earmark.store.StoreSettings;
import dev.earmark.store.sql.SqlStore;
import dev.earmark.testing.SampleInteractions;
import dev.earmark.testing.SampleResults;
import dev.earmark.testing.Stores;
import dev.earmark.upkeep.KeptFileKeys;
import dev.earmark.upkeep.Sealer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL delete, encrypt and change the master key at the same time: nothing twice, and nothing is left. */
class TwoNodesForgettingIT {

    private static final int CALLS = 24;
    private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofDays(4_000));

    @TempDir
    Path folder;

    private final StoreSettings settings = Stores.postgresSettings();
    private final List<Store> nodes = new ArrayList<>();

    @AfterEach
    void close() {
        nodes.forEach(Store::close);
    }

    private Store node(KeyRing ring) {
        Store store = SqlStore.open(settings, folder, Stores.AUDIT_KEY, ring);
        nodes.add(store);
        return store;
    }

    private static List<String> calls(Store store) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            Interaction call = SampleInteractions.call("a-17");
            store.<Boolean>write(tx -> {
                tx.interactions().insert(call, SampleInteractions.arrived(call));
                tx.findings().putHeard(call.id(), 1, new Heard(SampleResults.billingTranscript(), Map.of()));
                return tx.interactions().save(tx.interactions().find(call.id(), Reach.EVERYTHING).orElseThrow()
                        .reached(Stage.MARKED, 1_000L));
            });
            ids.add(call.id());
        }
        return ids;
    }

    private static <T> List<T> together(Callable<T> one, Callable<T> other) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<T> done = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(List.of(one, other))) {
                done.add(each.get());
            }
            return done;
        }
    }

    @Test
    void whatIsOldEnoughIsDeletedOnce() throws Exception {
        Store one = node(KeyRing.none());
        Store other = node(KeyRing.none());
        List<String> ids = calls(one);
        one.<Boolean>write(tx -> {
            tx.retention().replace(new RetentionRules(List.of(new RetentionRule(DataKind.TRANSCRIPT, 10, null, null, null))));
            return true;
        });
        FolderBlobs blobs = new FolderBlobs(folder.resolve("blobs"));

        // rounds without the lease that usually keeps them apart
        List<Map<DataKind, Integer>> done = together(
                () -> new DueRound(one, new Erasure(one, blobs, LATER), LATER).run(() -> true),
                () -> new DueRound(other, new Erasure(other, blobs, LATER), LATER).run(() -> true));

        for (String id : ids) {
            assertThat(one.<List<Deletion>>read(tx -> tx.retention().deletions(id))).as(id).hasSize(1);
            assertThat(one.<Boolean>read(tx -> tx.findings().heard(id).orElseThrow().transcript().wordsDeleted())).isTrue();
        }
        assertThat(done.stream().mapToInt(each -> each.getOrDefault(DataKind.TRANSCRIPT, 0)).sum()).isEqualTo(CALLS);
    }

    @Test
    void ofTwoThatEraseTheSameCustomerEachInteractionGoesOnce() throws Exception {
        Store one = node(KeyRing.none());
        Store other = node(KeyRing.none());
        List<String> ids = calls(one);
        FolderBlobs blobs = new FolderBlobs(folder.resolve("blobs"));
        List<Integer> gone = together(() -> erased(one, blobs, ids), () -> erased(other, blobs, ids));

        assertThat(gone.stream().mapToInt(Integer::intValue).sum()).isEqualTo(CALLS);
        assertThat(one.<List<Deletion>>read(tx -> tx.retention().deletions(Instant.EPOCH, LATER.instant(), null, 1_000))).hasSize(CALLS);
    }

    private static int erased(Store store, FolderBlobs blobs, List<String> ids) {
        Erasure erasure = new Erasure(store, blobs, LATER);
        Erasure.Why why = new Erasure.Why(Deletion.Cause.CUSTOMER, "", "p-1");
        return (int) ids.stream().filter(id -> erasure.erase(id, Reach.EVERYTHING, why)).count();
    }

    private Sealer sealer(Store store, KeyRing ring, String name) {
        return new Sealer(store, new SealedBlobs(new FolderBlobs(folder.resolve("blobs")), new KeptFileKeys(store, ring),
                new Spool(folder.resolve(name), 1L << 20), _ -> {}), Clock.systemUTC());
    }

    private static KeyRing begun(Store store, KeyRing ring) {
        store.<Boolean>write(tx -> {
            tx.keys().begin(Instant.now());
            return true;
        });
        ring.begin();
        return ring;
    }

    @Test
    void whatIsThereIsEncryptedAndTheMasterKeyIsChangedByBothAndNothingIsLeft() throws Exception {
        List<String> ids = calls(node(KeyRing.none()));
        EncryptionSettings both = new EncryptionSettings("value:" + "2".repeat(64), "value:" + "1".repeat(64), Duration.ofSeconds(5));
        KeyRing first = KeyRing.of(Stores.encryption(1));
        Store one = node(first);
        begun(one, first);
        KeyRing second = KeyRing.of(both);
        Store other = node(second);
        begun(other, second);

        List<Boolean> whole = together(() -> sealer(one, first, "spool-1").once(), () -> sealer(other, second, "spool-2").once());

        assertThat(whole).contains(true);
        assertThat(one.<State>read(tx -> tx.keys().state()).left()).isZero();
        assertThat(one.<List<WrappedKey>>read(tx -> tx.keys().page("", 1_000))).as("one key each, and that of the house")
                .hasSize(CALLS + 1);

        KeyRing third = KeyRing.of(both);
        Store fresh = node(third);
        third.begin();
        String name = third.master().orElseThrow().name();
        fresh.<Boolean>write(tx -> {
            tx.keys().master(name);
            return true;
        });
        List<Integer> wrapped = together(() -> rotated(other), () -> rotated(fresh));

        assertThat(wrapped.stream().mapToInt(Integer::intValue).sum()).isEqualTo(CALLS + 1);
        assertThat(fresh.<State>read(tx -> tx.keys().state()).byMaster()).containsOnlyKeys(name);
        Store last = node(Stores.ring(2));
        for (String id : ids) {
            assertThat(last.<Integer>read(tx -> tx.findings().heard(id).orElseThrow().transcript().turns().size())).isPositive();
        }
    }

    private static int rotated(Store store) {
        int all = 0;
        for (int some = store.write(tx -> tx.keys().rewrap(3)); some > 0; some = store.write(tx -> tx.keys().rewrap(3))) {
            all += some;
        }
        return all;
    }
}
