package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.access.Role;
import dev.earmark.web.Http.Answered;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueIT {

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

    /** A call that was scored by the queue, and so was looked at whether a person must see it. */
    private String triaged(String agent) {
        String id = served.scored(agent);
        rita.post("/api/v1/interactions/" + id + "/rescore", "{\"rubric\":\"billing-care\"}").must(202);
        served.work();
        return id;
    }

    private static JsonNode next(Http who, String body) {
        return who.post("/api/v1/queue/next", body).must(200).json().get("item");
    }

    @Test
    void whatNeedsAPersonWaitsWithItsReasonsUntilSomebodyHasLookedAtIt() {
        String id = triaged("a-1");
        JsonNode queue = rita.get("/api/v1/queue").must(200).json();

        assertThat(queue.at("/items/0/interaction/id").asText()).isEqualTo(id);
        assertThat(queue.at("/items/0/needs").toString()).startsWith("[\"critical-miss\"").contains("sample", "suggestion-only");
        assertThat(queue.at("/counts/critical-miss").asInt()).isEqualTo(1);
        assertThat(rita.get("/api/v1/interactions?needs=critical-miss&sort=-needs").must(200).json().get("items")).hasSize(1);
        assertThat(rita.get("/api/v1/queue?reason=disputed").must(200).json().get("items")).isEmpty();

        rita.post("/api/v1/interactions/" + id + "/review/finish", "{\"seen\":0}").must(200);
        JsonNode after = rita.get("/api/v1/queue").must(200).json();
        assertThat(after.get("items")).isEmpty();
        assertThat(after.get("doneToday").asInt()).isEqualTo(1);
        assertThat(next(rita, "{}").isNull()).isTrue();
    }

    @Test
    void twoReviewersNeverGetTheSameCall() throws Exception {
        for (int i = 0; i < 6; i++) {
            triaged("a-" + i);
        }
        List<Callable<JsonNode>> asks = new ArrayList<>(Collections.nCopies(3, () -> next(rita, "{}")));
        asks.addAll(Collections.nCopies(3, () -> next(kim, "{}")));
        String ritas = next(rita, "{}").at("/interaction/id").asText();
        List<String> kims = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<JsonNode> answer : threads.invokeAll(asks.subList(3, 6))) {
                kims.add(answer.get().at("/interaction/id").asText());
            }
        }

        assertThat(kims).doesNotContain(ritas);
        assertThat(next(rita, "{}").at("/interaction/id").asText()).as("one that is begun is gone on with").isEqualTo(ritas);
        assertThat(next(rita, "{\"not\":[\"" + ritas + "\"]}").at("/interaction/id").asText()).isNotIn(kims).isNotEqualTo(ritas);
        Answered taken = kim.post("/api/v1/interactions/" + ritas + "/lease").must(409);
        assertThat(taken.json().get("detail").asText()).startsWith("Name of rita has this interaction");
        rita.delete("/api/v1/interactions/" + ritas + "/lease").must(204);
        kim.post("/api/v1/interactions/" + ritas + "/lease").must(200);
    }

    @Test
    void whatIsGivenToSomebodyComesToThemFirstAndToNobodyElse() {
        String first = triaged("a-1");
        String quiet = served.scored("a-2");
        String kims = kim.get("/api/v1/me").must(200).json().get("id").asText();
        String agents = served.account("dana", Role.AGENT, "a-1").id();

        assertThat(rita.post("/api/v1/interactions/assign", "{\"ids\":[\"" + quiet + "\",\"unknown\"],\"to\":\"" + kims + "\"}").must(200)
                .json().get("count").asInt()).isEqualTo(1);
        assertThat(rita.post("/api/v1/interactions/assign", "{\"ids\":[\"" + quiet + "\"],\"to\":\"" + agents + "\"}").must(422).code())
                .isEqualTo("review.not-a-reviewer");
        assertThat(next(rita, "{}").at("/interaction/id").asText()).isEqualTo(first);
        assertThat(next(kim, "{}").at("/interaction/id").asText()).isEqualTo(quiet);
        assertThat(kim.get("/api/v1/interactions?assignee=me").must(200).json().at("/items/0/review/assignedTo/name").asText())
                .isEqualTo("Name of kim");
        assertThat(kim.get("/api/v1/queue").must(200).json().get("mine").asInt()).isEqualTo(1);
        assertThat(rita.get("/api/v1/reviewers").must(200).json().get("items")).hasSize(2);
    }

    @Test
    void asManyAreDrawnForEachAgentAndWeekAsTheRulesSay() {
        rita.put("/api/v1/queue/rules", "{\"samplePerAgentWeek\":2,\"rules\":[{\"name\":\"low\",\"scoreBelow\":70,\"team\":\"billing\"},"
                + "{\"name\":\"never\",\"queue\":\"nothing\"}]}").must(200);
        for (int i = 0; i < 8; i++) {
            triaged("a-1");
        }
        triaged("a-2");

        assertThat(rita.get("/api/v1/interactions?needs=sample&agent=a-1").must(200).json().get("items")).hasSize(2);
        assertThat(rita.get("/api/v1/interactions?needs=sample&agent=a-2").must(200).json().get("items")).hasSize(1);
        assertThat(rita.get("/api/v1/queue?reason=rule").must(200).json().at("/items/0/rule").asText()).isEqualTo("low");
        assertThat(rita.get("/api/v1/queue/rules").must(200).json().at("/rules/0/share").asInt()).isEqualTo(100);
    }
}
