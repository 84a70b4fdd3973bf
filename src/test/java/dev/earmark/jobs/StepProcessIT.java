package dev.earmark.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Unavailable;
import dev.earmark.store.Jobs.Claim;
import dev.earmark.store.StepName;
import dev.earmark.store.Jobs.Step;
import dev.earmark.testing.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, which a shell plays. */
class StepProcessIT {

    private static final Claim CLAIM = new Claim("j-1", new Step("i-1", StepName.TRANSCRIBE, ""), "me", 1, 2, 1, 1, false, 0);

    @TempDir
    Path folder;

    private static StepEnd end(String script) {
        return new StepProcess(claim -> new ProcessBuilder("bash", "-c", script)).of(CLAIM);
    }

    private static final String BEGIN = "echo '" + EndLine.BEGUN + "'; ";

    @Test
    void whatItSaysBeforeItEndsIsBelievedAlsoWhenItThenDies() {
        String kept = "echo '" + EndLine.of(new StepEnd.Kept(2.5, 1)) + "'; ";

        assertThat(end(BEGIN + kept)).isEqualTo(new StepEnd.Kept(2.5, 1));
        assertThat(end(BEGIN + kept + "kill -SEGV $$")).isEqualTo(new StepEnd.Kept(2.5, 1));
    }

    @Test
    void aProcessThatPrintsMoreThanAPipeHoldsIsNotHeldUp() {
        assertThat(end(BEGIN + "head -c 1000000 /dev/zero | tr '\\0' 'x'; echo; echo '" + EndLine.of(new StepEnd.TooLate()) + "'"))
                .isEqualTo(new StepEnd.TooLate());
    }

    @Test
    void whoEndsInTheMiddleOfTheStepHasDiedOfIt() {
        assertThat(end(BEGIN + "kill -SEGV $$")).isEqualTo(new StepEnd.Died("signal 11"));
        assertThat(end(BEGIN + "kill -KILL $$")).isEqualTo(new StepEnd.Died("signal 9"));
        assertThat(end(BEGIN + "exit 3")).isEqualTo(new StepEnd.Died("exit code 3"));
    }

    @Test
    void whoWasAskedToEndHasNotDiedOfTheStep() {
        assertThat(end(BEGIN + "kill -TERM $$")).isEqualTo(new StepEnd.Stopped());
        assertThat(end(BEGIN + "exit 130")).as("as after Ctrl-C, which who is started in the background does not get")
                .isEqualTo(new StepEnd.Stopped());
    }

    @Test
    void whoNeverBeganCondemnsNobody() {
        assertThat(end("kill -SEGV $$")).isInstanceOfSatisfying(StepEnd.Failed.class, failed ->
                assertThat(failed.failure()).isInstanceOfSatisfying(Unavailable.class,
                        none -> assertThat(none.code()).isEqualTo("jobs.no-process")));
        assertThatThrownBy(() -> new StepProcess(claim -> new ProcessBuilder("/no/such/program")).of(CLAIM))
                .isInstanceOfSatisfying(Unavailable.class, none -> assertThat(none.code()).isEqualTo("jobs.no-process"));
    }

    @Test
    void whoStopsTheStepStopsItsProcess() throws InterruptedException, IOException {
        Path pid = folder.resolve("pid");
        AtomicReference<@Nullable Throwable> outcome = new AtomicReference<>();
        Thread worker = Thread.ofPlatform().start(() -> {
            try {
                end(BEGIN + "echo $$ > " + pid + "; sleep 60");
            } catch (Unavailable stopped) {
                outcome.set(stopped);
            }
        });
        Workplace.until(() -> Files.exists(pid) && pid.toFile().length() > 0);
        long child = Long.parseLong(Files.readString(pid).strip());
        worker.interrupt();
        worker.join();

        assertThat(outcome.get()).isInstanceOfSatisfying(Unavailable.class,
                stopped -> assertThat(stopped.code()).isEqualTo("jobs.stopped"));
        Workplace.until(() -> ProcessHandle.of(child).map(handle -> !handle.isAlive()).orElse(true));
    }
}
