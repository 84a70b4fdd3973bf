package dev.earmark.audio.ffmpeg;

import dev.earmark.text.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Says how a process came to its end. */
record EndedProcess(Process process, Future<String> said) {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_QUOTED = 300;
    private static final int SHELLS_SIGNAL = 128;
    private static final int OUT_OF_PROCESSOR_TIME = 24;
    private static final Map<Integer, String> SIGNALS = Map.of(4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11,
            "SIGSEGV",
            15, "SIGTERM", OUT_OF_PROCESSOR_TIME, "SIGXCPU", 25, "SIGXFSZ", 31, "SIGSYS");

    /** Reads on past the limit, so that the process is never blocked, but keeps no more. */
    static String said(InputStream stream) {
        try (stream) {
            byte[] kept = stream.readNBytes(MOST_BYTES);
            stream.skip(Long.MAX_VALUE);
            return new String(kept, StandardCharsets.UTF_8);
        } catch (IOException killed) {
            return "";
        }
    }

    /** Such as {@code was ended by signal 9 (SIGKILL)}, or {@code ended with status 127 and said "…"}. */
    String description() {
        int status = status();
        if (status > SHELLS_SIGNAL && SIGNALS.containsKey(status - SHELLS_SIGNAL)) {
            return "was ended by signal " + (status - SHELLS_SIGNAL) + " (" + SIGNALS.get(status - SHELLS_SIGNAL) + ")";
        }
        String words = firstWords();
        return (status < 0 ? "does not answer as it should" : "ended with status " + status)
                + (words.isEmpty() ? "" : " and said \"" + words + "\"");
    }

    boolean ranOutOfTime() {
        return status() == SHELLS_SIGNAL + OUT_OF_PROCESSOR_TIME;
    }

    /** @return -1 while it lives, although it should not */
    private int status() {
        try {
            return process.waitFor(2, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private String firstWords() {
        try {
            return PlainText.quoted(said.get(2, TimeUnit.SECONDS).lines().map(String::strip).filter(line -> !line.isEmpty()).limit(2)
                    .collect(Collectors.joining(" ")), MOST_QUOTED);
        } catch (ExecutionException | TimeoutException silent) {
            return "";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
