package dev.earmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.earmark.language.ModelTally;
import dev.earmark.results.Result;
import dev.earmark.report.html.HtmlReport;
import dev.earmark.report.json.ResultJson;
import dev.earmark.report.terminal.TerminalReport;
import dev.earmark.scoring.Evidence;
import dev.earmark.summary.DropReason;
import dev.earmark.summary.Summary;
import dev.earmark.summary.Summary.BetterLine;
import dev.earmark.summary.Summary.Ending;
import dev.earmark.summary.Summary.Outcome;
import dev.earmark.summary.Summary.Sentence;
import dev.earmark.testing.SampleResults;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SummaryReportTest {

    private static final JsonSchema SCORE =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of("classpath:schema/score-output.schema.json"));

    private static Result with(@Nullable Summary summary) {
        Result call = SampleResults.billingCall();
        return new Result(call.facts(), call.transcript(), call.measures(), call.sentiment(), call.scorecard(), call.moments(), summary);
    }

    private static Sentence sentence(String text) {
        return new Sentence(text, new Evidence(Evidence.Kind.PROOF, 1, Speaker.CUSTOMER, new TimeSpan(3_000, 4_000),
                "my bill <b>is</b> wrong"));
    }

    private static Result whole() {
        return with(new Summary("model x", List.of(sentence("The <i>agent</i> checks the bill.")), sentence("The bill is wrong."),
                new Outcome(Ending.FOLLOW_UP, sentence("A letter comes.")),
                List.of(sentence("The agent calls back.")), List.of(new BetterLine("fee_disclosure", "There is a fee."))));
    }

    @Test
    void summaryKeepsTheContract() {
        assertThat(SCORE.validate(ResultJson.of(whole()))).isEmpty();
        assertThat(SCORE.validate(ResultJson.of(with(new Summary("model x", List.of(), null, null, List.of(), List.of()))))).isEmpty();
        Summary lossy = new Summary("model x", List.of(), null, null, List.of(), List.of(), Map.of(DropReason.NOT_DONE, 2));
        assertThat(SCORE.validate(ResultJson.of(with(lossy)))).isEmpty();
        assertThat(ResultJson.of(with(lossy)).at("/summary/dropped/0/reason").asText()).isEqualTo("not-done");
        assertThat(ResultJson.of(whole()).at("/summary").has("dropped")).isFalse();
        assertThat(ResultJson.of(whole()).at("/summary/outcome/because/evidence/turn").asInt()).isEqualTo(1);
        assertThat(ResultJson.of(with(null)).has("summary")).isFalse();
    }

    @Test
    void summaryIsShownWithThePlacesThatItRestsOn() throws IOException {
        String terminal = new TerminalReport(Wording.NONE, false, 100).of(whole());
        StringBuilder page = new StringBuilder();
        Result whole = whole();
        new HtmlReport(Wording.NONE, Provenance.NONE).write(new Result(whole.facts(), whole.transcript(), whole.measures(),
                whole.sentiment(), whole.scorecard(), whole.moments(), whole.summary(),
                new ModelTally(2, 1, 0, 3_000, 1_024, 200, 0.01)), null, page);

        assertThat(terminal).contains("Summary", "Reason for contact: The bill is wrong.", "Still open: A letter comes.",
                "To follow: The agent calls back.", "Better: Fee disclosure “There is a fee.”");
        assertThat(page.toString()).contains("Written by a language model", "The &lt;i&gt;agent&lt;/i&gt; checks the bill.")
                .contains("The language model answered 2 questions (1 more were known, 0 failed): 3000 tokens in")
                .doesNotContain("<i>agent</i>");
    }
}
