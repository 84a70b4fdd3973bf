package dev.earmark.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.blobs.FolderBlobs;
import dev.earmark.inbox.Erasure;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.Status;
import dev.earmark.store.Jobs.Line;
import dev.earmark.testing.HaltingStore;
import dev.earmark.testing.Stores;
import dev.earmark.testing.Workplace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskIT {

    @TempDir
    Path folder;

    private HaltingStore store;
    private Workplace place;

    @BeforeEach
    void open() {
        store = new HaltingStore(Stores.sqlite(folder.resolve("data")));
        place = new Workplace(store, new FolderBlobs(folder.resolve("blobs")), folder);
    }

    @AfterEach
    void close() {
        place.close();
    }

    private List<Line> jobs(String id) {
        return store.read(tx -> tx.jobs().of(id));
    }

    @Test
    void aFullDiskPausesAndGoesOn() throws InterruptedException {
        place.transcriber().before(call -> store.halt("store.full"));
        String id = place.call(place.reception(), null, 440, Priority.FRESH).id();
        try (Workers workers = place.workers(Duration.ofSeconds(60), WorkListener.NOBODY)) {
            workers.start();
            Workplace.until(() -> place.transcriber().heard() == 1);
            Thread.sleep(700);
            assertThat(place.interaction(id).status()).isInstanceOf(Status.Processing.class);
            store.halt(null);
            Workplace.until(() -> place.interaction(id).status() instanceof Status.Scored);
        }
        assertThat(place.transcriber().heard()).as("what was heard is not lost").isEqualTo(1);
    }

    @Test
    void aDiskThatStaysFullPastTheLeaseCondemnsNobody() throws InterruptedException {
        place.transcriber().before(call -> {
            if (place.transcriber().heard() == 0) {
                store.halt("store.full");
            }
        });
        String id = place.call(place.reception(), null, 440, Priority.FRESH).id();
        try (Workers workers = place.workers(Duration.ofMillis(1_500), WorkListener.NOBODY)) {
            workers.start();
            Workplace.until(() -> place.transcriber().heard() == 1);
            Thread.sleep(3_500);
            store.halt(null);
            Workplace.until(() -> place.interaction(id).status() instanceof Status.Scored);
        }
        assertThat(jobs(id)).extracting(Line::attempts).allMatch(attempts -> attempts <= 2);
        assertThat(place.interaction(id).status()).isInstanceOf(Status.Scored.class);
    }

    @Test
    void whatIsDeletedMeanwhileMakesRoomAndTheOthersGoOn() throws InterruptedException {
        place.transcriber().before(_ -> store.halt("store.full"));
        String deleted = place.call(place.reception(), null, 440, Priority.FRESH).id();
        String kept = place.call(place.reception(), null, 550, Priority.FRESH).id();
        try (Workers workers = place.workers(Duration.ofSeconds(60), WorkListener.NOBODY)) {
            workers.start();
            Workplace.until(() -> place.transcriber().heard() >= 1);
            store.letUrgentThrough();
            assertThat(new Erasure(store, new FolderBlobs(folder.resolve("blobs")), Clock.systemUTC()).erase(deleted, Workplace.ADMIN))
                    .isTrue();
            assertThat(place.interaction(kept).status()).as("reads go on").isInstanceOf(Status.Processing.class);
            place.transcriber().before(_ -> {});
            store.halt(null);
            Workplace.until(() -> place.interaction(kept).status() instanceof Status.Scored);
        }
        assertThat(jobs(deleted)).isEmpty();
    }

    @Test
    void aDatabaseThatIsAwayForAMomentCostsNothing() throws InterruptedException {
        String id = place.call(place.reception(), null, 440, Priority.FRESH).id();
        try (Workers workers = place.workers(Duration.ofSeconds(60), WorkListener.NOBODY)) {
            store.halt("store.down");
            workers.wake();
            Thread.sleep(100);
            store.halt(null);
            workers.start();
            Workplace.until(() -> place.interaction(id).status() instanceof Status.Scored);
        }
        assertThat(jobs(id)).extracting(Line::attempts).containsOnly(1);
    }
}
