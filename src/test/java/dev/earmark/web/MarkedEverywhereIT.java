package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.earmark.access.Reach;
import dev.earmark.access.Role;
import dev.earmark.eval.LabelledSet;
import dev.earmark.events.Event;
import dev.earmark.events.EventType;
import dev.earmark.pipeline.IntakeSettings;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.store.Events.Placed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Wherever something of an interaction goes out, it says whether a person stands behind its verdicts, and whether it belongs to the
 * example: beside an interaction of the example stands one of the house, which says nothing of the kind.
 */
class MarkedEverywhereIT {

    private static final TranscriptReader READER = new TranscriptReader(IntakeSettings.defaults());

    @TempDir
    static Path folder;

    private static Served served;
    private static Http rita;
    private static Http dana;
    private static String invented;
    private static String own;

    @BeforeAll
    static void serve() {
        served = new Served(folder);
        rita = served.person("rita", Role.REVIEWER, null);
        dana = served.person("dana", Role.AGENT, "a-1");
        invented = served.invented("a-1");
        own = served.scored("a-1");
        rita.put(at(invented) + "/review/criteria/fee_disclosure", "{\"seen\":0,\"verdict\":\"met\"}").must(200);
        rita.post(at(invented) + "/moments", "{\"turn\":11,\"tone\":\"praise\",\"note\":\"Open.\",\"audience\":\"agent\"}").must(201);
        for (String id : List.of(invented, own)) {
            rita.post(at(id) + "/share").must(200);
            dana.post(at(id) + "/disputes", "{\"criterion\":\"feeling_first\",\"verdict\":\"met\",\"reason\":\"I did.\"}").must(201);
        }
        rita.post(at(invented) + "/review/finish", "{\"seen\":1}").must(200);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static String at(String id) {
        return "/api/v1/interactions/" + id;
    }

    private static JsonNode of(JsonNode page, String id) {
        for (JsonNode one : page.get("items")) {
            if (one.path("interactionId").asText(one.path("id").asText()).equals(id)) {
                return one;
            }
        }
        throw new AssertionError("nothing of " + id);
    }

    private static void mustTell(JsonNode page) {
        assertThat(of(page, invented).get("synthetic").asBoolean()).isTrue();
        assertThat(of(page, own).get("synthetic").asBoolean()).isFalse();
    }

    @Test
    void listsDisputesAndTheAgentsMomentsSayWhatBelongsToTheExample() {
        mustTell(rita.get("/api/v1/interactions").must(200).json());
        mustTell(rita.get("/api/v1/disputes?state=open").must(200).json());
        mustTell(dana.get("/api/v1/interactions").must(200).json());
        mustTell(dana.get("/api/v1/me/moments").must(200).json());
    }

    @Test
    void hitsOfASearchSayBoth() {
        served.searchable();

        JsonNode page = served.program().get("/api/v1/search?q=frustrating&agent=a-1&meaning=false").must(200).json();

        assertThat(page.get("groups")).hasSize(2).allSatisfy(group -> {
            boolean example = group.at("/interaction/id").asText().equals(invented);
            assertThat(group.at("/interaction/synthetic").asBoolean()).isEqualTo(example);
            assertThat(group.at("/interaction/score/origin").asText()).isEqualTo(example ? "human-confirmed" : "ai-suggested");
        });
    }

    @Test
    void theResultSaysBothAndKeepsToItsSchema() {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(
                SchemaLocation.of("classpath:schema/score-output.schema.json"));
        JsonNode result = rita.get(at(invented) + "/result").must(200).json();
        JsonNode other = rita.get(at(own) + "/result").must(200).json();

        assertThat(schema.validate(result)).isEmpty();
        assertThat(result.get("synthetic").asBoolean()).isTrue();
        assertThat(result.at("/scorecard/origin").asText()).isEqualTo("human-confirmed");
        assertThat(other.has("synthetic")).isFalse();
        assertThat(other.at("/scorecard/origin").asText()).isEqualTo("ai-suggested");
    }

    @Test
    void tablesAndLabelsSayIt() throws IOException {
        String table = rita.get("/api/v1/interactions/export").must(200).text();
        String labels = rita.get("/api/v1/rubrics/billing-care/versions/7/labels").must(200).text();

        assertThat(table.lines().filter(line -> line.startsWith(invented))).singleElement().asString()
                .contains("human-confirmed").endsWith(",true");
        assertThat(table.lines().filter(line -> line.startsWith(own))).singleElement().asString()
                .contains("ai-suggested").endsWith(",false");
        assertThat(labels.lines()).singleElement().asString().contains(invented).contains("\"synthetic\":true");
        Path cases = Files.writeString(folder.resolve("cases.jsonl"), labels);
        assertThat(LabelledSet.read("ours", cases, cases, READER).cases()).as("calibrate reads it").hasSize(1);
    }

    @Test
    void eventsAndWithThemWebhooksSayBoth() {
        while (served.store.write(tx -> tx.events().order(100)) > 0) {
            // until all have places
        }
        List<Event> all = new ArrayList<>();
        served.store.<List<Placed>>read(tx -> tx.events().after(0, Reach.EVERYTHING, 1_000)).forEach(placed -> all.add(placed.event()));

        assertThat(all).filteredOn(event -> invented.equals(event.interactionId())).isNotEmpty()
                .allSatisfy(event -> assertThat(event.detail()).containsEntry("synthetic", "true"));
        assertThat(all).filteredOn(event -> own.equals(event.interactionId())).isNotEmpty()
                .allSatisfy(event -> assertThat(event.detail()).doesNotContainKey("synthetic"));
        assertThat(all).filteredOn(event -> invented.equals(event.interactionId()))
                .filteredOn(event -> List.of(EventType.REVISED, EventType.REVIEWED, EventType.MOMENT).contains(event.type()))
                .hasSize(3).allSatisfy(event -> assertThat(event.detail()).containsEntry("origin", "human-confirmed"));
    }

    @Test
    void aVerdictThatIsTakenBackIsTheMachinesAgain() {
        String id = served.scored("a-2");
        rita.put(at(id) + "/review/criteria/fee_disclosure", "{\"seen\":0,\"verdict\":\"met\"}").must(200);
        rita.post(at(id) + "/review/criteria/fee_disclosure/undo", "{\"seen\":1}").must(200);
        while (served.store.write(tx -> tx.events().order(100)) > 0) {
            // until all have places
        }

        assertThat(served.store.<List<Placed>>read(tx -> tx.events().after(0, Reach.EVERYTHING, 1_000)))
                .filteredOn(placed -> id.equals(placed.event().interactionId()) && placed.event().type() == EventType.REVISED)
                .extracting(placed -> placed.event().detail().get("origin")).containsExactly("human-confirmed", "ai-suggested");
    }
}
