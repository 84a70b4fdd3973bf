package dev.earmark.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.access.Principal;
import dev.earmark.access.Reach;
import dev.earmark.access.Role;
import dev.earmark.blobs.BlobStore;
import dev.earmark.events.EventType;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.Fault;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.inbox.admission.Admission;
import dev.earmark.inbox.admission.InboxSettings;
import dev.earmark.inbox.admission.Ticket;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.Routing;
import dev.earmark.interaction.Stage;
import dev.earmark.jobs.WorkListener;
import dev.earmark.jobs.Workers;
import dev.earmark.pipeline.Details;
import dev.earmark.store.Events.Placed;
import dev.earmark.store.Interactions.Arrived;
import dev.earmark.store.Interactions.Erased;
import dev.earmark.store.Jobs.Depth;
import dev.earmark.store.People;
import dev.earmark.testing.Workplace;
import dev.earmark.transcript.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceptionIT {

    @TempDir
    Path folder;

    private Workplace place;
    private Reception reception;

    @BeforeEach
    void open() {
        place = new Workplace(folder);
        reception = place.reception();
    }

    @AfterEach
    void close() {
        place.close();
    }

    private long kept() {
        return place.store().read(tx -> tx.interactions().counts()).values().stream().mapToLong(Long::longValue).sum();
    }

    private Stream<Path> files() throws IOException {
        return Files.walk(folder.resolve("blobs")).filter(Files::isRegularFile);
    }

    private static Offer offer(@Nullable String key) {
        return new Offer(key, Details.NOTHING, "key-1", Priority.FRESH);
    }

    @Test
    void aCallIsKeptWithItsFactsItsSoundItsJobAndItsEvent() {
        Details known = new Details("crm-7", new Facts("a-17", "Dana", "c-1", null), 2, 1, new Routing("blue", "claims"),
                Instant.parse("2026-03-01T08:30:00Z"));
        Receipt receipt = place.call(reception, new Offer("k1", known, "key-1", Priority.FRESH), Workplace.sound(440));

        assertThat(receipt).isEqualTo(new Receipt(true, receipt.id(), "k1", false));
        Interaction kept = place.interaction(receipt.id());
        assertThat(kept.externalId()).isEqualTo("crm-7");
        assertThat(kept.routing()).isEqualTo(new Routing("blue", "claims"));
        assertThat(kept.startedAt()).isEqualTo(Instant.parse("2026-03-01T08:30:00Z"));
        assertThat(kept.durationMs()).isEqualTo(1_000);
        assertThat(kept.stage()).isEqualTo(Stage.RECEIVED);
        Arrived arrived = place.store().read(tx -> tx.interactions().arrived(receipt.id())).orElseThrow();
        assertThat(arrived.agentChannel()).isEqualTo(2);
        assertThat(arrived.source()).isEqualTo("call.wav");
        assertThat(arrived.blobs()).singleElement().satisfies(blob -> {
            assertThat(blob.type()).isEqualTo("audio/wav");
            assertThat(place.blobs().exists(blob.key())).isTrue();
        });
        assertThat(place.store().<Depth>read(tx -> tx.jobs().depth()).readySounds()).isEqualTo(1.0);
        assertThat(place.store().<Optional<People.Agent>>read(tx -> tx.people().agent("a-17")))
                .contains(new People.Agent("a-17", "Dana", "blue"));
    }

    @Test
    void aChatIsKeptAsItWasTyped() {
        Receipt receipt = place.chat(reception, "chat-1", Priority.FRESH);

        Interaction kept = place.interaction(receipt.id());
        assertThat(kept.channel()).isEqualTo(Channel.CHAT);
        assertThat(kept.externalId()).isEqualTo("chat-1");
        assertThat(kept.stage()).isEqualTo(Stage.TRANSCRIBED);
        assertThat(kept.startedAt()).isEqualTo(Instant.parse("2026-03-01T08:30:00Z"));
        assertThat(kept.routing()).isEqualTo(new Routing("blue", "parcels"));
        assertThat(receipt.keyDerived()).isTrue();
        assertThat(place.chat(reception, "chat-1", Priority.FRESH)).isEqualTo(new Receipt(false, receipt.id(), receipt.key(), true));
    }

    @Test
    void theSameUploadAThousandTimesIsOneInteraction() throws Exception {
        byte[] sound = Workplace.sound(440);
        Set<String> ids = ConcurrentHashMap.newKeySet();
        AtomicInteger fresh = new AtomicInteger();
        AtomicInteger underWay = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
            Callable<Void> request = () -> {
                try {
                    Receipt receipt = place.call(reception, offer("one"), sound);
                    ids.add(receipt.id());
                    fresh.addAndGet(receipt.fresh() ? 1 : 0);
                } catch (Conflict inFlight) {
                    assertThat(inFlight.code()).isEqualTo("inbox.in-flight");
                    underWay.incrementAndGet();
                }
                return null;
            };
            for (Future<Void> done : threads.invokeAll(IntStream.range(0, 1_000).mapToObj(i -> request).toList())) {
                done.get();
            }
        }
        assertThat(ids).hasSize(1);
        assertThat(fresh).hasValue(1);
        assertThat(underWay.get()).isLessThan(1_000);
        assertThat(kept()).isEqualTo(1);
        assertThat(files()).hasSize(1);
        assertThat(place.store().<Depth>read(tx -> tx.jobs().depth()).ready()).isEqualTo(1);
    }

    @Test
    void twoNodesThatGetTheSameRequestKeepItOnce() throws Exception {
        Reception other = place.reception(); // knows nothing of what is in flight at the first
        byte[] sound = Workplace.sound(440);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Receipt>> requests = IntStream.range(0, 40).<Callable<Receipt>>mapToObj(i -> () -> {
                while (true) {
                    try {
                        return place.call(i % 2 == 0 ? reception : other, offer("one"), sound);
                    } catch (Conflict inFlight) {
                        Thread.sleep(2);
                    }
                }
            }).toList();
            for (Future<Receipt> done : threads.invokeAll(requests)) {
                done.get();
            }
        }
        assertThat(kept()).isEqualTo(1);
        assertThat(files()).hasSize(1);
    }

    @Test
    void aKeyThatWasUsedForSomethingElseIsAMistake() {
        place.call(reception, "one", 440, Priority.FRESH);

        assertThatThrownBy(() -> place.call(reception, "one", 450, Priority.FRESH))
                .isInstanceOfSatisfying(Conflict.class, conflict -> assertThat(conflict.code()).isEqualTo("inbox.key-reused"));
        assertThat(place.call(reception, new Offer("one", Details.NOTHING, "key-2", Priority.FRESH), Workplace.sound(450)).fresh())
                .isTrue();
        assertThatThrownBy(() -> place.call(reception, "a b", 450, Priority.FRESH))
                .isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo("inbox.key-invalid"));
    }

    @Test
    void anUnreadableRecordingIsRefusedBeforeAnythingIsKept() throws IOException {
        for (byte[] bad : List.of(new byte[0], new byte[43], "RIFF....WAVEfmt ".getBytes(StandardCharsets.US_ASCII),
                "%PDF-1.7 hello".getBytes(StandardCharsets.US_ASCII))) {
            assertThatThrownBy(() -> place.call(reception, offer("bad" + bad.length), bad))
                    .isInstanceOfSatisfying(Rejected.class, rejected -> {
                        assertThat(rejected.code()).startsWith("audio.");
                        assertThat(rejected.sentence()).contains("call.wav");
                    });
        }
        assertThat(kept()).isZero();
        assertThat(files()).isEmpty();
    }

    @Test
    void tooManyUploadsAtOnceAreToldWhenToComeAgain() {
        Reception small = place.reception(new InboxSettings(2, Duration.ofHours(1), 100, 0, 0));
        Ticket one = small.admit();
        try (Ticket two = small.admit()) {
            assertBusy(small);
        }
        one.close();
        one.close();
        try (Ticket again = small.admit(); Ticket more = small.admit()) {
            assertBusy(small);
        }
    }

    private static void assertBusy(Reception reception) {
        assertThatThrownBy(reception::admit).isInstanceOfSatisfying(Unavailable.class, busy -> {
            assertThat(busy.code()).isEqualTo("inbox.busy");
            assertThat(busy.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(10));
        });
    }

    @Test
    void fourTimesTooMuchUploadsGet429() throws InterruptedException {
        Reception small = place.reception(new InboxSettings(16, Duration.ofSeconds(20), 1_000, 0, 0));
        int accepted = 0;
        int refused = 0;
        List<Long> refusals = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            long began = System.nanoTime();
            try (Ticket ticket = small.admit()) {
                place.call(small, "k" + i, 300 + i, Priority.FRESH);
                accepted++;
            } catch (Unavailable busy) {
                refusals.add(System.nanoTime() - began);
                refused++;
            }
            Thread.sleep(i % 20 == 19 ? 510 : 0); // what waits is looked at twice a second
        }
        assertThat(accepted).isBetween(20, 45);
        assertThat(refused).isGreaterThan(30);
        refusals.sort(null);
        assertThat(Duration.ofNanos(refusals.get(refusals.size() / 2))).as("half of them, also on a busy machine")
                .isLessThan(Duration.ofMillis(200));
        assertThat(kept()).isEqualTo(accepted);
        assertBusy(small);

        try (Workers workers = place.workers(Duration.ofSeconds(60), WorkListener.NOBODY)) {
            workers.start();
            Workplace.until(place::quiet);
        }
        Thread.sleep(510);
        small.admit().close();
    }

    @Test
    void withTooLittleRoomNothingIsTakenInAndLaterItGoesOn() {
        AtomicInteger freeMiB = new AtomicInteger(100);
        BlobStore narrow = new Narrow(place.blobs(), freeMiB);
        Admission admission = new Admission(place.store(), narrow, new InboxSettings(16, Duration.ofHours(1), 100, 200L << 20, 0.05));

        assertThatThrownBy(admission::admit).isInstanceOfSatisfying(Unavailable.class,
                full -> assertThat(full.code()).isEqualTo("store.full"));
        freeMiB.set(300);
        admission.admit().close();
    }

    /** Says that there is as much room as a test wants. */
    private record Narrow(BlobStore real, AtomicInteger freeMiB) implements BlobStore {
        @Override
        public Upload begin() {
            return real.begin();
        }

        @Override
        public InputStream open(String key) throws IOException {
            return real.open(key);
        }

        @Override
        public InputStream open(String key, long from, long length) throws IOException {
            return real.open(key, from, length);
        }

        @Override
        public Optional<Path> path(String key) {
            return real.path(key);
        }

        @Override
        public Local file(String key) {
            return real.file(key);
        }

        @Override
        public InputStream unchecked(String key) throws IOException {
            return real.unchecked(key);
        }

        @Override
        public boolean exists(String key) {
            return real.exists(key);
        }

        @Override
        public void remove(String key) {
            real.remove(key);
        }

        @Override
        public Stream<String> keysBefore(Instant time) {
            return real.keysBefore(time);
        }

        @Override
        public Room room() {
            return new Room((long) freeMiB.get() << 20, 1L << 30);
        }
    }

    @Test
    void anErasedInteractionIsGoneEverywhere() throws IOException {
        Receipt receipt = place.call(reception, "one", 440, Priority.FRESH);
        try (Workers workers = place.workers(Duration.ofSeconds(60), WorkListener.NOBODY)) {
            workers.start();
            Workplace.until(place::quiet);
        }
        Principal agent = new Principal("p-9", "Eve", Role.AGENT, "a-99", Role.AGENT.permissions(), false);
        assertThat(place.erasure().erase(receipt.id(), agent)).isFalse();
        assertThat(files()).hasSize(2);

        assertThat(place.erasure().erase(receipt.id(), Workplace.ADMIN)).isTrue();
        assertThat(place.erasure().erase(receipt.id(), Workplace.ADMIN)).isFalse();
        assertThat(kept()).isZero();
        assertThat(files()).isEmpty();
        place.store().write(tx -> tx.events().order(100));
        assertThat(place.store().<List<Placed>>read(tx -> tx.events().after(0, Reach.EVERYTHING, 100)))
                .extracting(placed -> placed.event().type()).last().isEqualTo(EventType.DELETED);
        assertThat(place.store().<List<Erased>>read(tx -> tx.interactions().erased("", 10))).hasSize(1);
        assertThat(place.call(reception, "one", 440, Priority.FRESH).fresh()).isTrue();
    }

    @Test
    void filesThatNobodyNamesAreSweptAfterADay() throws IOException {
        place.call(reception, "one", 440, Priority.FRESH);
        try (BlobStore.Upload upload = place.blobs().begin()) {
            upload.write(new byte[10], 0, 10);
            upload.keep("orphan/" + upload.sha256());
        }
        OrphanSweep sweep = new OrphanSweep(place.store(), place.blobs(), Clock.systemUTC());
        assertThat(sweep.sweep()).isZero();
        for (Path file : files().toList()) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        }
        assertThat(sweep.sweep()).isEqualTo(1);
        assertThat(files()).hasSize(1);
    }

    @Test
    void textThatIsWrongIsRefusedWithItsPlace() {
        for (String bad : List.of("", "[]", "{}", "{\"turns\": []}", "{\"turns\": [{\"speaker\": \"agent\", \"text\": \"a\\u0000b\"}]}",
                "{\"startedAt\": \"yesterday\", \"turns\": [{\"speaker\": \"agent\", \"text\": \"hi\"}]}")) {
            assertThatThrownBy(() -> reception.transcript(offer(null), bad.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).startsWith("pipeline."));
        }
        assertThat(kept()).isZero();
    }
}
