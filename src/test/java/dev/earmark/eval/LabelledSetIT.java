package dev.earmark.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.eval.LabelledSet.Split;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.pipeline.IntakeSettings;
import dev.earmark.pipeline.TranscriptReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelledSetIT {

    private static final String CASE = """
            {"id": "%s", "turns": [{"speaker": "agent", "text": "hello"}], "labels": {"greeting": {"v": "%s"}, "closing": {"v": "na"}}}
            """;

    private final TranscriptReader reader = new TranscriptReader(IntakeSettings.defaults());

    @TempDir
    Path folder;

    @Test
    void labelsMayStandInTheCasesThemselves() throws IOException {
        Path cases = file("cases.jsonl", CASE.formatted("a", "met"));

        LabelledSet set = LabelledSet.read("mine", cases, cases, reader);

        assertThat(set.cases()).singleElement().satisfies(one -> {
            assertThat(one.transcript().id()).isEqualTo("a");
            assertThat(one.labels()).containsEntry("greeting", VerdictLabel.MET).containsEntry("closing", VerdictLabel.NOT_APPLICABLE);
        });
    }

    @Test
    void casesSayWhetherAuthorsMayReadThem() throws IOException {
        Path cases = file("cases.jsonl", CASE.formatted("a", "met").replace("{\"id\"", "{\"split\": \"write\", \"id\"")
                + CASE.formatted("b", "met").replace("{\"id\"", "{\"split\": \"held-out\", \"id\"")
                + CASE.formatted("c", "met"));

        LabelledSet set = LabelledSet.read("mine", cases, cases, reader);

        assertThat(set.cases()).extracting(LabelledSet.Case::split).containsExactly(Split.WRITE, Split.HELD_OUT, Split.NONE);
        assertThat(set.only(Split.HELD_OUT).orElseThrow().cases()).extracting(one -> one.transcript().id()).containsExactly("b");
    }

    @Test
    void unknownSplitIsRefusedWithItsLine() throws IOException {
        Path cases = file("cases.jsonl", CASE.formatted("a", "met").replace("{\"id\"", "{\"split\": \"test\", \"id\""));

        assertThatThrownBy(() -> LabelledSet.read("mine", cases, cases, reader)).isInstanceOf(Rejected.class)
                .hasMessageStartingWith("cases.jsonl, line 1: \"split\" is \"test\"");
    }

    @Test
    void unknownLabelIsRefusedWithItsLine() throws IOException {
        Path cases = file("cases.jsonl", CASE.formatted("a", "met") + CASE.formatted("b", "maybe"));

        assertThatThrownBy(() -> LabelledSet.read("mine", cases, cases, reader)).isInstanceOf(Rejected.class)
                .hasMessage("cases.jsonl, line 2: \"maybe\" is no label; write met, not_met or na.");
    }

    @Test
    void missingFileOfLabelsIsNamed() throws IOException {
        Path cases = file("cases.jsonl", CASE.formatted("a", "met"));

        assertThatThrownBy(() -> LabelledSet.read("mine", cases, folder.resolve("none.jsonl"), reader)).isInstanceOf(NotFound.class)
                .hasMessageContaining("none.jsonl");
    }

    @Test
    void setWithoutALabelledConversationIsRefused() throws IOException {
        Path cases = file("cases.jsonl", CASE.formatted("a", "met"));
        Path labels = file("labels.jsonl", "{\"id\": \"other\", \"labels\": {\"greeting\": {\"v\": \"met\"}}}");

        assertThatThrownBy(() -> LabelledSet.read("mine", cases, labels, reader)).isInstanceOf(NotFound.class)
                .hasMessageContaining("has labels in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bank-phone-service", "retail-support-chat", "retail-support-email", "sales-call", "sales-call-heard"})
    void shippedEvalSetsCanBeRead(String name) {
        Path cases = Path.of("eval-sets", name, "cases.jsonl");

        assertThat(LabelledSet.read(name, cases, cases, reader).cases()).hasSizeGreaterThanOrEqualTo(14);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
