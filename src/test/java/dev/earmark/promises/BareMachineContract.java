package dev.earmark.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earmark.promises.BareMachine.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the README promises to do first is done on a machine that has nothing but libc and a shell, without a network, by somebody who may
 * not write where Earmark is.
 */
abstract class BareMachineContract {

    private static final int MOST_SECONDS = 300;

    /** Of one visitor, who tries one thing after the other: what the first of them unpacks and computes is there for the next. */
    @TempDir
    static Path home;

    @TempDir
    Path logs;

    @BeforeEach
    void onlyWhereABareMachineCanBeMade() {
        assumeTrue(BareRoot.canBeMade(), "WITHOUT ROOT, MMDEBSTRAP OR UNSHARE: a bare machine is not tried");
        home.toFile().setWritable(true, false);
        home.toFile().setReadable(true, false);
        home.toFile().setExecutable(true, false);
    }

    /** With Earmark on it, but not yet a place to write. */
    abstract BareMachine machine() throws IOException;

    /** The launcher, and what the environment holds for it. */
    abstract List<String> launcher();

    final Outcome earmark(String... arguments) throws IOException {
        return equipped().run(logs.resolve(arguments[0] + ".log"), MOST_SECONDS, command(arguments));
    }

    private BareMachine equipped() throws IOException {
        return machine().writable(home, "/home/visitor/house").readOnly(Path.of("src/test/resources/formats"), "/home/visitor/formats");
    }

    private String[] command(String... arguments) {
        List<String> start = List.of("env", "-C", "/home/visitor/house", "EARMARK_DATA=/home/visitor/house/data");
        return Stream.of(start, launcher(), Arrays.asList(arguments)).flatMap(List::stream).toArray(String[]::new);
    }

    @Test
    void theDoctorFindsEverything() throws IOException {
        Outcome doctor = earmark("doctor");

        assertThat(doctor.out()).contains("Everything that Earmark needs is there.").doesNotContain("NO ");
        assertThat(doctor.exitCode()).isZero();
    }

    /** Of what the command line and the service have in common one is enough for the short form. */
    enum Door { DEMO, SERVICE }

    abstract Door inShort();

    private void onlyIfItIsTheTurnOf(Door door) {
        assumeTrue(door == inShort() || Scale.isLong(), "only in the long form: here the other door is tried");
    }

    @Test
    void theDemoScoresEverySampleAndWritesItsPage() throws IOException {
        onlyIfItIsTheTurnOf(Door.DEMO);
        Outcome demo = earmark("demo");

        assertThat(demo.out()).contains("Next:");
        assertThat(demo.exitCode()).as(demo.out()).isZero();
        try (Stream<Path> pages = Files.list(home.resolve("earmark-demo"))) {
            assertThat(pages).hasSizeGreaterThanOrEqualTo(6).allMatch(page -> page.toString().endsWith(".html"));
        }
    }

    @Test
    void theServiceTakesARecordingInAndScoresIt() throws IOException {
        onlyIfItIsTheTurnOf(Door.SERVICE);
        Outcome key = earmark("key", "visitor", "--new");
        assertThat(key.exitCode()).as(key.out()).isZero();
        Process service = equipped().start(logs.resolve("serve.log"), command("serve"));
        try {
            String answer = BareMachine.visit(service, BareVisitor.class, key.out().strip(), "src/test/resources/formats/call.mp3");
            assertThat(answer).as(Files.readString(logs.resolve("serve.log"))).startsWith("scored {").contains("\"verdicts\"");
        } finally {
            service.destroyForcibly();
        }
    }
}
