package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.access.Reach;
import dev.earmark.access.Role;
import dev.earmark.eval.LabelledSet;
import dev.earmark.eval.VerdictLabel;
import dev.earmark.pipeline.IntakeSettings;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.testing.HostileTexts;
import dev.earmark.testing.SampleResults;
import dev.earmark.web.Http.Answered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewIT {

    @TempDir
    Path folder;

    private Served served;
    private Http rita;
    private Http kim;

    @BeforeEach
    void serve() {
        served = new Served(folder);
        rita = served.person("rita", Role.REVIEWER, null);
        kim = served.person("kim", Role.REVIEWER, null);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private static String at(String id) {
        return "/api/v1/interactions/" + id;
    }

    private static Answered says(Http who, String id, String criterion, int seen, String more) {
        return who.put(at(id) + "/review/criteria/" + criterion, "{\"seen\":" + seen + "," + more + "}");
    }

    private static JsonNode criterion(JsonNode review, String id) {
        for (JsonNode one : review.get("criteria")) {
            if (one.get("criterion").asText().equals(id)) {
                return one;
            }
        }
        throw new AssertionError("no criterion " + id);
    }

    private double listed(String id) {
        return rita.get(at(id)).must(200).json().at("/score/percent").asDouble();
    }

    @Test
    void whatPeopleDecidedIsASetOfLabels() throws IOException {
        String confirmed = served.scored("a-1");
        String one = served.scored("a-1");
        served.scored("a-1");
        rita.put("/api/v1/interactions/" + confirmed + "/review/criteria/feeling_first", "{\"seen\":0,\"verdict\":\"partly\"}").must(200);
        rita.post("/api/v1/interactions/" + confirmed + "/review/finish", "{\"seen\":1,\"share\":false}").must(200);
        rita.put("/api/v1/interactions/" + one + "/review/criteria/feeling_first", "{\"seen\":0,\"verdict\":\"not_applicable\"}").must(200);

        Path cases = Files.writeString(folder.resolve("cases.jsonl"),
                rita.get("/api/v1/rubrics/billing-care/versions/7/labels").must(200).text());
        LabelledSet set = LabelledSet.read("ours", cases, cases, new TranscriptReader(IntakeSettings.defaults()));

        assertThat(set.cases()).hasSize(2);
        assertThat(set.cases().get(0).labels()).containsExactly(Map.entry("feeling_first", VerdictLabel.NOT_APPLICABLE));
        assertThat(set.cases().get(1).labels()).containsEntry("feeling_first", VerdictLabel.MET).hasSizeGreaterThan(3);
        assertThat(set.cases().get(1).transcript().turns()).isEqualTo(SampleResults.billingCall().transcript().turns());
    }

    @Test
    void whatAReviewerSaysCountsEverywhereAndTheMachinesVerdictStaysBesideIt() {
        String id = served.scored("a-1");
        assertThat(listed(id)).isZero();

        JsonNode review = says(rita, id, "fee_disclosure", 0, "\"verdict\":\"met\",\"reason\":\"She names it.\",\"mark\":"
                + "\"missing_evidence\",\"evidence\":[{\"turn\":9,\"quote\":\"refund of thirty two pounds\"}]").must(200).json();

        JsonNode fee = criterion(review, "fee_disclosure");
        assertThat(fee.at("/verdict/verdict").asText()).isEqualTo("met");
        assertThat(fee.at("/machine/verdict").asText()).isEqualTo("not_met");
        assertThat(fee.at("/held/by/name").asText()).isEqualTo("Name of rita");
        assertThat(fee.at("/held/evidence/0/startMs").asLong()).as("the time is that of the words").isEqualTo(51_873);
        assertThat(fee.get("origin").asText()).isEqualTo("human-confirmed");
        assertThat(review.get("percent").asDouble()).isEqualTo(70.59);
        assertThat(review.get("machinePercent").asDouble()).isZero();
        assertThat(listed(id)).isEqualTo(70.59);
        assertThat(rita.get("/api/v1/interactions?missed=fee_disclosure").must(200).json().get("items")).isEmpty();
        assertThat(rita.get("/api/v1/interactions?missed=feeling_first&minScore=70").must(200).json().get("items")).hasSize(1);
        assertThat(rita.get(at(id)).must(200).json().get("worstMiss").asText()).isEqualTo("feeling_first");
        JsonNode verdict = rita.get(at(id) + "/result").must(200).json().at("/scorecard/verdicts/6");
        assertThat(verdict.get("engine").asText()).isEqualTo("person");
        assertThat(verdict.at("/machine/verdict").asText()).isEqualTo("not_met");
        assertThat(rita.get(at(id) + "/scorecards/billing-care/7").must(200).json().get("percent").asDouble()).isEqualTo(70.59);
        assertThat(rita.get("/api/v1/interactions/export").must(200).text()).contains("70.59");
    }

    @Test
    void undoTakesVerdictsBackOneByOneUntilTheMachinesHoldsAgain() {
        String id = served.scored("a-1");
        says(rita, id, "fee_disclosure", 0, "\"verdict\":\"met\"").must(200);
        says(kim, id, "fee_disclosure", 1, "\"verdict\":\"partly\",\"share\":0.2").must(200);
        String undo = at(id) + "/review/criteria/fee_disclosure/undo";

        JsonNode once = rita.post(undo, "{\"seen\":2}").must(200).json();
        assertThat(criterion(once, "fee_disclosure").at("/verdict/verdict").asText()).isEqualTo("met");
        JsonNode twice = rita.post(undo, "{\"seen\":3}").must(200).json();
        assertThat(criterion(twice, "fee_disclosure").at("/held").isNull()).isTrue();
        assertThat(criterion(twice, "fee_disclosure").get("revisions")).hasSize(4);
        assertThat(twice.get("percent").asDouble()).isZero();
        assertThat(listed(id)).isZero();
        assertThat(rita.post(undo, "{\"seen\":4}").must(409).code()).isEqualTo("review.nothing-to-undo");
    }

    @Test
    void ofTwoReviewersAtOnceOneIsToldThatTheOtherWasFaster() throws Exception {
        String id = served.scored("a-1");
        List<Callable<Answered>> both = List.of(() -> says(rita, id, "own-name", 0, "\"verdict\":\"not_met\""),
                () -> says(kim, id, "own-name", 0, "\"verdict\":\"partly\""));
        List<Answered> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answered> answer : threads.invokeAll(both)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).extracting(Answered::status).containsExactlyInAnyOrder(200, 409);
        Answered late = answers.stream().filter(answer -> answer.status() == 409).findFirst().orElseThrow();
        assertThat(late.code()).isEqualTo("review.changed-meanwhile");
        assertThat(late.json().get("detail").asText()).containsPattern("Name of (rita|kim) has decided on this criterion at 20");
        says(rita, id, "feeling_first", 0, "\"verdict\":\"met\"").must(200);
    }

    @Test
    void evidenceThatDoesNotStandInTheTranscriptIsRefused() {
        String id = served.scored("a-1");

        assertThat(says(rita, id, "own-name", 0, "\"verdict\":\"met\",\"evidence\":[{\"turn\":0,\"quote\":\"my name is kim\"}]")
                .must(422).code()).isEqualTo("review.quote-unproven");
        assertThat(says(rita, id, "own-name", 0, "\"verdict\":\"met\",\"evidence\":[{\"turn\":0,\"quote\":\"hank you\"}]")
                .must(422).code()).as("half a word").isEqualTo("review.quote-unproven");
        assertThat(says(rita, id, "own-name", 0, "\"verdict\":\"met\",\"evidence\":[{\"turn\":99}]").must(422).code())
                .isEqualTo("review.turn-unknown");
        assertThat(says(rita, id, "nonsense", 0, "\"verdict\":\"met\"").must(404).code()).isEqualTo("review.criterion-unknown");
        assertThat(criterion(rita.get(at(id) + "/review").must(200).json(), "own-name").get("seen").asInt()).isZero();
    }

    @Test
    void finishingConfirmsWhatWasSeenAndNoMore() {
        String id = served.scored("a-1");
        says(rita, id, "own-name", 0, "\"verdict\":\"not_met\"").must(200);

        assertThat(kim.post(at(id) + "/review/finish", "{\"seen\":0}").must(409).code()).isEqualTo("review.changed-meanwhile");
        JsonNode review = kim.post(at(id) + "/review/finish", "{\"seen\":1,\"share\":true}").must(200).json();
        assertThat(review.get("origin").asText()).isEqualTo("human-confirmed");
        assertThat(review.at("/confirmedBy/name").asText()).isEqualTo("Name of kim");
        assertThat(review.at("/publication/state").asText()).isEqualTo("shared");
        assertThat(rita.get("/api/v1/interactions?origin=human-confirmed&publication=shared").must(200).json().get("items")).hasSize(1);
        assertThat(rita.get(at(id) + "/result").must(200).json().at("/scorecard/origin").asText()).isEqualTo("human-confirmed");
    }

    @Test
    void whatWasSaidBeforeARestartIsThereAfterwardsAndTheSessionGoesOn() {
        String id = served.scored("a-1");
        says(rita, id, "own-name", 0, "\"verdict\":\"not_met\",\"reason\":\"Too late.\"").must(200);
        rita.post(at(id) + "/lease").must(200);
        served.close();
        served = new Served(folder);
        Http again = new Http(served.base(), rita.headers());

        JsonNode review = again.get(at(id) + "/review").must(200).json();
        assertThat(criterion(review, "own-name").at("/held/reason").asText()).isEqualTo("Too late.");
        assertThat(review.at("/lease/by/name").asText()).isEqualTo("Name of rita");
        says(again, id, "own-name", 1, "\"verdict\":\"met\"").must(200);
    }

    @Test
    void everyDeedIsInTheAuditLogAndAnEvent() {
        String id = served.scored("a-1");
        says(rita, id, "own-name", 0, "\"verdict\":\"not_met\",\"reason\":\"words of a person\"").must(200);
        rita.post(at(id) + "/review/finish", "{\"seen\":1,\"share\":true}").must(200);

        String log = served.program().get("/api/v1/audit?limit=500&target=" + id).must(200).text();
        assertThat(log).contains("review.revise", "review.finish", "review.share").doesNotContain("words of a person");
        served.store.write(tx -> tx.events().order(100));
        List<String> types = served.inStore(tx -> tx.events().after(0, Reach.EVERYTHING, 100)).stream()
                .map(placed -> placed.event().type().label()).toList();
        assertThat(types).contains("review.revised", "review.finished", "review.shared");
    }

    @Test
    void hostileReasonsComeBackAsTheTextThatTheyAre() {
        String id = served.scored("a-1");
        int seen = 0;
        for (String text : HostileTexts.all()) {
            Answered answer = says(rita, id, "own-name", seen, "\"verdict\":\"met\",\"reason\":" + Served.quoted(text));
            assertThat(answer.status()).isIn(200, 400, 422);
            if (answer.status() == 200) {
                seen++;
            }
        }
        assertThat(seen).isPositive();
        rita.get(at(id) + "/review").must(200);
        rita.get(at(id) + "/result").must(200);
    }
}
