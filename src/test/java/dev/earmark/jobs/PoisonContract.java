package dev.earmark.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.inbox.Offer;
import dev.earmark.inbox.Reception;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.Status;
import dev.earmark.pipeline.Details;
import dev.earmark.blobs.FolderBlobs;
import dev.earmark.store.Jobs.Line;
import dev.earmark.store.Store;
import dev.earmark.testing.PoisonNode;
import dev.earmark.testing.Wav;
import dev.earmark.testing.Workplace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ends a node's process says nothing of a call, unless nothing else can have ended it. Nodes are real processes here. */
abstract class PoisonContract {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private final List<Node> nodes = new ArrayList<>();
    private @Nullable Workplace place;

    /** Opens the database of the test beside the nodes. */
    abstract Store open(Path folder);

    /** As {@link PoisonNode} wants it. */
    abstract String database();

    /** How many nodes work on it at the same time. */
    abstract int width();

    @AfterEach
    void endAll() {
        nodes.forEach(Node::kill);
        if (place != null) {
            place.close();
        }
    }

    /** A node that is started again when it has died, as systemd would. */
    private final class Node {

        private final String hearingMs;
        private Process process;
        private int deaths;

        Node(long hearingMs) {
            this.hearingMs = String.valueOf(hearingMs);
            this.process = launch();
            nodes.add(this);
        }

        private Process launch() {
            try {
                return PoisonNode.command(folder.toString(), database(), hearingMs).redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("nodes.log").toFile())).start();
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        }

        void again() {
            if (!process.isAlive()) {
                assertThat(process.exitValue()).isEqualTo(PoisonNode.ABORTED);
                deaths++;
                process = launch();
            }
        }

        void kill() {
            List<ProcessHandle> started = process.descendants().toList();
            process.destroyForcibly();
            try {
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
            until(() -> started.stream().noneMatch(ProcessHandle::isAlive)); // by themselves
        }
    }

    private <T> T look(Function<Workplace, T> at) {
        if (place == null) {
            place = new Workplace(open(folder), new FolderBlobs(folder.resolve("blobs")), folder);
        }
        return at.apply(place);
    }

    private Interaction interaction(String id) {
        return look(place -> place.interaction(id));
    }

    private static String call(Workplace place, double seconds, int hz) {
        Reception reception = place.reception();
        byte[] sound = Wav.pcm16(8_000, Wav.tone(8_000, hz, seconds, 0.3), Wav.tone(8_000, hz + 40, seconds, 0.3)).bytes();
        return place.call(reception, new Offer(null, Details.NOTHING, "key-1", Priority.FRESH), sound).id();
    }

    @Test
    void aFileThatKillsEveryProcessIsParkedAndAllItsNeighboursAreScored() {
        List<String> neighbours = new ArrayList<>();
        String poison = look(place -> {
            neighbours.add(call(place, 1, 300));
            String id = call(place, 2, 400);
            Stream.of(500, 600, 700).forEach(hz -> neighbours.add(call(place, 1, hz)));
            return id;
        });
        List<Node> running = Stream.generate(() -> new Node(300)).limit(width()).toList();
        until(() -> {
            running.forEach(Node::again);
            return look(place -> place.quiet());
        });

        assertThat(interaction(poison).status()).isInstanceOfSatisfying(Status.Parked.class, parked -> {
            assertThat(parked.code()).isEqualTo("jobs.poison");
            assertThat(parked.reason()).contains("The program ended once while it did nothing but this step", "a process of its own",
                    "(signal 6)");
        });
        neighbours.forEach(id -> assertThat(interaction(id).status()).isEqualTo(new Status.Scored()));
        assertThat(running.stream().mapToInt(node -> node.deaths).sum())
                .as("once beside others, once alone; then only a process of its own").isEqualTo(2);
    }

    @Test
    void anInnocentCallIsScoredHoweverOftenItsNodeIsKilledWhileItIsHeard() {
        List<String> ids = look(place -> List.of(call(place, 1, 300), call(place, 1, 500)));
        for (int kill = 0; kill < 5; kill++) {
            long before = look(place -> attempts(place, ids));
            Node victim = new Node(60_000);
            until(() -> look(place -> attempts(place, ids) > before));
            pause(700); // it runs: with nothing beside it, or in a process of its own
            victim.kill();
            awaitLease();
        }
        assertThat(look(place -> lines(place, ids.getFirst())).getFirst().lost()).as("the first of them, after four of the five")
                .isEqualTo(4);
        new Node(10);
        until(() -> look(Workplace::quiet));

        assertThat(ids).allSatisfy(id -> assertThat(interaction(id).status()).isEqualTo(new Status.Scored()));
    }

    /** Until whoever was killed is known to be gone. */
    abstract void awaitLease();

    private static List<Line> lines(Workplace place, String id) {
        return place.store().read(tx -> tx.jobs().of(id));
    }

    private static long attempts(Workplace place, List<String> ids) {
        return ids.stream().flatMap(id -> lines(place, id).stream()).mapToLong(Line::attempts).sum();
    }

    private static void until(BooleanSupplier happened) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen within " + LONGEST);
            }
            pause(50);
        }
    }

    static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
