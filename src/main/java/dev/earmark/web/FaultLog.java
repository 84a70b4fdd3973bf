package dev.earmark.web;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes bugs into the log: which operation, which exception, where. Never its message, which may hold words of a customer or a secret. */
final class FaultLog {

    private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);
    private static final int MOST_FRAMES = 25;

    private FaultLog() {}

    static void bug(String id, String operation, Throwable bug) {
        StringBuilder text = new StringBuilder("bug ").append(id).append(" in ").append(operation);
        for (Throwable cause = bug; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
            text.append("\n  ").append(cause.getClass().getName()).append("\n").append(Stream.of(cause.getStackTrace()).limit(MOST_FRAMES)
                    .map(frame -> "    at " + frame).collect(Collectors.joining("\n")));
        }
        LOG.atError().addKeyValue("bug", id).addKeyValue("operation", operation).log(text.toString());
    }
}
