package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Session;
import dev.earmark.app.terminal.Output;
import dev.earmark.app.terminal.Terminal;
import dev.earmark.testing.ModelStock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever runs the service teaches it the words of the house at a prompt. */
class SpeechCommandsIT {

    private static final Path CHATS = Path.of("eval-sets/trade-hotel/cases.jsonl");

    @TempDir
    Path folder;

    @TempDir
    static Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void whatChatsGiveIsToldAndTheVersionIsListedUsedAndPutAside() {
        assertThat(run(Map.of(), "speech", "adapt", CHATS.toString(), "--name", "desk", "--try")).isZero();
        assertThat(out()).containsPattern("perplexity +\\d+\\.\\d before +\\d+\\.\\d after").contains("are not known to the speech model")
                .doesNotContain("desk-1");

        assertThat(run(Map.of(), "speech", "adapt", CHATS.toString(), "--name", "desk")).isZero();
        assertThat(out()).contains("desk-1 is in use; a service that runs takes it");
        assertThat(run(Map.of(), "speech", "adapt", CHATS.toString(), "--name", "desk", "--not-in-use")).isZero();
        assertThat(out()).contains("desk-2 is kept and not in use");

        assertThat(run(Map.of("EARMARK_SPEECH_QUEUE_ADAPTED", "Lobby=desk-2", "EARMARK_SPEECH_PHRASES", "Brightline"), "speech", "models"))
                .isZero();
        assertThat(out()).containsPattern("desk-1 .*\\(in use\\)").containsPattern("desk-2 .*\\(queue lobby\\)");
        assertThat(err()).contains("brightline is heard as \"bright line\"");

        assertThat(run(Map.of(), "speech", "use", "none")).isZero();
        assertThat(run(Map.of(), "speech", "models")).isZero();
        assertThat(out()).doesNotContainPattern("desk-1 .*\\(in use\\)");
        assertThat(run(Map.of(), "speech", "use", "desk-7")).isEqualTo(3);
        assertThat(err()).startsWith("speech.adapted-unknown: ").contains("[desk-1, desk-2]");
    }

    @Test
    void whatCannotBeLearntFromIsRefusedInOneSentence() throws IOException {
        Path few = Files.writeString(folder.resolve("few.md"), "Thank you for calling.\n\nThank you for calling us.");
        assertThat(run(Map.of(), "speech", "adapt", few.toString())).isEqualTo(2);
        assertThat(err()).startsWith("speech.text-too-little: ").contains("at least 100 such words are needed");

        Path tape = Files.write(folder.resolve("tape.md"), new byte[] {1, 0, 2});
        assertThat(run(Map.of(), "speech", "adapt", tape.toString())).isEqualTo(2);
        assertThat(err()).startsWith("speech.text-unreadable: ").contains("tape.md is not text");

        assertThat(run(Map.of(), "speech", "adapt", few.toString(), "--name", "Our House")).isEqualTo(2);
        assertThat(err()).startsWith("speech.adapted-name: ");
    }

    private int run(Map<String, String> settings, String... arguments) {
        out.reset();
        err.reset();
        ModelStock.into(data);
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("EARMARK_DATA", data.toString());
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        Session session = new Session(Path.of(""), environment, new Terminal(false, false, 100), new Output(out), errors);
        return new CommandLines(session, errors).execute(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
