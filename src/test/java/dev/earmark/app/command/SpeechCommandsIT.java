package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.speech.SpeechSettings;
import dev.earmark.speech.model.AdaptedTalk;
import dev.earmark.speech.model.AdaptedTalks;
import dev.earmark.speech.talk.LearntTalk;
import dev.earmark.testing.ModelStock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever runs the service teaches it the words of the house at a prompt. */
class SpeechCommandsIT {

    private static final Path CHATS = Path.of("eval-sets/trade-hotel/cases.jsonl");

    @TempDir
    Path folder;

    @TempDir
    static Path data;

    private final CommandRun command = new CommandRun();

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

    @ParameterizedTest
    @CsvSource({"EARMARK_SPEECH_ADAPTED,house-9,speech.adapted is house-9",
        "EARMARK_SPEECH_QUEUE_ADAPTED,Billing=billing-9,speech.queue-adapted has billing=billing-9"})
    void aVersionThatIsNotThereKeepsTheServiceFromStartingAndNobodyElseFromWorking(String key, String value, String told)
            throws IOException {
        ModelStock.into(folder);
        Path made = folder.resolve("models/adapted");
        new AdaptedTalks(folder).add("house", SpeechSettings.SMALL_ENGLISH, new LearntTalk(new byte[] {1}, 0.25), Instant.EPOCH,
                new AdaptedTalk.Facts(3, 400, 120.5, 80.25, Optional.empty()));
        String sentence = "speech.adapted-unknown: The setting " + told + ", which calls cannot be heard with: There is no adapted version "
                + value.substring(value.indexOf('=') + 1) + " in " + made + ", which has [house-1]; copy it from the node that made it";
        Map<String, String> settings = Map.of(key, value);

        assertThat(run(folder, settings, "serve", "--port", "0")).isEqualTo(3);
        assertThat(err()).startsWith(sentence).hasLineCount(1);
        assertThat(folder.resolve("earmark.db")).doesNotExist();
        assertThat(run(folder, settings, "doctor")).isEqualTo(3);
        assertThat(err()).contains(sentence);
        assertThat(run(folder, settings, "speech", "models")).as(err()).isZero();
        Path chat = Files.writeString(folder.resolve("chat.txt"), "Agent: Good morning, how can I help?\nCustomer: My card is lost.\n");
        assertThat(run(folder, settings, "score", chat.toString())).as(err()).isZero();
    }

    @Test
    void aQueueWithAModelThatIsNotThereKeepsTheServiceFromStarting() {
        ModelStock.into(folder);
        Map<String, String> settings = Map.of("EARMARK_SPEECH_QUEUE_MODELS", "Soporte=vosk-model-es");
        String sentence = "speech.model-unknown: The setting speech.queue-models has soporte=vosk-model-es, which calls cannot be heard "
                + "with: There is no speech model vosk-model-es; the list has [" + SpeechSettings.SMALL_ENGLISH + "].";

        assertThat(run(folder, settings, "serve", "--port", "0")).isEqualTo(3);
        assertThat(err()).startsWith(sentence).hasLineCount(1);
        assertThat(folder.resolve("earmark.db")).doesNotExist();
        assertThat(run(folder, settings, "doctor")).isEqualTo(3);
        assertThat(err()).contains(sentence);
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
        return run(data, settings, arguments);
    }

    private int run(Path kept, Map<String, String> settings, String... arguments) {
        ModelStock.into(kept);
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("EARMARK_DATA", kept.toString());
        return command.run(environment, arguments);
    }

    private String out() {
        return command.out();
    }

    private String err() {
        return command.err();
    }
}
