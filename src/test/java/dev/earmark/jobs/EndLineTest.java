package dev.earmark.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.fault.Conflict;
import dev.earmark.fault.Fault;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndLineTest {

    private static StepEnd told(StepEnd end) {
        return EndLine.in("noise of a library\n" + EndLine.BEGUN + "\r\n" + EndLine.of(end) + "\nmore noise").orElseThrow();
    }

    private static RuntimeException failure(RuntimeException failure) {
        return ((StepEnd.Failed) told(new StepEnd.Failed(failure))).failure();
    }

    @Test
    void whatWasKeptAndWhatCameTooLateIsTold() {
        assertThat(told(new StepEnd.Kept(12.5, 3))).isEqualTo(new StepEnd.Kept(12.5, 3));
        assertThat(told(new StepEnd.TooLate())).isEqualTo(new StepEnd.TooLate());
    }

    @Test
    void aFaultIsTheSameFaultOnTheOtherSide() {
        for (Fault fault : new Fault[] {new Rejected("audio.undecodable", "„été“ + 100 % & more\nhas two lines."),
                new NotFound("rubric.unknown", "No."),
            new Conflict("library.draft", ""), new Unavailable("store.full", "The disk is full.")}) {
            assertThat(failure(fault)).isInstanceOfSatisfying(Fault.class, there -> {
                assertThat(there.getClass()).isEqualTo(fault.getClass());
                assertThat(there.code()).isEqualTo(fault.code());
                assertThat(there.sentence()).isEqualTo(fault.sentence());
            });
        }
        assertThat(failure(new Unavailable("language.rate-limited", "Later.", Duration.ofMillis(1_500))))
                .isInstanceOfSatisfying(Unavailable.class, there ->
                        assertThat(there.retryAfter()).isEqualTo(Optional.of(Duration.ofMillis(1_500))));
        assertThat(failure(new Unavailable("language.down", "Away.")))
                .isInstanceOfSatisfying(Unavailable.class, there -> assertThat(there.retryAfter()).isEmpty());
    }

    @Test
    void ofABugOnlyItsNameIsToldNotItsMessage() {
        RuntimeException there = failure(new IllegalArgumentException("secret words of a conversation"));

        assertThat(EndLine.Bug.name(there)).isEqualTo("IllegalArgumentException");
        assertThat(there.toString()).doesNotContain("secret");
    }

    @Test
    void whoSaysNothingOfAnEndHasNotEnded() {
        assertThat(EndLine.in("")).isEmpty();
        assertThat(EndLine.in(EndLine.BEGUN + "\n")).isEmpty();
        assertThat(EndLine.begun("noise\n" + EndLine.BEGUN + "\n")).isTrue();
        assertThat(EndLine.begun("noise\n")).isFalse();
    }
}
