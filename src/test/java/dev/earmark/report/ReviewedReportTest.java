package dev.earmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.earmark.report.json.ResultJson;
import dev.earmark.results.Result;
import dev.earmark.review.FeedbackMark;
import dev.earmark.review.Overlay;
import dev.earmark.review.Revision;
import dev.earmark.review.Revision.By;
import dev.earmark.review.Revision.Said;
import dev.earmark.review.Revisions;
import dev.earmark.rubric.RubricText;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.testing.SampleResults;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A result in which people have said something. */
class ReviewedReportTest {

    private static Result reviewed() {
        Result machine = SampleResults.billingCall();
        Said said = new Said(new Verdict.Partly(0.5), "She says it late.", FeedbackMark.WRONG_VERDICT, List.of(), 1, new Verdict.Met());
        Revision revision = new Revision("r", "billing-care@7", "fee_disclosure", 1, said, new By("p", "Kim"),
                Instant.parse("2026-03-02T12:00:00Z"));
        Scorecard card = Overlay.of(machine.scorecard(), RubricText.read("r", SampleResults.billingRubric()),
                new Revisions(List.of(revision)), machine::transcript);
        return new Result(machine.facts(), machine.transcript(), machine.measures(), machine.sentiment(), card, machine.moments());
    }

    @Test
    void jsonShowsWhatThePersonSaidAndWhatTheMachineSaid() throws Exception {
        ObjectNode json = ResultJson.of(reviewed());
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of("classpath:schema/score-output.schema.json"));

        assertThat(schema.validate(new ObjectMapper().readTree(json.toString()))).isEmpty();
        assertThat(json.at("/scorecard/verdicts/6/origin").asText()).isEqualTo("human-confirmed");
        assertThat(json.at("/scorecard/verdicts/6/machine/verdict").asText()).isEqualTo("not_met");
        assertThat(json.at("/scorecard/verdicts/6/person/unfit").asText()).contains("The machine said \"met\"");
        assertThat(json.at("/scorecard/verdicts/0/origin").asText()).isEqualTo("ai-suggested");
        assertThat(json.at("/scorecard/origin").asText()).isEqualTo("ai-suggested");
        assertThat(json.toString()).as("who it was is not for everybody").doesNotContain("Kim");
    }

    @Test
    void reportsSayInWordsWhoDecidedWhat() {
        Scorecard card = reviewed().scorecard();

        assertThat(Guidance.reviewed(card)).isEqualTo("Scored by machine, not confirmed, 1 verdict by a person");
        assertThat(Guidance.reviewed(card.confirmed(true))).isEqualTo("Scored by machine, confirmed by a person, 1 verdict by a person");
        assertThat(Guidance.reviewed(SampleResults.billingCall().scorecard())).isEqualTo("Scored by machine, not reviewed");
        assertThat(Guidance.person(card.judgements().get(6))).startsWith("A person decided this; the machine says \"missed\".");
        assertThat(Guidance.person(card.judgements().getFirst())).isEmpty();
    }
}
