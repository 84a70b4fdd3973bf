package dev.earmark.jobs;

import dev.earmark.fault.Fault;
import dev.earmark.store.Jobs.Claim;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** The log of the workers: ids, codes and figures. Messages of exceptions may hold words of a conversation and stay out. */
final class Journal {

    private static final int MOST_FRAMES = 30;

    private final Logger log = LoggerFactory.getLogger(Journal.class);

    void done(Claim claim, Duration took) {
        about(log.atInfo(), claim).addKeyValue("tookMs", took.toMillis()).log("step done");
    }

    void failed(Claim claim, Throwable failure) {
        if (failure instanceof Fault fault) {
            about(log.atInfo(), claim).addKeyValue("code", fault.code()).log("step failed");
            return;
        }
        about(log.atError(), claim).addKeyValue("problem", failure.getClass().getName()).addKeyValue("frames", frames(failure))
                .log("step failed with an error of the program");
    }

    void alone(Claim claim) {
        about(log.atWarn(), claim).addKeyValue("lost", claim.lost())
                .log("the program ended while this step ran; now it runs with nothing beside it");
    }

    void apart(Claim claim) {
        about(log.atWarn(), claim).addKeyValue("lostAlone", claim.lostAlone())
                .log("the program ended while only this step ran; now it runs in a process of its own");
    }

    /** @param again whether it is scored again by itself */
    void degraded(Claim claim, int verdicts, boolean again) {
        about(log.atWarn(), claim).addKeyValue("verdicts", verdicts).addKeyValue("again", again).log("scored without the language model");
    }

    /** @param wait null when it is not tried again */
    void left(Claim claim, String code, @Nullable Duration wait) {
        about(log.atInfo(), claim).addKeyValue("code", code).addKeyValue("againAfterMs", wait == null ? "never" : wait.toMillis())
                .log("left as it was; nobody waits for it");
    }

    void parked(Claim claim, String code) {
        about(log.atWarn(), claim).addKeyValue("code", code).log("parked: nobody tries again by itself");
    }

    void tooLate(Claim claim) {
        about(log.atWarn(), claim).log("what a step found was refused because the claim was lost");
    }

    void waits(Claim claim, String code) {
        about(log.atDebug(), claim).addKeyValue("code", code).log("cannot be written now");
    }

    private static LoggingEventBuilder about(LoggingEventBuilder line, Claim claim) {
        return line.addKeyValue("step", claim.step().name().label())
                .addKeyValue("interaction", claim.step().interactionId())
                .addKeyValue("attempt", claim.attempts());
    }

    private static String frames(Throwable failure) {
        return Arrays.stream(failure.getStackTrace()).limit(MOST_FRAMES).map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
    }
}
