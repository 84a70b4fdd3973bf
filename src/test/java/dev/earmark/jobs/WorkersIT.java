package dev.earmark.jobs;

import dev.earmark.results.KnownResult;
import dev.earmark.steps.InteractionEvents;
import dev.earmark.steps.Outcome;
import dev.earmark.steps.Repeats;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.access.Reach;
import dev.earmark.audio.CallAudio;
import dev.earmark.events.Event;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.inbox.Receipt;
import dev.earmark.inbox.Reception;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.Stage;
import dev.earmark.interaction.Status;
import dev.earmark.store.AuditLog.Link;
import dev.earmark.store.Events.Placed;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.store.Jobs.Claim;
import dev.earmark.store.StepName;
import dev.earmark.store.Jobs.Line;
import dev.earmark.testing.Workplace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkersIT {

    private static final Duration LEASE = Duration.ofSeconds(60);

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

    @Test
    void aCallGoesThroughAllStagesAndTellsOfEach() {
        try (Workers workers = place.workers(LEASE, WorkListener.NOBODY)) {
            workers.start();
            Receipt receipt = place.call(reception, null, 440, Priority.FRESH);
            Workplace.until(place::quiet);

            Interaction interaction = place.interaction(receipt.id());
            assertThat(interaction.stage()).isEqualTo(Stage.MARKED);
            assertThat(interaction.status()).isEqualTo(new Status.Scored());
            assertThat(interaction.durationMs()).isEqualTo(1_000);
            assertThat(types()).containsExactly("interaction.received", "interaction.transcribed", "interaction.measured",
                    "interaction.scored",
                    "moment.marked", "interaction.marked");
            assertThat(events().get(3).detail()).isEqualTo(Map.of("rubric", "small@1", "current", "true", "percent", "100", "passed",
                    "true", "origin", "ai-suggested"));
            var result = place.store().read(tx -> new KnownResult().of(tx, receipt.id(), null, null));
            assertThat(result.transcript().id()).isEqualTo(receipt.id());
            assertThat(result.transcript().source().file()).isEqualTo("call.wav");
            assertThat(result.scorecard().percent()).isEqualTo(100.0);
        }
    }

    private List<Event> events() {
        place.store().write(tx -> tx.events().order(1_000));
        return place.store().read(tx -> tx.events().after(0, Reach.EVERYTHING, 1_000)).stream().map(Placed::event).toList();
    }

    private List<String> types() {
        return events().stream().map(event -> event.type().label()).toList();
    }

    @Test
    void theOutlineOfACallIsKeptAsPlayersReadIt() throws IOException {
        try (Workers workers = place.workers(LEASE, WorkListener.NOBODY)) {
            workers.start();
            Receipt receipt = place.call(reception, null, 440, Priority.FRESH);
            Workplace.until(place::quiet);

            Blob peaks = place.store().read(tx -> tx.interactions().arrived(receipt.id())).orElseThrow().blobs().stream()
                    .filter(blob -> blob.name().equals("peaks")).findFirst().orElseThrow();
            try (InputStream in = place.blobs().open(peaks.key())) {
                ByteBuffer file = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
                assertThat(IntStream.range(0, 6).mapToObj(i -> file.getInt()).toList()).containsExactly(2, 1, 8_000, 160, 50, 2);
                assertThat(file.remaining()).isEqualTo(50 * 2 * 2);
                assertThat(file.get()).isBetween((byte) -42, (byte) -30);
                assertThat(file.get()).isBetween((byte) 30, (byte) 42);
            }
        }
    }

    @Test
    void everyAcceptedInteractionEndsScoredOrParkedWithAReason() {
        AtomicInteger turn = new AtomicInteger();
        place.transcriber().before(call -> {
            switch (turn.getAndIncrement() % 12) {
                case 0, 4, 8 -> throw new Rejected("audio.undecodable", "call.wav cannot be decoded.");
                case 1 -> throw new IllegalStateException("secret words of a conversation");
                case 2, 6, 10 -> throw new Unavailable("speech.engine-failed", "The engine gave up.", Duration.ofMillis(20));
                default -> {}
            }
        });
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ids.add(place.call(reception, null, 300 + 10 * i, Priority.FRESH).id());
            ids.add(place.chat(reception, "chat-" + i, Priority.FRESH).id());
        }
        try (Workers workers = place.workers(LEASE, WorkListener.NOBODY)) {
            workers.start();
            Workplace.until(() -> ids.stream().map(id -> place.interaction(id).status()).noneMatch(Status.Processing.class::isInstance));
        }
        for (String id : ids) {
            switch (place.interaction(id).status()) {
                case Status.Scored scored -> assertThat(place.store().<List<ScoreLine>>read(tx -> tx.findings().scorecards(id))).hasSize(1);
                case Status.Parked parked -> assertThat(parked.reason()).isNotBlank().doesNotContain("secret");
                case Status.Processing still -> throw new AssertionError(id);
            }
        }
        assertThat(ids.stream().filter(id -> place.interaction(id).status() instanceof Status.Parked)).isNotEmpty();
        assertThat(ids.stream().filter(id -> place.interaction(id).status() instanceof Status.Scored)).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void aFrozenWorkersLateWritesAreRefused() throws InterruptedException {
        int jobs = 50;
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < jobs; i++) {
            ids.add(place.call(reception, null, 300 + i, Priority.FRESH).id());
        }
        CountDownLatch thawed = new CountDownLatch(1);
        CountDownLatch frozenInside = new CountDownLatch(jobs);
        AtomicInteger late = new AtomicInteger();
        // claims all 50 and then shows no sign of life: as a process that was stopped
        List<Claim> claims = place.store().write(tx -> tx.jobs().claim("frozen", tx.nowMs() + 50, List.of(StepName.TRANSCRIBE), jobs));
        assertThat(claims).hasSize(jobs);
        Claims frozenClaims = new Claims(place.store(), "frozen", Duration.ofMillis(50), new InteractionEvents(Clock.systemUTC()));
        Worker frozen = new Worker(claim -> {
            frozenInside.countDown();
            await(thawed);
            return Outcome.of(tx -> place.store().describe());
        }, claim -> new StepEnd.TooLate(), frozenClaims, new Retries(new Random(1)), new Repeats(LEASE, new Random(1)),
                new CountingListener(late));
        List<Thread> threads = claims.stream()
                .map(claim -> Thread.ofVirtual().start(() -> frozen.work(new Lease(claim, System.nanoTime()))))
                .toList();
        assertThat(frozenInside.await(10, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(60);

        try (Workers workers = place.workers(LEASE, WorkListener.NOBODY)) {
            workers.start();
            Workplace.until(() -> ids.stream().allMatch(id -> place.interaction(id).status() instanceof Status.Scored));
        }
        thawed.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(late).hasValue(jobs);
        assertThat(place.transcriber().heard()).isEqualTo(jobs);
        ids.forEach(id -> assertThat(place.interaction(id).status()).isInstanceOf(Status.Scored.class));
    }

    private record CountingListener(AtomicInteger late) implements WorkListener {
        @Override
        public void done(StepName kind, Duration took, double soundSeconds) {}

        @Override
        public void failed(StepName kind, String code, boolean parked) {}

        @Override
        public void tooLate(StepName kind) {
            late.incrementAndGet();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody opened the latch");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("speech.interrupted", "stopped", stopped);
        }
    }

    @Test
    void aFreshCallDoesNotWaitBehindABulkImport() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        place.transcriber().before(call -> order.add(call.recording().id()));
        for (int i = 0; i < 40; i++) {
            place.call(reception, null, 300 + i, Priority.BULK);
        }
        String fresh = place.call(reception, null, 1_000, Priority.FRESH).id();
        try (Workers workers = place.workers(new WorkerSettings(1, 1, 1, LEASE, LEASE), WorkListener.NOBODY)) {
            workers.start();
            Workplace.until(() -> place.interaction(fresh).status() instanceof Status.Scored);
            assertThat(order.getFirst()).isEqualTo(fresh);
            assertThat(order).hasSizeLessThan(41);
        }
    }

    @Test
    void aJobWhoseWorkerDiedRunsAlone() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ids.add(place.call(reception, null, 300 + i, Priority.FRESH).id());
        }
        place.store().write(tx -> tx.jobs().claim("dead", tx.nowMs() + 60_000, List.of(StepName.TRANSCRIBE), 3));
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger together = new AtomicInteger();
        List<String> suspects = ids.subList(0, 3);
        place.transcriber().before(call -> {
            int now = inside.incrementAndGet();
            if (suspects.contains(call.recording().id()) && now > 1) {
                together.incrementAndGet();
            }
            sleep(30);
            if (suspects.contains(call.recording().id()) && inside.get() > 1) {
                together.incrementAndGet();
            }
            inside.decrementAndGet();
        });
        try (Workers workers = place.workers(LEASE, WorkListener.NOBODY)) {
            workers.start();
            Workplace.until(() -> ids.stream().allMatch(id -> place.interaction(id).status() instanceof Status.Scored));
        }
        assertThat(together).hasValue(0);
    }

    private static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("speech.interrupted", "stopped", stopped);
        }
    }

    @Test
    void aShutdownGivesUnfinishedCallsBackWithoutCountingTheAttempt() {
        CountDownLatch heard = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        place.transcriber().before(call -> {
            heard.countDown();
            await(never);
        });
        String id = place.call(reception, null, 440, Priority.FRESH).id();
        Workers workers = place.workers(LEASE, WorkListener.NOBODY);
        workers.start();
        await(heard);
        long began = System.nanoTime();
        workers.drain(Duration.ofSeconds(3));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        assertThat(place.store().<List<Line>>read(tx -> tx.jobs().of(id))).singleElement().satisfies(line -> {
            assertThat(line.state()).isEqualTo("ready");
            assertThat(line.attempts()).isZero();
            assertThat(line.lost()).isZero();
        });
        place.transcriber().before(call -> {});
        try (Workers next = place.workers(LEASE, WorkListener.NOBODY)) {
            next.start();
            Workplace.until(() -> place.interaction(id).status() instanceof Status.Scored);
        }
    }

    @Test
    void aWorkerThatLosesItsClaimStopsAndKeepsNothing() {
        CountDownLatch heard = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        place.transcriber().before(call -> {
            heard.countDown();
            try {
                Thread.sleep(20_000);
            } catch (InterruptedException interrupted) {
                stopped.countDown();
                throw new Unavailable("speech.interrupted", "stopped", interrupted);
            }
        });
        String id = place.call(reception, null, 440, Priority.FRESH).id();
        try (Workers workers = place.workers(Duration.ofMillis(200), WorkListener.NOBODY)) {
            workers.start();
            await(heard);
            place.erasure().erase(id, Workplace.ADMIN);
            await(stopped);
        }
        assertThat(place.store().<Optional<Interaction>>read(tx -> tx.interactions().find(id, Reach.EVERYTHING))).isEmpty();
    }

    @Test
    void aLongCallKeepsItsClaimWhileItIsHeard() {
        AtomicInteger late = new AtomicInteger();
        place.transcriber().before(call -> sleep(4_000));
        String id = place.call(reception, null, 440, Priority.FRESH).id();
        try (Workers workers = place.workers(Duration.ofMillis(1_500), new CountingListener(late));
                Workers others = place.workers(Duration.ofMillis(1_500), new CountingListener(late))) {
            workers.start();
            others.start();
            Workplace.until(() -> place.interaction(id).status() instanceof Status.Scored);
        }
        assertThat(late).hasValue(0);
        assertThat(place.transcriber().heard()).isEqualTo(1);
    }

    @Test
    void aParkedCallIsScoredWhenSomebodyTriesAgain() {
        place.transcriber().before(PARK);
        String id = place.call(reception, null, 440, Priority.FRESH).id();
        try (Workers workers = place.workers(LEASE, WorkListener.NOBODY)) {
            workers.start();
            Workplace.until(() -> place.interaction(id).status() instanceof Status.Parked);
            place.transcriber().before(call -> {});
            place.rescoring().retry(id, Workplace.ADMIN);
            Workplace.until(() -> place.interaction(id).status() instanceof Status.Scored);
        }
        assertThat(types()).contains("interaction.parked", "interaction.resumed", "interaction.marked");
        assertThat(place.store().<List<Link>>read(tx -> tx.audit().after(0, 100))).extracting(link -> link.entry().action())
                .contains("interaction.retry");
    }

    private static final Consumer<CallAudio> PARK = call -> {
        throw new Rejected("audio.undecodable", "No.");
    };
}
