package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.access.Role;
import dev.earmark.store.People.Agent;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What repeats over an agent's interactions, and who may see it. */
class CoachingIT {

    @TempDir
    static Path folder;

    static Served served;
    static Http cora;
    static Http ada;

    @BeforeAll
    static void serve() {
        served = new Served(folder);
        cora = served.coach("cora", Set.of("Blue"));
        ada = served.person("ada", Role.AGENT, "c-1");
        served.store.write(tx -> {
            tx.people().put(new Agent("c-1", "Ada", "Blue"));
            tx.people().put(new Agent("c-2", "Ben", "Red"));
            return true;
        });
        for (int i = 0; i < 6; i++) {
            served.scored("c-1");
        }
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static String of(String agent, String what) {
        return "/api/v1/agents/" + agent + "/" + what;
    }

    @Test
    void aCoachSeesAgentsOfOwnTeamsOnlyAndAnAgentSeesOwnSharedInteractionsBesideNobody() {
        assertThat(served.admin().get(of("c-1", "priorities")).must(200).json().get("interactions").asInt()).isEqualTo(6);
        cora.get(of("c-1", "priorities")).must(200);
        assertThat(cora.get(of("c-2", "priorities")).must(404).code()).isEqualTo("insight.agent-unknown");
        JsonNode own = ada.get(of("c-1", "priorities")).must(200).json();
        assertThat(own.get("interactions").asInt()).isZero();
        assertThat(own.get("lacking").asText()).startsWith("Not enough calls: 0");
        ada.get(of("c-2", "priorities")).must(404);
    }

    @Test
    void aDayOfCoachingIsKeptByCoachesAndStandsBesideWhatCameBeforeAndAfter() {
        String coaching = "{\"subject\":\"talks-over\",\"on\":\"2026-03-02\",\"note\":\"Three endings.\"}";
        cora.post(of("c-1", "coachings"), coaching).must(201);
        ada.post(of("c-1", "coachings"), coaching).must(403);
        cora.post(of("c-2", "coachings"), coaching).must(404);
        JsonNode kept = cora.get(of("c-1", "priorities")).must(200).json().at("/coachings/0");
        assertThat(kept.get("subject").asText()).isEqualTo("talks-over");
        assertThat(kept.at("/by/name").asText()).isNotBlank();
        assertThat(kept.at("/trend/lacking").asText()).startsWith("Not enough calls");
    }

    @Test
    void whatNobodyCanBeCoachedOnIsRefused() {
        assertThat(cora.post(of("c-1", "coachings"), "{\"subject\":\"whistles\",\"on\":\"2026-03-02\"}").must(404).code())
                .isEqualTo("insight.subject-unknown");
        assertThat(cora.post(of("c-1", "coachings"), "{\"rubric\":\"nothing\",\"subject\":\"recap\",\"on\":\"2026-03-02\"}").must(404)
                .code()).isEqualTo("insight.subject-unknown");
        assertThat(cora.post(of("c-1", "coachings"), "{\"subject\":\"talks-over\",\"on\":\"2999-03-02\"}").must(422).code())
                .isEqualTo("insight.date-invalid");
        assertThat(cora.post(of("c-1", "coachings"), "{\"subject\":\"talks-over\",\"on\":\"someday\"}").status()).isIn(400, 422);
    }
}
