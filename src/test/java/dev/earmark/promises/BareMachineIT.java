package dev.earmark.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.promises.BareMachine.Outcome;
import dev.earmark.testing.Launcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A checkout that was built, and a JDK: nothing else. */
class BareMachineIT extends BareMachineContract {

    private static final String PLACE = "/opt/earmark";
    private static final List<String> PROMISED = List.of("call.flac", "call.gsm", "call.m4a", "call.mp3", "call.opus", "call.wav",
            "call.webm");

    @Override
    BareMachine machine() throws IOException {
        BareMachine machine = withJdk(new BareMachine(BareRoot.PLAIN.folder(), false));
        Stream.of("earmark", "src/main/dist", "target/earmark.jar", "target/lib", "models", "rubrics", "prompts", "eval-sets")
                .forEach(path -> machine.readOnly(Path.of(path), PLACE + "/" + path));
        Launcher.learnt().ifPresent(learnt -> machine.readOnly(learnt, PLACE + "/target/" + learnt.getFileName()));
        return machine;
    }

    @Override
    Door inShort() {
        return Door.DEMO;
    }

    @Override
    List<String> launcher() {
        return List.of("EARMARK_BUILD=never", PLACE + "/earmark");
    }

    @Test
    void everyPromisedFormatIsHeardAndScored() throws IOException {
        String[] arguments = Stream.concat(Stream.of("score", "--rubric", "bank-phone-service", "--format", "json"),
                PROMISED.stream().map(name -> "/home/visitor/formats/" + name)).toArray(String[]::new);

        Outcome scored = earmark(arguments);

        assertThat(scored.exitCode()).as(scored.out()).isZero();
        List<String> results = scored.out().lines().toList();
        assertThat(results).hasSameSizeAs(PROMISED);
        for (int i = 0; i < results.size(); i++) {
            JsonNode result = new ObjectMapper().readTree(results.get(i));
            assertThat(result.at("/transcript").toString().toLowerCase(Locale.ROOT)).as(PROMISED.get(i)).contains("northfield");
            assertThat(result.at("/scorecard/verdicts").size()).as(PROMISED.get(i)).isPositive();
        }
    }

    /** The JDK of the tests, and what it keeps outside its folder where Debian packed it. */
    static BareMachine withJdk(BareMachine machine) throws IOException {
        Path jdk = Path.of(Objects.requireNonNull(System.getProperty("java.home")));
        machine.readOnly(jdk, "/opt/jdk");
        for (String file : List.of("conf/security/java.security", "lib/security/cacerts")) {
            Path settings = jdk.resolve(file).toRealPath();
            if (!settings.startsWith(jdk.toRealPath())) {
                Path outside = Objects.requireNonNull(settings.getParent());
                machine.readOnly(outside, outside.toString());
            }
        }
        return machine;
    }
}
