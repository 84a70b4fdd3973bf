package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.rubric.RubricShelf;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Endpoints of webhooks, agents and rubrics by the API. */
class WebhooksIT {

    @TempDir
    static Path folder;

    static Served served;
    static Http program;

    @BeforeAll
    static void serve() {
        served = new Served(folder);
        program = served.program();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void anEndpointIsMadeChangedTestedAndRemovedAndItsSecretShownOnce() {
        JsonNode made = program.post("/api/v1/webhooks", "{\"url\":\"http://127.0.0.1:9/hook\",\"types\":[\"interaction.scored\"]}")
                .must(201).json();
        String at = "/api/v1/webhooks/" + made.at("/webhook/id").asText();
        String secret = made.get("secret").asText();

        assertThat(secret).startsWith("whsec_");
        assertThat(program.get(at).must(200).text()).doesNotContain(secret);
        String tag = program.get(at).header("etag");
        program.with("If-Match", tag).put(at, "{\"url\":\"http://127.0.0.1:9/other\",\"enabled\":false}").must(200);
        program.with("If-Match", tag).put(at, "{\"url\":\"http://127.0.0.1:9/third\"}").must(412);
        assertThat(program.get(at).must(200).json().get("enabled").asBoolean()).isFalse();
        JsonNode rotated = program.post(at + "/rotate").must(200).json();
        assertThat(rotated.get("secret").asText()).startsWith("whsec_").isNotEqualTo(secret);
        assertThat(rotated.at("/webhook/secrets").asInt()).isEqualTo(2);
        program.put(at, "{\"url\":\"http://127.0.0.1:9/other\"}").must(200);
        assertThat(program.post(at + "/test").must(202).json().get("eventId").asText()).isNotEmpty();
        program.get(at + "/attempts").must(200);
        String ping = program.post(at + "/test").must(202).json().get("eventId").asText();
        assertThat(program.post(at + "/deliveries/" + ping + "/resend").must(202).json().get("eventId").asText()).isEqualTo(ping);
        assertThat(program.post(at + "/deliveries/" + served.scored("a-1") + "/resend").must(404).code())
                .isEqualTo("webhooks.delivery-unknown");
        assertThat(program.get("/api/v1/webhooks").must(200).json().get("items")).hasSize(1);
        program.delete(at).must(204);
        assertThat(program.get(at).must(404).code()).isEqualTo("webhooks.endpoint-unknown");
        assertThat(program.post("/api/v1/webhooks", "{\"url\":\"file:///etc/passwd\"}").must(422).code()).isEqualTo("webhooks.url");
        assertThat(program.post("/api/v1/webhooks", "{\"url\":\"http://x\",\"types\":[\"nonsense\"]}").must(422).json()
                .at("/errors/0/pointer").asText()).contains("types");
    }

    @Test
    void agentsHaveNamesAndTeams() {
        program.put("/api/v1/agents/a%2F1", "{\"name\":\"Dana\",\"team\":\"billing\"}").must(200);
        program.put("/api/v1/agents/a-2", "{\"name\":null,\"team\":\"billing\"}").must(200);

        assertThat(program.get("/api/v1/agents/a%2F1").must(200).json().get("name").asText()).isEqualTo("Dana");
        JsonNode page = program.get("/api/v1/agents?team=billing&limit=1").must(200).json();
        assertThat(program.get("/api/v1/agents?team=billing&limit=1&after=" + page.get("next").asText().replace("/", "%2F")).must(200)
                .json().get("items")).hasSize(1);
        assertThat(program.get("/api/v1/teams").must(200).json().at("/items/0/agents").asInt()).isEqualTo(2);
        program.delete("/api/v1/agents/a-2").must(204);
        program.delete("/api/v1/agents/a-2").must(404);
    }

    @Test
    void everyCriterionOfARubricShowsHowFarItMayBeTrustedAndWhyNotFurther() throws Exception {
        String at = "/api/v1/rubrics/retail-support-chat/versions/"
                + new RubricShelf(Path.of("rubrics")).get("retail-support-chat").version();
        JsonNode rubric = program.get(at).must(200).json();
        String yaml = java.nio.file.Files.readString(java.nio.file.Path.of("rubrics/retail-support-chat.calibration.yaml"));

        assertThat(rubric.at("/calibration/sha256").asText())
                .isEqualTo(dev.earmark.hash.Sha256.hex(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(rubric.at("/outline/sections")).allSatisfy(section -> assertThat(section.get("criteria")).allSatisfy(
                criterion -> assertThat(criterion.at("/gate/lacks").asText().isEmpty())
                .isEqualTo(criterion.at("/gate/state").asText().equals("enabled"))));
        assertThat(calibrate(at, yaml).must(200).json()).isEqualTo(rubric.get("calibration"));
        assertThat(calibrate(at, yaml.replaceFirst("rubric-sha256: \"..", "rubric-sha256: \"zz")).must(422).code())
                .isEqualTo("calibration.outdated");
        assertThat(calibrate(at, "nonsense").must(422).code()).isEqualTo("calibration.invalid");
        assertThat(calibrate("/api/v1/rubrics/none/versions/1", yaml).must(404).code()).isEqualTo("rubric.unknown");
    }

    private static Http.Answered calibrate(String rubric, String yaml) {
        return program.send("PUT", rubric + "/calibration", java.net.http.HttpRequest.BodyPublishers.ofString(yaml), "application/yaml");
    }

    @Test
    void aRubricIsCheckedDraftedPublishedAndChosenByRule() throws Exception {
        JsonNode first = program.get("/api/v1/rubrics?id=retail-support-chat").must(200).json().at("/items/0");
        String at = "/api/v1/rubrics/retail-support-chat/versions/";
        JsonNode detail = program.get(at + first.get("version").asInt()).must(200).json();
        assertThat(detail.at("/outline/sections/0/criteria/0/question").asText()).isNotEmpty();
        int next = first.get("version").asInt() + 1;
        String yaml = detail.get("yaml").asText().replaceFirst("(?m)^version: \\d+", "version: " + next);

        assertThat(yaml(yaml, "/api/v1/rubrics/validate").must(200).json().get("items").isArray()).isTrue();
        Http.Answered wrong = yaml(yaml.replaceFirst("weight: \\d+", "weight: -5"), "/api/v1/rubrics/validate").must(422);
        assertThat(wrong.code()).isEqualTo("rubric.invalid");
        assertThat(yaml(yaml, "/api/v1/rubrics").must(201).json().get("published").asBoolean()).isFalse();
        program.post(at + next + "/publish").must(200);
        assertThat(program.post(at + next + "/publish").must(409).code()).isEqualTo("library.published");
        assertThat(yaml(yaml, "/api/v1/rubrics").must(409).code()).isEqualTo("library.published");

        assertThat(program.post(at + next + "/retire").must(200).json().get("state").asText()).isEqualTo("retired");
        assertThat(program.post(at + next + "/retire").must(409).code()).isEqualTo("library.retired");
        assertThat(program.post(at + "9999/retire").must(404).code()).isEqualTo("rubric.unknown");
        assertThat(program.get(at + next).must(200).json().get("published").asBoolean()).isFalse();
        assertThat(program.post(at + next + "/publish").must(200).json().get("state").asText()).isEqualTo("published");

        String tag = program.get("/api/v1/rubric-rules").must(200).header("etag");
        String rules = "{\"rules\":[{\"queue\":\"returns\",\"channel\":\"chat\",\"rubric\":\"retail-support-chat\"}]}";
        program.with("If-Match", tag).put("/api/v1/rubric-rules", rules).must(200);
        program.with("If-Match", tag).put("/api/v1/rubric-rules", rules).must(412);
        assertThat(program.put("/api/v1/rubric-rules", "{\"rules\":[{\"rubric\":\"none\"}]}").must(422).code())
                .isEqualTo("web.rule-rubric");
        assertThat(program.get("/api/v1/rubric-rules").must(200).json().at("/rules/0/queue").asText()).isEqualTo("returns");
    }

    private static Http.Answered yaml(String text, String path) {
        return program.send("POST", path, java.net.http.HttpRequest.BodyPublishers.ofString(text), "application/yaml");
    }

    @Test
    void theContractAndItsSchemasAreServed() {
        assertThat(served.nobody().get("/api/v1/openapi.yaml").must(200).text()).startsWith("openapi: 3.1");
        for (String name : java.util.List.of("sidecar", "transcript-input", "transcript-output", "score-output")) {
            assertThat(served.nobody().get("/api/v1/schema/" + name + ".schema.json").must(200).json().has("$schema")).isTrue();
        }
    }
}
