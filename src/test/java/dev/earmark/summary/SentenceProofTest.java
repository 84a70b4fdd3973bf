package dev.earmark.summary;

import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.call;
import static dev.earmark.testing.Calls.customer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.eval.LabelledSet;
import dev.earmark.interaction.Facts;
import dev.earmark.judge.blind.BlindTranscript;
import dev.earmark.judge.blind.FoundQuote;
import dev.earmark.judge.blind.QuoteFinder;
import dev.earmark.pipeline.IntakeSettings;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceProofTest {

    private static Optional<DropReason> fault(Transcript transcript, Facts facts, String turn, String quote, String sentence) {
        BlindTranscript blind = BlindTranscript.of(transcript, facts);
        FoundQuote found = new QuoteFinder(blind, Set.of(Speaker.AGENT, Speaker.CUSTOMER)).find(turn, quote).orElseThrow();
        return new SentenceProof(blind).fault(sentence, found);
    }

    private static Optional<DropReason> fault(String said, String quote, String sentence) {
        return fault(call(agent("hello how can i help"), customer("my payment information is wrong"), agent(said)),
                new Facts("7", null, null, null), "T003", quote, sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "is it okay if i delete your payment information | The agent deletes the payment information. | NOT_DONE",
        "is it okay if i delete your payment information | The agent asks whether to delete the payment information. |",
        "i have deleted your payment information | The agent deletes the payment information. |",
        "i will delete your payment information | The agent deleted the payment information. | NOT_DONE",
        "i will delete your payment information | The agent will delete the payment information. |",
        "would you like me to delete your payment information | The agent will delete the payment information. | NOT_DONE",
        "i can not delete your payment information | The agent cannot delete the payment information. |",
        "i have not deleted your payment information | The agent has deleted the payment information. | DENIED",
        "could have been deleted by mistake the information | The information was deleted. | NOT_DONE",
        "have you deleted your payment information | The customer deleted the payment information. | NOT_DONE",
        "i have deleted your payment information | The agent sends a new router. | OTHER_MATTER",
        "i have deleted your payment information | The agent deletes two payments. | NUMBER_OR_NAME",
        "i have deleted your payment information | The agent deletes the payment information of Robert. | NUMBER_OR_NAME",
        "if you want i delete the card but i have blocked it | The agent blocks the card. |",
        "if you want i delete the card but i have blocked it | The agent deletes the card. | NOT_DONE",
    })
    void whatWasOnlyAskedOfferedOrPromisedIsNotToldAsDone(String said, String sentence, DropReason because) {
        assertThat(fault(said, said, sentence)).isEqualTo(Optional.ofNullable(because));
    }

    @Test
    void ofAQuoteWithoutItsBeginningTheWholeTurnIsRead() {
        assertThat(fault("is it okay if i delete your payment information", "delete your payment information",
                "The agent deletes the payment information.")).contains(DropReason.NOT_DONE);
    }

    @Test
    void sentencesOnRealConversationsHoldOrFallAsAReaderSays() throws IOException {
        Wrong wrong = wrong("sentences.tsv");

        assertThat(wrong.count).isGreaterThanOrEqualTo(50);
        assertThat(wrong.held).as("held, and not borne").isEmpty();
        assertThat(wrong.dropped).as("dropped, and borne").isEmpty();
    }

    @Test
    void soDoThoseOfOtherConversations() throws IOException {
        Wrong wrong = wrong("held-out-sentences.tsv");

        assertThat(wrong.count).isGreaterThanOrEqualTo(30);
        assertThat(wrong.held).as("held, and not borne").isEmpty();
        assertThat(wrong.dropped).as("dropped, and borne").isEmpty();
    }

    private record Wrong(int count, List<String> held, List<String> dropped) {}

    private static Wrong wrong(String file) throws IOException {
        Map<String, LabelledSet.Case> cases = new HashMap<>();
        List<String> held = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        int count = 0;
        for (String line : Files.readAllLines(Path.of("src/test/resources/dev/earmark/summary", file))) {
            if (!line.startsWith("#")) {
                String[] parts = line.split("\t", -1);
                LabelledSet.Case one = cases.computeIfAbsent(parts[1] + " " + parts[2], _ -> read(parts[1], parts[2]));
                boolean holds = fault(one.transcript(), one.facts(), parts[3], parts[4], parts[5]).isEmpty();
                if (holds != parts[0].equals("holds")) {
                    (holds ? held : dropped).add(parts[4] + " -> " + parts[5]);
                }
                count++;
            }
        }
        return new Wrong(count, held, dropped);
    }

    private static LabelledSet.Case read(String set, String id) {
        Path cases = Path.of("eval-sets", set, "cases.jsonl");
        Path labels = Path.of("eval-sets", set, "labels.jsonl");
        return LabelledSet.read(set, cases, Files.exists(labels) ? labels : cases, new TranscriptReader(IntakeSettings.defaults()))
                .cases().stream().filter(one -> one.transcript().id().equals(id)).findFirst().orElseThrow();
    }
}
