package dev.earmark.jobs;

import dev.earmark.fault.Unavailable;
import dev.earmark.store.Jobs.Claim;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Starts this program again for one step ({@link StepChild}) and waits. The other process ends with this one: it watches its standard
 * input. What it logs goes to the log of this one.
 */
public final class StepProcess implements Quarantine {

    /** A signal's number is told as so much more. */
    private static final int BY_SIGNAL = 128;

    /** HUP, INT and TERM: somebody ends the process; no step does that to itself. */
    private static final Set<Integer> ASKED_TO_END = Set.of(BY_SIGNAL + 1, BY_SIGNAL + 2, BY_SIGNAL + 15);

    private static final Duration LONGEST = Duration.ofHours(6);
    /** Who ends a whole machine ends us too: then nothing is to be concluded from the other's end. */
    private static final Duration SETTLES = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Function<Claim, ProcessBuilder> command;

    /** @param command that runs {@link StepChild#run} for a claim */
    public StepProcess(Function<Claim, ProcessBuilder> command) {
        this.command = command;
    }

    @Override
    public StepEnd of(Claim claim) {
        Process process;
        try {
            process = command.apply(claim).redirectError(Redirect.INHERIT).start();
        } catch (IOException none) {
            throw notBegun(String.valueOf(none.getMessage()));
        }
        try {
            return end(process);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("jobs.stopped", "The step was stopped with the service.", stopped);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static StepEnd end(Process process) throws InterruptedException {
        CompletableFuture<String> said = said(process);
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            return new StepEnd.Died("no end within " + LONGEST.toHours() + " hours");
        }
        String lines = lines(said);
        Optional<StepEnd> told = EndLine.in(lines);
        return told.isPresent() ? told.get() : silent(process.exitValue(), EndLine.begun(lines));
    }

    /** Ended without a word. */
    private static StepEnd silent(int code, boolean begun) throws InterruptedException {
        if (ASKED_TO_END.contains(code)) {
            return new StepEnd.Stopped();
        }
        String how = code > BY_SIGNAL ? "signal " + (code - BY_SIGNAL) : "exit code " + code;
        if (!begun || code == 0) {
            return new StepEnd.Failed(notBegun(how));
        }
        Thread.sleep(SETTLES);
        return new StepEnd.Died(how);
    }

    private static Unavailable notBegun(String why) {
        return new Unavailable("jobs.no-process", "A step that may harm the service could not be started in a process of its own (" + why
                + "); the log has more.");
    }

    /** Read beside, so that whatever is printed does not hold the other process up. */
    private static CompletableFuture<String> said(Process process) {
        CompletableFuture<String> said = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (InputStream out = process.getInputStream()) {
                said.complete(new String(out.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException lost) {
                said.completeExceptionally(new UncheckedIOException(lost));
            }
        });
        return said;
    }

    private static String lines(CompletableFuture<String> said) throws InterruptedException {
        try {
            return said.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException lost) {
            return "";
        }
    }
}
