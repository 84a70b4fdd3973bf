package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.language.ModelTally;
import dev.earmark.access.Role;
import java.time.LocalDate;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages of an administrator need. */
class AdministrationIT {

    @TempDir
    static Path folder;

    static Served served;
    static Http admin;

    @BeforeAll
    static void serve() {
        served = new Served(folder);
        admin = served.admin();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void aCoachIsGivenTeamsAndKeepsThemWhenOnlyTheNameChanges() {
        JsonNode made = admin.post("/api/v1/accounts",
                "{\"login\":\"cora\",\"name\":\"Cora\",\"role\":\"coach\",\"teams\":[\"sales\",\"billing\"]}").must(201).json()
                        .get("account");
        String at = "/api/v1/accounts/" + made.get("id").asText();

        assertThat(made.get("teams").toString()).isEqualTo("[\"billing\",\"sales\"]");
        assertThat(admin.put(at, "{\"name\":\"Cora C.\",\"role\":\"coach\"}").must(200).json().get("teams")).hasSize(2);
        assertThat(admin.put(at, "{\"name\":\"Cora C.\",\"role\":\"reviewer\"}").must(200).json().get("teams")).isEmpty();
        assertThat(admin.put(at, "{\"name\":\"Cora C.\",\"role\":\"reviewer\",\"teams\":[\"sales\"]}").must(422).code())
                .isEqualTo("web.teams-of-coach");
    }

    @Test
    void aCoachKnowsOwnTeamsAndTheirAgentsOnly() {
        served.scored("a-1");
        admin.put("/api/v1/agents/a-1", "{\"name\":\"Dana\",\"team\":\"billing\"}").must(200);
        admin.put("/api/v1/agents/a-2", "{\"name\":\"Olu\",\"team\":\"sales\"}").must(200);
        Http coach = served.coach("coach-of-sales", Set.of("sales"));

        assertThat(coach.get("/api/v1/teams").must(200).json().at("/items/0/name").asText()).isEqualTo("sales");
        assertThat(coach.get("/api/v1/agents").must(200).json().get("items")).hasSize(1);
        coach.get("/api/v1/agents/a-1").must(404);
        assertThat(coach.get("/api/v1/interactions").must(200).json().get("items")).isEmpty();
        assertThat(coach.get("/api/v1/interactions/facets").must(200).json().get("teams")).isEmpty();
        assertThat(coach.get("/api/v1/me").must(200).json().get("teams").toString()).isEqualTo("[\"sales\"]");
        assertThat(served.person("coach-of-all", Role.COACH, null).get("/api/v1/interactions").must(200).json().get("items")).hasSize(1);
    }

    @Test
    void theInstallationSaysHowItIsAndTheLogWhereItEnds() {
        served.store.<Boolean>write(tx -> {
            tx.modelCosts().add("gone", LocalDate.of(2026, 5, 4), new ModelTally(3, 1, 0, 9_000, 1_024, 300, 0.25), 2);
            return true;
        });
        JsonNode system = admin.get("/api/v1/system").must(200).json();
        assertThat(system.get("languageModel").toString()).isEqualTo("[{\"day\":\"2026-05-04\",\"questions\":3,\"remembered\":1,"
                + "\"failed\":0,\"inputTokens\":9000,\"cachedTokens\":1024,\"outputTokens\":300,\"money\":0.25,\"notTaken\":2}]");
        assertThat(system.get("database").asText()).startsWith("SQLite");
        assertThat(system.at("/disk/freeBytes").asLong()).isPositive();
        assertThat(system.at("/soundness/rotten").asInt()).isZero();
        admin.put("/api/v1/agents/a-9", "{\"name\":\"Ida\"}").must(200);
        long last = admin.get("/api/v1/audit?limit=1").must(200).json().get("last").asLong();
        assertThat(admin.get("/api/v1/audit?after=" + (last - 1)).must(200).json().at("/items/0/number").asLong()).isEqualTo(last);
        JsonNode newest = admin.get("/api/v1/audit?limit=2&before=9007199254740991").must(200).json();
        assertThat(newest.at("/items/0/number").asLong()).isEqualTo(last);
        assertThat(newest.at("/items/1/number").asLong()).isEqualTo(last - 1);
        assertThat(admin.get("/api/v1/audit?limit=1&before=" + newest.get("next").asLong()).must(200).json().at("/items/0/number").asLong())
                .isEqualTo(last - 2);
        assertThat(admin.get("/api/v1/audit/reads").must(200).json().get("last").asLong()).isNotNegative();
    }
}
