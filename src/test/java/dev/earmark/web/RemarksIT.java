package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.access.Role;
import dev.earmark.testing.HostileTexts;
import dev.earmark.web.Http.Answered;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemarksIT {

    @TempDir
    static Path folder;

    static Served served;
    static Http rita;
    static Http cora;

    @BeforeAll
    static void serve() {
        served = new Served(folder);
        rita = served.person("rita", Role.REVIEWER, null);
        cora = served.person("cora", Role.COACH, null);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static String at(String id) {
        return "/api/v1/interactions/" + id;
    }

    @Test
    void oneChangesAndRemovesOnesOwnCommentsOnly() {
        String comments = at(served.scored("a-1")) + "/comments";
        String id = cora.post(comments, "{\"text\":\"Look here.\",\"turn\":6}").must(201).json().get("id").asText();

        assertThat(rita.put(comments + "/" + id, "{\"version\":1,\"text\":\"No.\"}").must(409).code())
                .isEqualTo("review.comment-not-own");
        rita.delete(comments + "/" + id).must(409);
        JsonNode changed = cora.put(comments + "/" + id, "{\"version\":1,\"text\":\"Look there.\"}").must(200).json();
        assertThat(changed.get("editedAt").isNull()).isFalse();
        assertThat(cora.put(comments + "/" + id, "{\"version\":1,\"text\":\"Once more.\"}").must(409).code())
                .isEqualTo("review.comment-changed");
        JsonNode seen = rita.get(comments).must(200).json().at("/items/0");
        assertThat(seen.get("text").asText()).isEqualTo("Look there.");
        assertThat(seen.get("own").asBoolean()).isFalse();
        assertThat(seen.at("/by/name").asText()).isEqualTo("Name of cora");
        cora.delete(comments + "/" + id).must(204);
        assertThat(rita.get(comments).must(200).json().get("items")).isEmpty();
        assertThat(cora.post(comments, "{\"text\":\"x\",\"turn\":99}").must(422).code()).isEqualTo("review.turn-unknown");
    }

    @Test
    void hostileCommentsAreKeptAsTextOrRefused() {
        String comments = at(served.scored("a-1")) + "/comments";
        int kept = 0;
        for (String text : HostileTexts.all()) {
            Answered answer = rita.post(comments, "{\"text\":" + Served.quoted(text) + "}");
            assertThat(answer.status()).isIn(201, 400, 422);
            kept += answer.status() == 201 ? 1 : 0;
        }
        assertThat(rita.get(comments).must(200).json().get("items")).hasSize(kept);
        assertThat(kept).isPositive();
    }

    @Test
    void momentsAreMarkedWhereTheWordsStand() {
        String moments = at(served.scored("a-1")) + "/moments";
        JsonNode marked = cora.post(moments, "{\"turn\":5,\"quote\":\"honestly really frustrating\",\"note\":\"Hear this.\"}").must(201)
                .json();

        assertThat(marked.get("startMs").asLong()).isEqualTo(27_000);
        assertThat(marked.get("tone").asText()).isEqualTo("coaching");
        assertThat(cora.post(moments, "{\"turn\":5,\"quote\":\"never said\"}").must(422).code()).isEqualTo("review.quote-unproven");
        String own = moments + "/marked/" + marked.get("id").asText();
        assertThat(rita.delete(own).must(409).code()).isEqualTo("review.moment-not-own");
        cora.delete(own).must(204);
        assertThat(rita.get(moments + "/marked").must(200).json().get("items")).isEmpty();
    }

    @Test
    void viewsAreOnesOwnUnlessTheyAreShared() {
        String id = rita.post("/api/v1/views", "{\"name\":\"Low\",\"query\":\"maxScore=60\"}").must(201).json().get("id").asText();
        assertThat(cora.get("/api/v1/views").must(200).json().get("items")).isEmpty();
        rita.put("/api/v1/views/" + id, "{\"name\":\"Low scores\",\"query\":\"maxScore=60\",\"shared\":true}").must(200);

        JsonNode seen = cora.get("/api/v1/views").must(200).json().at("/items/0");
        assertThat(seen.get("name").asText()).isEqualTo("Low scores");
        assertThat(seen.get("own").asBoolean()).isFalse();
        cora.delete("/api/v1/views/" + id).must(404);
        rita.delete("/api/v1/views/" + id).must(204);
    }

    @Test
    void manyAreDeletedAndScoredAgainAtOnceAndTheTableHoldsNoFormulas() {
        String first = served.scored("=cmd|' /C calc'!A0");
        String second = served.scored("a-7");
        Http program = served.program();

        assertThat(program.get("/api/v1/interactions/export?agent=a-7").must(200).text()).startsWith("id,externalId").contains(second)
                .doesNotContain(first);
        assertThat(program.get("/api/v1/interactions/export").must(200).text()).contains(",'=cmd|' /C calc'!A0,").doesNotContain(",=cmd");
        assertThat(program.post("/api/v1/interactions/export", "{\"ids\":[\"" + second + "\"]}").must(200).text()).contains(second)
                .doesNotContain(first);
        assertThat(program.post("/api/v1/interactions/rescore", "{\"ids\":[\"" + second + "\"]}").must(202).json().get("count").asInt())
                .isEqualTo(1);
        assertThat(program.get("/api/v1/interactions/facets").must(200).json().get("teams").toString()).isEqualTo("[\"billing\"]");
        assertThat(program.post("/api/v1/interactions/delete", "{\"ids\":[\"" + first + "\",\"" + second + "\",\"none\"]}").must(200).json()
                .get("count").asInt()).isEqualTo(2);
        program.get(at(second)).must(404);
    }
}
