package dev.earmark.report.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.earmark.language.ModelTally;
import dev.earmark.measure.MeasureName;
import dev.earmark.results.Result;
import dev.earmark.report.Numbers;
import dev.earmark.report.Provenance;
import dev.earmark.scoring.Verdict;
import dev.earmark.testing.HostileTexts;
import dev.earmark.testing.SampleCalls;
import dev.earmark.testing.SampleResults;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Speaker;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResultJsonTest {

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final JsonSchema SCORE = SCHEMAS.getSchema(SchemaLocation.of("classpath:schema/score-output.schema.json"));
    private static final JsonSchema TRANSCRIPT = SCHEMAS.getSchema(SchemaLocation.of("classpath:schema/transcript-output.schema.json"));
    private final ObjectMapper mapper = new ObjectMapper();

    static List<Result> results() {
        return List.of(SampleResults.billingCall(), SampleResults.billingCallWithoutAutoFail(), SampleResults.chat(),
                SampleResults.silentCall());
    }

    static List<String> hostileTexts() {
        return HostileTexts.all();
    }

    @ParameterizedTest
    @MethodSource("results")
    void everyResultFitsTheSchema(Result result) throws Exception {
        assertThat(validated(SCORE, ResultJson.of(result))).isEmpty();
        assertThat(validated(SCORE, ResultJson.of(result, new Provenance("earmark 0.1.0", "bge-small-en-v1.5-q")))).isEmpty();
        assertThat(validated(TRANSCRIPT, ResultJson.of(result.transcript()))).isEmpty();
    }

    @Test
    void whatAModelWasAskedStandsBesideTheScoreAndNotInItsPins() throws Exception {
        Result result = SampleResults.chat();
        Result asked = new Result(result.facts(), result.transcript(), result.measures(), result.sentiment(), result.scorecard(),
                result.moments(), result.summary(), new ModelTally(2, 1, 0, 3_000, 1_024, 200, 0.0123456));
        assertThat(validated(SCORE, ResultJson.of(asked))).isEmpty();
        JsonNode with = new ObjectMapper().readTree(ResultJson.line(ResultJson.of(asked)));
        JsonNode without = new ObjectMapper().readTree(ResultJson.line(ResultJson.of(result)));

        assertThat(with.at("/languageModel/cachedTokens").asInt()).isEqualTo(1_024);
        assertThat(with.at("/languageModel/money").asDouble()).isEqualTo(0.012346);
        assertThat(without.has("languageModel")).isFalse();
        assertThat(((ObjectNode) with).without("languageModel").toString()).isEqualTo(without.toString());
    }

    @Test
    void theSchemaRefusesAVerdictNobodyKnowsAndACauseWithoutReason() {
        ObjectNode node = ResultJson.of(SampleResults.billingCall());
        ((ObjectNode) node.at("/scorecard/verdicts/0")).put("verdict", "cannot_tell");
        assertThat(SCORE.validate(node)).isNotEmpty();
        ((ObjectNode) node.at("/scorecard/verdicts/0")).put("verdict", "unscored");
        assertThat(SCORE.validate(node)).isNotEmpty();
        ((ObjectNode) node.at("/scorecard/verdicts/0")).put("cause", "no-judge");
        assertThat(SCORE.validate(node)).isEmpty();
        node.put("extra", 1);
        assertThat(SCORE.validate(node)).isNotEmpty();
    }

    @Test
    void theSchemaNamesEveryMeasureAndEveryCause() {
        JsonNode schema = SCORE.getSchemaNode();
        List<String> measures = schema.at("/properties/measures/properties").properties().stream().map(java.util.Map.Entry::getKey)
                .toList();
        assertThat(measures).containsAll(Arrays.stream(MeasureName.values()).map(MeasureName::label).toList());
        List<String> causes = schema.at("/properties/scorecard/properties/verdicts/items/properties/cause/enum").valueStream()
                .map(JsonNode::asText).toList();
        assertThat(causes).containsExactlyInAnyOrderElementsOf(Arrays.stream(Verdict.Cause.values()).map(Verdict.Cause::label).toList());
    }

    @Test
    void theContractOfTheCommandLineIsKept() throws Exception {
        JsonNode node = mapper.readTree(ResultJson.line(ResultJson.of(SampleResults.billingCall())));
        assertThat(node.at("/scorecard/coverage/scored").asInt()).isEqualTo(6);
        assertThat(node.at("/scorecard/verdicts").valueStream().map(verdict -> verdict.path("verdict").asText()))
                .containsExactly("met", "met", "not_met", "partly", "unscored", "not_applicable", "not_met", "met");
        assertThat(node.at("/scorecard/verdicts/2/evidence/0")).isEqualTo(mapper.readTree(
                "{\"kind\":\"expected_here\",\"turn\":6,\"speaker\":\"agent\",\"startMs\":29900,\"endMs\":32500,\"quote\":\"\"}"));
        assertThat(node.at("/scorecard/autoFail")).isEqualTo(mapper
                .readTree("{\"triggered\":true,\"criteria\":[\"fee_disclosure\"],\"percentWithout\":52.94}"));
        assertThat(node.at("/transcript/turns/0/words/0"))
                .isEqualTo(mapper.readTree("{\"text\":\"thank\",\"startMs\":600,\"endMs\":900,\"confidence\":0.93}"));
        assertThat(node.at("/moments/0/weight").asText()).isEqualTo("3.142");
        assertThat(node.at("/sentiment/turns/2/label").asText()).isEqualTo("negative");
    }

    @Test
    void typedConversationsHaveNullTimes() {
        JsonNode turn = ResultJson.of(SampleResults.chat()).at("/transcript/turns/0");
        assertThat(turn.path("startMs").isNull()).isTrue();
        assertThat(turn.path("words")).isEmpty();
    }

    @Test
    void measuresThatCouldNotBeTakenAreAbsent() {
        assertThat(ResultJson.of(SampleResults.silentCall()).path("measures").properties()).extracting(java.util.Map.Entry::getKey)
                .containsExactly("deadAirs", "interruptions", "holds");
    }

    @Test
    void equalResultsGiveEqualLines() {
        assertThat(ResultJson.line(ResultJson.of(SampleResults.billingCall())))
                .isEqualTo(ResultJson.line(ResultJson.of(SampleResults.billingCall())));
    }

    @Test
    void theTranscriptPinIsTheDigestOfTheTurnsAsWritten() {
        ObjectNode node = ResultJson.of(SampleResults.billingCall());
        String line = ResultJson.line(node);
        String turns = ResultJson.line((ObjectNode) node.path("transcript")).replaceFirst("^.*?\"turns\":", "").replaceFirst("}$", "");
        assertThat(line).contains(turns);
        assertThat(node.at("/pins/transcriptSha256").asText()).isEqualTo(DigestUtils.sha256Hex(turns));
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void whateverWasSaidTheLineIsOneLineAndGivesItBack(String text) throws Exception {
        String line = ResultJson.line(ResultJson.of(new SampleCalls().types(Speaker.CUSTOMER, text).chat("x")));
        assertThat(line.codePoints().filter(PlainText::acts)).isEmpty();
        assertThat(mapper.readTree(line).at("/turns/0/text").asText()).isEqualTo(PlainText.wellFormed(text));
    }

    @Test
    void aNumberThatIsNoneIsABugAndNotWritten() {
        assertThatThrownBy(() -> Numbers.rounded(Double.NaN, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Numbers.shown(100, 2)).isEqualTo("100");
        assertThat(Numbers.shown(2.345, 2)).isEqualTo("2.35");
        assertThat(Numbers.shown(-0.0001, 2)).isEqualTo("0");
    }

    private Set<ValidationMessage> validated(JsonSchema schema, ObjectNode node) throws Exception {
        return schema.validate(mapper.readTree(ResultJson.line(node)));
    }
}
