package dev.earmark.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.Status;
import dev.earmark.store.Jobs.Claim;
import dev.earmark.store.StepName;
import dev.earmark.store.Jobs.Line;
import dev.earmark.testing.Workplace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps whose workers died. */
class SuspectsIT {

    private static final WorkerSettings SETTINGS = new WorkerSettings(2, 2, 1, Duration.ofSeconds(60), Duration.ofSeconds(60));

    @TempDir
    Path folder;

    private Workplace place;
    private String id;

    @BeforeEach
    void open() {
        place = new Workplace(folder);
        id = place.call(place.reception(), null, 440, Priority.FRESH).id();
    }

    @AfterEach
    void close() {
        place.close();
    }

    /** A process claims it and ends at once. */
    private void dies(boolean alone) {
        Claim claim = place.store().write(tx -> tx.jobs().claim("dead", tx.nowMs() + 60_000, List.of(StepName.TRANSCRIBE), 1)).getFirst();
        if (alone) {
            assertThat(place.store().<Boolean>write(tx -> tx.jobs().runsAlone(claim))).isTrue();
        }
        place.store().write(tx -> tx.jobs().takeOverAll());
    }

    private void workWith(Quarantine quarantine) {
        try (Workers workers = place.workers(SETTINGS, WorkListener.NOBODY, quarantine)) {
            workers.start();
            Workplace.until(place::quiet);
        }
    }

    /** The other side of the pipe, in this process. */
    private StepEnd apart(Claim claim) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        new StepChild(place.store(), place.works(SETTINGS), Clock.systemUTC())
                .run(claim.jobId(), claim.owner(), claim.epoch(), new PrintStream(said, true, StandardCharsets.UTF_8));
        return EndLine.in(said.toString(StandardCharsets.UTF_8)).orElseThrow();
    }

    @Test
    void deathsBesideOthersCondemnNobodyHoweverMany() {
        for (int death = 0; death < 5; death++) {
            dies(false);
        }
        workWith(claim -> new StepEnd.Died("signal 11"));

        assertThat(place.interaction(id).status()).isEqualTo(new Status.Scored());
    }

    @Test
    void whatDiedAloneIsKeptWhenAProcessOfItsOwnSurvivesIt() {
        dies(false);
        dies(true);
        AtomicInteger tried = new AtomicInteger();
        workWith(claim -> {
            tried.incrementAndGet();
            return apart(claim);
        });

        assertThat(tried).hasValue(1);
        assertThat(place.transcriber().heard()).isEqualTo(1);
        assertThat(place.interaction(id).status()).isEqualTo(new Status.Scored());
    }

    @Test
    void whatEndsAlsoAProcessOfItsOwnIsParkedAndSaysSo() {
        dies(true);
        dies(true);
        workWith(claim -> new StepEnd.Died("signal 11"));

        assertThat(place.interaction(id).status()).isInstanceOfSatisfying(Status.Parked.class, parked -> {
            assertThat(parked.code()).isEqualTo("jobs.poison");
            assertThat(parked.reason())
                    .isEqualTo(
                            "The program ended 2 times while it did nothing but this step, and so did a process of its own that was "
                            + "started for it"
                    + " (signal 11); what it works on harms the program. Try it again with a later version, or hand it in in another "
                    + "format.");
        });
        assertThat(place.transcriber().heard()).isZero();
    }

    @Test
    void aProcessThatSomebodyEndedSaysNothingOfTheStep() {
        dies(true);
        AtomicInteger tried = new AtomicInteger();
        workWith(claim -> tried.incrementAndGet() == 1 ? new StepEnd.Stopped() : apart(claim));

        assertThat(tried).hasValue(2);
        assertThat(place.interaction(id).status()).isEqualTo(new Status.Scored());
    }

    @Test
    void whatFailsInAProcessOfItsOwnFailsAsItWouldHere() {
        dies(true);
        place.transcriber().before(call -> {
            throw new Rejected("audio.undecodable", "No.");
        });
        workWith(this::apart);

        assertThat(place.interaction(id).status()).isEqualTo(new Status.Parked("audio.undecodable", "No."));
    }

    @Test
    void aShutdownEndsTheOtherProcessAndCountsNothing() throws InterruptedException {
        dies(true);
        CountDownLatch inside = new CountDownLatch(1);
        Workers workers = place.workers(SETTINGS, WorkListener.NOBODY, claim -> {
            inside.countDown();
            try {
                Thread.sleep(60_000);
                throw new AssertionError("nobody stopped it");
            } catch (InterruptedException stopped) {
                throw new Unavailable("jobs.stopped", "stopped", stopped);
            }
        });
        workers.start();
        inside.await();
        workers.drain(Duration.ofSeconds(3));

        assertThat(place.store().<List<Line>>read(tx -> tx.jobs().of(id))).singleElement().satisfies(line -> {
            assertThat(line.state()).isEqualTo("ready");
            assertThat(line.attempts()).isEqualTo(1);
        });
        workWith(this::apart);
        assertThat(place.interaction(id).status()).isEqualTo(new Status.Scored());
    }

    @Test
    void whoIsTriedAgainByAPersonBeginsWithoutSuspicion() {
        dies(true);
        workWith(claim -> new StepEnd.Died("signal 11"));
        place.rescoring().retry(id, Workplace.ADMIN);
        workWith(claim -> {
            throw new AssertionError("nobody has died of it since");
        });

        assertThat(place.interaction(id).status()).isEqualTo(new Status.Scored());
    }
}
