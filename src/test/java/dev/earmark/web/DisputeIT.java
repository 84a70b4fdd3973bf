package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.access.Role;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisputeIT {

    private static final String DISPUTE = "{\"criterion\":\"feeling_first\",\"verdict\":\"met\",\"reason\":\"I said sorry.\"}";

    @TempDir
    Path folder;

    private Served served;
    private Http rita;
    private Http kim;
    private Http dana;

    @BeforeEach
    void serve() {
        served = new Served(folder);
        rita = served.person("rita", Role.REVIEWER, null);
        kim = served.person("kim", Role.REVIEWER, null);
        dana = served.person("dana", Role.AGENT, "a-1");
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private static String at(String id) {
        return "/api/v1/interactions/" + id;
    }

    private String reviewedAndShared() {
        String id = served.scored("a-1");
        dana.get(at(id)).must(404);
        rita.put(at(id) + "/review/criteria/fee_disclosure", "{\"seen\":0,\"verdict\":\"met\"}").must(200);
        rita.post(at(id) + "/review/finish", "{\"seen\":1,\"share\":true}").must(200);
        return id;
    }

    private String disputed(String id) {
        return dana.post(at(id) + "/disputes", DISPUTE).must(201).json().at("/disputes/0/id").asText();
    }

    @Test
    void aShareIsTakenBackUntilTheAgentHasAnswered() {
        String id = reviewedAndShared();
        dana.delete(at(id) + "/share").must(403);
        assertThat(rita.delete(at(id) + "/share").must(200).json().at("/publication/state").asText()).isEqualTo("draft");
        dana.get(at(id)).must(404);
        assertThat(rita.delete(at(id) + "/share").must(409).code()).isEqualTo("review.not-shared");
        rita.post(at(id) + "/share").must(200);
        dana.post(at(id) + "/acknowledge").must(200);
        assertThat(rita.delete(at(id) + "/share").must(409).code()).isEqualTo("review.answered");
    }

    @Test
    void anAgentDisputesAndIsRightAndTheScoreChangesForTheAgentToSee() {
        String id = reviewedAndShared();
        assertThat(dana.get(at(id)).must(200).json().at("/score/percent").asDouble()).isEqualTo(70.59);
        String dispute = disputed(id);
        assertThat(rita.get("/api/v1/queue?reason=disputed").must(200).json().at("/items/0/interaction/id").asText()).isEqualTo(id);
        assertThat(dana.post(at(id) + "/disputes", DISPUTE).must(409).code()).isEqualTo("review.dispute-open");

        JsonNode decided = kim.post(at(id) + "/disputes/" + dispute + "/decision", "{\"decision\":\"upheld\",\"reason\":\"Yes.\"}")
                .must(200).json();

        assertThat(decided.get("percent").asDouble()).isEqualTo(88.24);
        JsonNode seen = dana.get(at(id) + "/review").must(200).json();
        assertThat(seen.at("/publication/state").asText()).isEqualTo("upheld");
        assertThat(seen.at("/disputes/0/decision").asText()).isEqualTo("Yes.");
        assertThat(seen.at("/disputes/0/decidedBy").isNull()).isTrue();
        assertThat(dana.get(at(id)).must(200).json().at("/score/percent").asDouble()).isEqualTo(88.24);
        assertThat(rita.get("/api/v1/queue?reason=disputed").must(200).json().get("items")).isEmpty();
        JsonNode share = rita.get("/api/v1/disputes/criteria").must(200).json().at("/items/0");
        assertThat(share.get("criterion").asText()).isEqualTo("feeling_first");
        assertThat(share.get("upheldShare").asDouble()).isEqualTo(1);
        assertThat(share.get("low").asDouble()).isLessThan(0.3);
        assertThat(dana.post(at(id) + "/disputes", DISPUTE).must(422).code()).isEqualTo("review.same-verdict");
    }

    @Test
    void whoeverDecidedBeforeDoesNotDecideAgain() {
        String id = reviewedAndShared();
        String dispute = disputed(id);
        String decision = at(id) + "/disputes/" + dispute + "/decision";

        assertThat(rita.post(decision, "{\"decision\":\"declined\",\"reason\":\"No.\"}").must(409).code())
                .as("rita confirmed the scorecard").isEqualTo("review.own-verdict");
        JsonNode declined = kim.post(decision, "{\"decision\":\"declined\",\"reason\":\"It is not there.\"}").must(200).json();
        assertThat(declined.at("/publication/state").asText()).isEqualTo("declined");
        assertThat(declined.get("percent").asDouble()).isEqualTo(70.59);
        assertThat(kim.post(decision, "{\"decision\":\"upheld\",\"reason\":\"Yes.\"}").must(409).code())
                .isEqualTo("review.dispute-settled");
        assertThat(dana.post(at(id) + "/disputes", DISPUTE).must(409).code()).isEqualTo("review.decided-already");
    }

    @Test
    void anAgentTakesADisputeBackAndMayBeginAnew() {
        String id = reviewedAndShared();
        String dispute = disputed(id);
        Http other = served.person("olu", Role.AGENT, "a-2");
        other.post(at(id) + "/disputes/" + dispute + "/withdraw").must(404);
        assertThat(served.program().post(at(id) + "/disputes/" + dispute + "/withdraw").must(409).code())
                .isEqualTo("review.not-the-agent");

        assertThat(dana.post(at(id) + "/disputes/" + dispute + "/withdraw").must(200).json().at("/publication/state").asText())
                .isEqualTo("withdrawn");
        disputed(id);
        assertThat(rita.get("/api/v1/disputes?state=open").must(200).json().get("items")).hasSize(1);
        assertThat(rita.get("/api/v1/disputes?limit=1").must(200).json().get("next").asText()).isNotEmpty();
    }

    @Test
    void theRubricSaysHowManyDaysThereAreAndAcknowledgingEndsThem() {
        String late = reviewedAndShared();
        String agreed = reviewedAndShared();
        assertThat(dana.get(at(late) + "/review").must(200).json().at("/publication/mayDispute").asBoolean()).isTrue();
        assertThat(dana.post(at(agreed) + "/acknowledge").must(200).json().at("/publication/state").asText()).isEqualTo("acknowledged");
        assertThat(dana.post(at(agreed) + "/acknowledge").must(409).code()).isEqualTo("review.acknowledged");
        assertThat(dana.post(at(agreed) + "/disputes", DISPUTE).must(409).code()).isEqualTo("review.acknowledged");

        served.later.set(Duration.ofDays(10).plusSeconds(1));
        Http later = served.key(Role.AGENT, Role.AGENT.permissions(), "a-1");
        assertThat(later.post(at(late) + "/disputes", DISPUTE).must(409).code()).isEqualTo("review.too-late");
        assertThat(later.get(at(late) + "/review").must(200).json().at("/publication/mayDispute").asBoolean()).isFalse();
    }

    @Test
    void anAgentSeesTheScorecardThatWasSharedAndNoOther() {
        String id = reviewedAndShared();
        rita.post(at(id) + "/rescore", "{\"rubric\":\"bank-phone-service\",\"makeCurrent\":true}").must(202);
        served.work();

        assertThat(rita.get(at(id)).must(200).json().at("/score/rubric").asText()).isEqualTo("bank-phone-service");
        JsonNode seen = dana.get(at(id)).must(200).json();
        assertThat(seen.at("/score/rubric").asText()).isEqualTo("billing-care");
        assertThat(seen.get("scorecards")).hasSize(1);
        assertThat(dana.get(at(id) + "/result").must(200).json().at("/scorecard/rubric/id").asText()).isEqualTo("billing-care");
        dana.get(at(id) + "/result?rubric=bank-phone-service").must(404);
        assertThat(dana.get(at(id) + "/moments?rubric=bank-phone-service").must(404).code()).isEqualTo("web.not-known-yet");
        assertThat(dana.get("/api/v1/interactions?rubric=bank-phone-service").must(200).json().get("items")).isEmpty();
        assertThat(dana.get("/api/v1/interactions?sort=-score").must(200).json().get("items")).isEmpty();
        assertThat(dana.get("/api/v1/interactions").must(200).json().at("/items/0/score/percent").asDouble()).isEqualTo(70.59);
    }

    @Test
    void anAgentSeesOwnTrendAndMomentsAndNobodyElses() {
        String id = reviewedAndShared();
        served.shared("a-2");
        rita.post(at(id) + "/moments", "{\"turn\":11,\"tone\":\"praise\",\"note\":\"Well asked.\",\"audience\":\"agent\"}").must(201);
        rita.post(at(id) + "/moments", "{\"turn\":6,\"note\":\"For us.\"}").must(201);

        JsonNode trend = dana.get("/api/v1/me/trend").must(200).json().get("items");
        assertThat(trend).hasSize(1);
        assertThat(trend.at("/0/n").asInt()).isEqualTo(1);
        assertThat(trend.at("/0/mean").asDouble()).isEqualTo(70.59);
        assertThat(trend.at("/0/low").isNull()).isTrue();
        JsonNode moments = dana.get("/api/v1/me/moments").must(200).json().get("items");
        assertThat(moments.at("/0/why").asText()).isEqualTo("Well asked.");
        assertThat(moments.at("/0/tone").asText()).isEqualTo("praise");
        assertThat(moments.toString()).doesNotContain("For us.");
        assertThat(moments).allSatisfy(moment -> assertThat(moment.get("interactionId").asText()).isEqualTo(id));
        assertThat(served.program().get("/api/v1/me/trend").must(200).json().get("items")).isEmpty();
    }
}
