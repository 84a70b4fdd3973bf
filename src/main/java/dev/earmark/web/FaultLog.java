package dev.earmark.web;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes bugs into the log: which operation, which exception, where. Never its message, which may hold words of a customer or a secret. */
final class FaultLog {

    private static final System.Logger LOG = System.getLogger("dev.earmark.web");
    private static final int MOST_FRAMES = 25;

    private FaultLog() {}

    static void bug(String id, String operation, Throwable bug) {
        StringBuilder text = new StringBuilder("bug " + id + " in " + operation);
        for (Throwable cause = bug; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
            text.append("\n  ").append(cause.getClass().getName()).append("\n").append(Stream.of(cause.getStackTrace()).limit(MOST_FRAMES)
                    .map(frame -> "    at " + frame).collect(Collectors.joining("\n")));
        }
        LOG.log(System.Logger.Level.ERROR, text.toString());
    }
}
