package dev.earmark.audio.ffmpeg;

import dev.earmark.audio.decoder.DecoderReply;
import dev.earmark.audio.decoder.Order;
import dev.earmark.fault.Unavailable;
import dev.earmark.text.PlainText;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running decoder that waits for its next file. For one thread at a time. Whatever goes wrong with a file, the process has to be closed
 * and not used again.
 */
final class DecoderProcess implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final int WELL_USED_FILES = 100;
    private static final int MOST_QUOTED = 300;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Process process;
    private final EndedProcess end;
    private final DataOutputStream orders;
    private final DataInputStream answers;
    private int files;
    private long busyNanos;

    /** @throws Unavailable with {@code audio.decoder-missing} when it does not start or does not find its libraries */
    DecoderProcess(ProcessBuilder builder) {
        try {
            this.process = builder.start();
        } catch (IOException e) {
            throw new Unavailable("audio.decoder-missing",
                    "The sound decoder cannot be started on this machine (" + e.getMessage() + "); convert the recording to PCM WAV.", e);
        }
        this.end = new EndedProcess(process, threads.submit(() -> EndedProcess.said(process.getErrorStream())));
        this.orders = new DataOutputStream(process.getOutputStream());
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), DecoderReply.MOST_BYTES));
        try {
            greet();
        } catch (RuntimeException notStarted) {
            close();
            throw notStarted;
        }
    }

    private void greet() {
        try {
            DecoderReply greeting = within(LONGEST_START, () -> DecoderReply.read(answers));
            if (greeting instanceof DecoderReply.Missing(String what)) {
                throw new Unavailable("audio.decoder-missing",
                        "The sound decoder cannot be loaded on this machine: " + PlainText.quoted(what.strip(), MOST_QUOTED)
                        + "; install what is missing, or convert the recording to PCM WAV.");
            }
        } catch (IOException gone) {
            throw new Unavailable("audio.decoder-missing", "The sound decoder cannot be started on this machine: its process "
                    + end.description() + "; convert the recording to PCM WAV.", gone);
        }
    }

    /** What to do with the answers to an order. */
    @FunctionalInterface
    interface Reading<T> {

        /**
         * @throws IOException when the answers do; what happens to files of the caller's own is thrown unchecked, for the decoder is not to
         *     blame
         */
        T from(DataInputStream answers) throws IOException;
    }

    /**
     * Gives it a file.
     *
     * @throws Gone        when the process ended or said what cannot be said
     * @throws Unavailable when it took too long, or the thread was interrupted
     */
    <T> T carryOut(Order order, Duration longest, Reading<T> reading) throws Gone {
        long start = System.nanoTime();
        boolean fresh = files == 0;
        files++;
        try {
            return within(longest, () -> {
                order.write(orders);
                return reading.from(answers);
            });
        } catch (IOException gone) {
            throw new Gone(end.description(), fresh, end.ranOutOfTime(), gone);
        } finally {
            busyNanos += System.nanoTime() - start;
        }
    }

    private <T> T within(Duration longest, Callable<T> work) throws IOException {
        try {
            return threads.submit(work).get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw slow(longest);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("audio.interrupted", "The recording was not read because the work was stopped.", stopped);
        } catch (ExecutionException failed) {
            switch (Objects.requireNonNull(failed.getCause())) {
                case IOException gone -> throw gone;
                case RuntimeException other -> throw other;
                default -> throw new IllegalStateException(failed.getCause());
            }
        }
    }

    static Unavailable slow(Duration longest) {
        return new Unavailable("audio.decoder-slow", "The sound decoder took longer than %s s and was stopped."
                .formatted(BigDecimal.valueOf(longest.toMillis(), 3).stripTrailingZeros().toPlainString()));
    }

    /**
     * @param most busy time that is spent before others get a new process, so that the limit of its processor time leaves enough for them
     */
    boolean usableAgain(Duration most) {
        return process.isAlive() && files < WELL_USED_FILES && busyNanos < most.toNanos();
    }

    /** Its process. */
    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Kills it. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        threads.shutdownNow();
    }

    /** The process ended before its answer did. */
    static final class Gone extends Exception {

        private static final long serialVersionUID = 1;

        private final boolean fresh;
        private final boolean ranOutOfTime;

        Gone(String how, boolean fresh, boolean ranOutOfTime, IOException cause) {
            super(how, cause);
            this.fresh = fresh;
            this.ranOutOfTime = ranOutOfTime;
        }

        /** Whether this was its first file, so that no other can be to blame. */
        boolean fresh() {
            return fresh;
        }

        boolean ranOutOfTime() {
            return ranOutOfTime;
        }
    }
}
