package dev.earmark.adapting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Fault;
import dev.earmark.fault.Rejected;
import dev.earmark.pipeline.ConversationFiles;
import dev.earmark.pipeline.IntakeSettings;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.redaction.RedactionSettings;
import dev.earmark.redaction.Redactor;
import dev.earmark.speech.talk.HouseText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class HouseTextsIT {

    private static final String GERMAN = "Guten Tag, ich möchte wissen, wann die Rechnung kommt, weil ich sie noch nicht bekommen habe. "
            + "Bitte sagen Sie mir, was ich tun kann und wer mir dabei hilft.";

    @TempDir
    Path folder;

    private final List<Fault> wrong = new ArrayList<>();

    @Test
    void conversationsAreReadInEveryFormatAndScriptsAsParagraphs() throws IOException {
        write("a.vtt", "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v Agent>Thank you for calling.\n\n00:00:04.000 --> 00:00:06.000\n"
                + "<v Customer>Hello there.\n");
        write("b.srt", "1\n00:00:01,000 --> 00:00:03,000\nAgent: We sell kettles.\n\n2\n00:00:04,000 --> 00:00:05,000\nCustomer: Fine.\n");
        write("c.jsonl", "{\"id\":\"c1\",\"turns\":[{\"speaker\":\"agent\",\"text\":\"Hello.\"}]}\n"
                + "{\"id\":\"c2\",\"turns\":[{\"speaker\":\"agent\",\"text\":\"Good bye.\"}]}\n");
        write("d.md", "# Greeting\n\nThank you for calling Brightline.\n\nHow can I help?\n");
        write("e.html", "<html><body><p>Kettles are mended.</p><p>Lids are not.</p></body></html>");
        List<HouseText> texts = read(folder).stream().map(HouseSource::text).toList();
        assertThat(wrong).isEmpty();
        assertThat(texts).extracting(HouseText::name).containsExactly("a", "b", "c1", "c2", "d.md", "e.html");
        assertThat(texts.get(0).passages()).hasSize(1);
        assertThat(texts.get(4).passages()).hasSize(3);
        assertThat(texts.get(5).passages()).hasSize(2);
    }

    @Test
    void whatIsPrivateIsGoneBeforeAnythingIsCounted() throws IOException {
        write("chat.json", "{\"turns\":[{\"speaker\":\"agent\",\"text\":\"What is your card number please?\"},{\"speaker\":\"customer\","
                + "\"text\":\"It is 4111 1111 1111 1111 thanks\"}]}");
        write("note.md", "The card number is 4111 1111 1111 1111 of course.");
        assertThat(read(folder)).allSatisfy(source -> assertThat(source.text().toString()).doesNotContain("four", "eleven"))
                .allSatisfy(source -> assertThat(source.text().toString()).contains("number"));
    }

    @Test
    void whatCannotBeReadIsNamedInOneSentenceAndTheRestIsRead() throws IOException {
        write("good.txt", "Thank you for calling, how can I help you today?");
        Files.write(folder.resolve("binary.md"), new byte[] {'a', 0, 1, 2});
        write("deutsch.txt", GERMAN);
        write("empty.txt", "");
        assertThat(read(folder)).hasSize(1);
        assertThat(wrong).extracting(Fault::code).containsExactlyInAnyOrder("speech.text-unreadable", "speech.text-foreign",
                "pipeline.json-invalid");
        assertThat(read(folder.resolve("none.txt"))).isEmpty();
        assertThat(wrong.getLast().code()).isEqualTo("pipeline.file-unknown");
    }

    @Test
    @Timeout(20)
    void encodedDataOfMegabytesIsNoWordAndTakesNoTime() throws IOException {
        for (String piece : List.of("x", "a'", "1", "1,", "a@b")) {
            write("line.md", "Thank you for calling.\n\n" + piece.repeat(500_000) + "\n\nPlease hold the line.");
            assertThat(read(folder)).singleElement().extracting(source -> source.text().words()).isEqualTo(8);
        }
    }

    @Test
    void moreWordsThanAreLearntAreRefusedBeforeTheyFillTheMemory() throws IOException {
        for (int i = 0; i < 3; i++) {
            write("text" + i + ".md", ("This is page " + i + ".\n\n") + "thank you for calling us\n".repeat(80_000));
        }
        assertThatThrownBy(() -> read(folder)).isInstanceOf(Rejected.class).hasMessageContaining("more than 1,000,000 words");
    }

    @Test
    void aNameThatCommandsTheTerminalIsToldWithoutThat() throws IOException {
        Files.write(folder.resolve("ev\u001b[31mil.md"), new byte[] {'a', 0, 1});
        read(folder);
        assertThat(wrong).singleElement().satisfies(fault -> assertThat(fault.getMessage()).doesNotContain("\u001b").contains("ev"));
    }

    @Test
    void aTextThatIsThereTwiceCountsOnce() throws IOException {
        write("one.md", "Thank you for calling.\n\nPlease hold.");
        write("copy.md", "Thank you for calling.\n\nPlease hold.");
        assertThat(read(folder)).hasSize(1);
    }

    @Test
    void aTranscriptKnowsTheRecordingBesideItOrTheOneThatItNames() throws IOException {
        write("call.vtt", "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v Agent>Thank you for calling.\n");
        write("call.wav", "sound");
        write("other.json", "{\"source\":{\"file\":\"/elsewhere/../tape.wav\",\"sha256\":\"ab\",\"seconds\":3},\"turns\":[{\"speaker\":"
                + "\"agent\",\"text\":\"Good bye.\"}]}");
        write("tape.wav", "sound");
        List<HouseSource> read = read(folder);
        assertThat(read).extracting(source -> source.spoken() == null ? null : source.spoken().recording())
                .containsExactly(folder.resolve("call.wav"), folder.resolve("tape.wav"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private List<HouseSource> read(Path... paths) {
        IntakeSettings intake = IntakeSettings.defaults();
        Redactor redactor = new Redactor(RedactionSettings.defaults());
        return new HouseTexts(new TranscriptReader(intake, redactor), new ConversationFiles(intake), redactor,
                intake.mostTranscriptBytes()).read(List.of(paths), wrong::add);
    }
}
