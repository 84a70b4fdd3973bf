package dev.earmark.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.results.Result;
import dev.earmark.report.Guidance;
import dev.earmark.report.Wording;
import dev.earmark.report.html.SamplePages;
import dev.earmark.scoring.Verdict;
import dev.earmark.testing.HostileTexts;
import dev.earmark.testing.SampleResults;
import dev.earmark.text.PlainText;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalReportTest {

    private final TerminalReport plain = new TerminalReport(SamplePages.WORDING, false, 100);

    @Test
    void theHeadSaysWhoHowLongHowWellAndWhatFailed() {
        assertThat(plain.of(SampleResults.billingCall()).lines().limit(4)).containsExactly(
                "call-0412",
                "call · agent Dana Whitfield · customer c-441729 · 1:06 · Billing care v7",
                "0 %  Not passed · Needs work · 0 of 85 points · 6 of 7 scored",
                "✖ Auto-fail: Says that a fee may be charged. Without it: 53 %.");
    }

    @Test
    void aMissSaysWhereItShouldHaveBeenAndTheNearestThingSaid() {
        assertThat(plain.of(SampleResults.billingCall())).contains("""
                  3 ✖ Acknowledges the feeling before the process                                               0/15
                      Missed: After the complaint nothing acknowledges the feeling; the agent goes straight to the
                      payments.
                      0:29    should have been here
                      0:29    nearest thing said: agent “right let me look”
                """);
    }

    @Test
    void everyVerdictHasItsSymbolAndItsWord() {
        assertThat(plain.of(SampleResults.billingCall()))
                .contains("✔ Says own name", "Met: ", "◐ Explains", "Partly met: ", "✖ Acknowledges", "Missed: ",
                "⊖ Asks before", "Does not apply: ", "◇ Blames", "Cannot tell: ", "→ " + Guidance.forCause(Verdict.Cause.LOW_CONFIDENCE));
    }

    @Test
    void theTimelineHasALaneForEachPartyAndTheSilence() {
        List<String> lines = plain.of(SampleResults.billingCall()).lines().toList();
        String agent = lines.stream().filter(line -> line.startsWith("Agent ")).findFirst().orElseThrow();
        String customer = lines.stream().filter(line -> line.startsWith("Customer ")).findFirst().orElseThrow();
        int silence = 11 + 89 * 38 / 66;
        assertThat(agent.charAt(silence)).isEqualTo('·');
        assertThat(customer.charAt(silence)).isEqualTo('·');
        assertThat(agent.charAt(11 + 89 * 45 / 66)).isEqualTo('█');
        assertThat(customer.charAt(11 + 89 * 7 / 66)).isEqualTo('█');
        assertThat(lines.stream().filter(line -> line.startsWith("Evidence")).findFirst().orElseThrow().replaceAll(" +", " "))
                .startsWith("Evidence 1 2 2 3 4 7");
    }

    @Test
    void typedConversationsNameTheMessageAndHaveNoTimeline() {
        assertThat(plain.of(SampleResults.chat())).contains("msg 2   agent “I'm Ravi”").doesNotContain("Evidence  ");
    }

    @Test
    void aCallInWhichNobodySpokeSaysWhatToCheck() {
        assertThat(plain.of(SampleResults.silentCall()))
                .contains(Guidance.NO_TURNS, Guidance.forCause(Verdict.Cause.NOTHING_SAID), Guidance.NO_MOMENTS);
    }

    @Test
    void severalResultsEndInATableOfOneLineEach() {
        List<SummaryTable.Row> rows = Stream.of(SampleResults.billingCall(), SampleResults.chat(), SampleResults.silentCall())
                .map(plain::row).toList();
        assertThat(plain.table(rows)).isEqualTo("""
                Id         Agent            Length   Score  Scored  Missed  Outcome
                call-0412  Dana Whitfield     1:06     0 %     6/7       2  auto-fail
                chat-88    Ravi                       78 %     3/3       1  passed
                silent                        0:12       –     0/1       0  no pass or fail
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 61, 100, 200})
    void noLineIsLongerThanTheTerminal(int columns) {
        TerminalReport report = new TerminalReport(SamplePages.WORDING, false, columns);
        for (Result result : List.of(SampleResults.billingCall(), SampleResults.chat(), SampleResults.silentCall(),
                SampleResults.hostileCall(HostileTexts.all()))) {
            assertThat(report.of(result).lines().mapToInt(Cells::of).max().orElse(0))
                    .isLessThanOrEqualTo(Math.max(columns, TerminalReport.LEAST_COLUMNS));
        }
    }

    @Test
    void hostileTextCannotSteerTheTerminal() {
        Result hostile = SampleResults.hostileCall(HostileTexts.all());
        assertThat(plain.of(hostile).replace("\n", "").codePoints().filter(PlainText::acts)).isEmpty();
        assertThat(plain.table(List.of(plain.row(hostile))).lines()).hasSize(2);
        String coloured = new TerminalReport(Wording.NONE, true, 80).of(hostile);
        assertThat(coloured.replaceAll("\u001B\\[(0|1|2|1;38;5;\\d+)m", "").replace("\n", "").codePoints().filter(PlainText::acts))
                .isEmpty();
    }

    @Test
    void coloursOnlyRepeatWhatTheWordsSay() {
        Result result = SampleResults.billingCall();
        String coloured = new TerminalReport(SamplePages.WORDING, true, 100).of(result);
        assertThat(coloured).contains("\u001B[1;38;5;161m✖\u001B[0m");
        assertThat(coloured.replaceAll("\u001B\\[[\\d;]*m", "").lines().map(String::stripTrailing))
                .containsExactlyElementsOf(plain.of(result).lines().toList());
    }

    @Test
    void whatToDoNextIsSaidInElevenWordsAtMost() {
        Stream<String> causes = Arrays.stream(Verdict.Cause.values()).map(Guidance::forCause);
        Stream<String> others = Stream.of(Guidance.NO_AUDIO, Guidance.AUDIO_TOO_LONG, Guidance.NO_SCRIPT, Guidance.NO_MOMENTS,
                Guidance.NO_TURNS,
                Guidance.NO_SENTIMENT, Guidance.NOT_SCORED, Guidance.HOW_TO_LISTEN);
        assertThat(Stream.concat(causes, others)).allSatisfy(sentence -> assertThat(sentence.split(" ")).hasSizeBetween(4, 11))
                .doesNotHaveDuplicates();
    }

    @Test
    void wideAndCombiningCharactersAreCountedInCells() {
        assertThat(Cells.of("日本 e\u0301 🎉")).isEqualTo(9);
        assertThat(Cells.fit("日本語", 5)).isEqualTo("日本…");
        assertThat(Cells.wrap("aaaa bb cccccccccc d", 5)).containsExactly("aaaa", "bb cc", "ccccc", "ccc d");
    }
}
