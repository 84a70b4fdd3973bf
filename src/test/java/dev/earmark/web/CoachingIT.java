package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.access.Role;
import dev.earmark.library.PlayLines;
import dev.earmark.moments.ColleagueLines;
import dev.earmark.store.People.Agent;
import java.nio.file.Path;
import java.util.Optional;
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

    private static String begun(String on) {
        return "/one-to-ones/" + cora.post(of("c-1", "one-to-ones"), "{\"on\":\"" + on + "\"}").must(201).json().get("id").asText();
    }

    private static String api(String path) {
        return "/api/v1" + path;
    }

    @Test
    void aOneToOneIsTheCoachsUntilItIsSharedAndThenBothWriteTheirOwnUntilItIsAcknowledged() {
        String sheet = begun("2026-03-02");
        JsonNode goal = cora.post(api(sheet + "/entries"), "{\"kind\":\"goal\",\"text\":\"Four of five.\",\"due\":\"2026-04-01\","
                + "\"about\":{\"id\":\"talks-on\"}}").must(201).json();
        String own = api("/me" + sheet);

        assertThat(ada.get(api("/me/one-to-ones")).must(200).text()).doesNotContain(goal.get("id").asText());
        assertThat(ada.post(own + "/acknowledge").must(404).code()).isEqualTo("onetoone.unknown");
        ada.get(api(sheet)).must(403);
        cora.post(api(sheet + "/share")).must(200);
        assertThat(cora.post(api(sheet + "/share")).must(409).code()).isEqualTo("onetoone.shared-already");
        assertThat(cora.delete(api(sheet)).must(409).code()).isEqualTo("onetoone.shared-already");
        assertThat(ada.get(api("/me/one-to-ones")).must(200).text()).contains(goal.get("id").asText(), "Four of five.");
        JsonNode mine = ada.post(own + "/entries", "{\"kind\":\"win\",\"text\":\"Nobody hung up.\"}").must(201).json();
        assertThat(mine.get("ofAgent").asBoolean()).isTrue();
        String change = "{\"seen\":1,\"kind\":\"win\",\"text\":\"Changed.\"}";
        assertThat(ada.put(own + "/entries/" + goal.get("id").asText(), change).must(409).code()).isEqualTo("onetoone.not-own");
        assertThat(cora.put(api(sheet + "/entries/" + mine.get("id").asText()), change).must(409).code()).isEqualTo("onetoone.not-own");
        ada.post(own + "/acknowledge").must(200);
        assertThat(ada.post(own + "/acknowledge").must(409).code()).isEqualTo("onetoone.acknowledged-already");
        assertThat(cora.post(api(sheet + "/entries"), "{\"kind\":\"win\",\"text\":\"Late.\"}").must(409).code())
                .isEqualTo("onetoone.acknowledged-already");
        assertThat(cora.get(of("c-1", "priorities")).must(200).json().get("coachings").findValuesAsText("subject"))
                .as("what is to be worked on counts as coached").contains("talks-on");
        String events = served.program().get("/api/v1/audit?limit=200").must(200).text();
        assertThat(events).contains("onetoone.begin", "onetoone.share", "onetoone.acknowledge").doesNotContain("Four of five.");
    }

    @Test
    void nobodyKnowsOfOneToOnesOfAnotherTeamsAgents() {
        String sheet = begun("2026-03-03");
        cora.post(api(sheet + "/share")).must(200);
        Http otis = served.coach("otis", Set.of("Red"));
        Http ben = served.person("ben", Role.AGENT, "c-2");

        assertThat(otis.get(api(sheet)).must(404).code()).isEqualTo("onetoone.unknown");
        otis.get(of("c-1", "one-to-ones")).must(404);
        otis.get(of("c-1", "moments")).must(404);
        otis.post(api(sheet + "/entries"), "{\"kind\":\"win\",\"text\":\"Mine?\"}").must(404);
        assertThat(otis.get("/api/v1/coaching?team=Blue").must(200).json().get("team").asText()).isEqualTo("Red");
        ben.post(api("/me" + sheet + "/acknowledge")).must(404);
        assertThat(ben.get("/api/v1/me/one-to-ones").must(200).json().get("items")).isEmpty();
        served.person("rhea", Role.REVIEWER, null).get(api(sheet)).must(403);
    }

    @Test
    void twoWindowsLoseNothingAndWhatCannotBeWrittenIsSaid() {
        String sheet = begun("2026-03-04");
        String entry = api(sheet + "/entries/" + cora.post(api(sheet + "/entries"), "{\"kind\":\"win\",\"text\":\"One.\"}").must(201)
                .json().get("id").asText());

        assertThat(cora.put(entry, "{\"seen\":1,\"kind\":\"win\",\"text\":\"Two.\"}").must(200).json().get("version").asInt()).isEqualTo(2);
        assertThat(cora.put(entry, "{\"seen\":1,\"kind\":\"win\",\"text\":\"Three.\"}").must(409).code())
                .isEqualTo("onetoone.changed-meanwhile");
        assertThat(cora.delete(entry + "?seen=1").must(409).code()).isEqualTo("onetoone.changed-meanwhile");
        assertThat(cora.get(api(sheet)).must(200).text()).contains("Two.").doesNotContain("Three.");
        cora.delete(entry + "?seen=2").must(204);
        assertThat(cora.delete(entry + "?seen=2").must(404).code()).isEqualTo("onetoone.entry-unknown");
        assertThat(cora.post(api(sheet + "/entries"), "{\"kind\":\"win\",\"text\":\" \"}").must(422).code()).isEqualTo("onetoone.empty");
        assertThat(cora.post(api(sheet + "/entries"), "{\"kind\":\"win\",\"text\":\"x\",\"about\":{\"id\":\"whistles\"}}").must(404).code())
                .isEqualTo("insight.subject-unknown");
        assertThat(cora.post(api(sheet + "/entries"), "{\"kind\":\"win\",\"text\":\"x\",\"moment\":{\"interactionId\":\""
                + served.scored("c-2") + "\",\"turn\":0}}").must(422).code()).isEqualTo("onetoone.moment-elsewhere");
        assertThat(cora.post(of("c-1", "one-to-ones"), "{\"on\":\"2999-01-01\"}").must(422).code()).isEqualTo("onetoone.date-invalid");
        cora.delete(api(sheet)).must(204);
        cora.get(api(sheet)).must(404);
    }

    /** Of a play that helps with a criterion of the rubric that calls are scored by. */
    private static String helping(String said, int turn) {
        return """
                {"id": "helping", "version": 1, "title": "Say it first", "outcome": "csat", "queue": null, "calls": 400, "tried": 900,
                 "plays": [{"id": "p1", "situation": "complaint", "avoid": false, "say": "Say it first.", "note": "", "difference": 0.2,
                  "low": 0.1, "high": 0.3, "with": 90, "without": 300, "outcomeWith": 0.7, "outcomeWithout": 0.5, "confirmed": 0.2,
                  "agents": 4, "top": 0.6, "others": 0.2, "criteria": [{"rubric": "billing-care", "criterion": "feeling_first"}],
                  "clips": [{"interaction": "%s", "turn": %d, "startMs": null, "endMs": null, "masked": 0,
                   "text": "I am sorry that you had to call twice."}]}]}""".formatted(said, turn);
    }

    @Test
    void aMissedCriterionIsAnsweredWithAColleaguesLineAndAPlayTellsWhereItIsUsed() {
        String said = served.scored("c-2");
        String own = served.scored("c-3");
        cora.post("/api/v1/playbooks?seen=none", helping(said, 1)).must(201);
        assertThat(line(own)).as("a draft is nobody's advice").isEmpty();
        served.admin().post("/api/v1/playbooks/helping/versions/1/publish").must(200);

        assertThat(line(own).orElseThrow().text()).isEqualTo("I am sorry that you had to call twice.");
        assertThat(line(own).orElseThrow().from()).isEqualTo(new ColleagueLines.FromPlay("helping", 1, "p1"));
        assertThat(line(own).orElseThrow().interactionId()).as("no call is named").isNull();
        assertThat(line(said)).as("nobody's own words").isEmpty();
        String sheet = begun("2026-03-05");
        cora.post(api(sheet + "/entries"), "{\"kind\":\"goal\",\"text\":\"First.\",\"about\":{\"rubric\":\"billing-care\","
                + "\"id\":\"feeling_first\"}}");
        JsonNode use = cora.get("/api/v1/playbooks/helping/versions/1/uses").must(200).json().at("/items/0");
        assertThat(use.get("play").asText()).isEqualTo("p1");
        assertThat(use.at("/versions/0/state").asText()).isEqualTo("published");
        ada.get("/api/v1/playbooks/helping/versions/1/uses").must(403);
        served.person("ben-2", Role.AGENT, "c-2").put("/api/v1/clips/" + said + "/1/refusal", "").must(204);
        assertThat(line(own)).as("whoever said it refuses").isEmpty();
    }

    private static Optional<ColleagueLines.Line> line(String interactionId) {
        return served.store.read(tx -> new PlayLines(tx, "billing-care", interactionId).of("feeling_first"));
    }

    @Test
    void whoDoesBestIsToldOnlyWithEnoughCallsAndByOneMeasure() {
        JsonNode few = cora.get("/api/v1/performers?criterion=billing-care:feeling_first").must(200).json();
        assertThat(few.get("missing").asText()).startsWith("Not enough calls: ").contains("at least 5 must");
        assertThat(few.get("items")).isEmpty();
        assertThat(cora.get("/api/v1/performers?outcome=csat&criterion=a:b").must(422).code()).isEqualTo("playbook.one-measure");
        assertThat(cora.get("/api/v1/performers?criterion=empathy").must(422).code()).isEqualTo("playbook.criterion-unreadable");
        ada.get("/api/v1/performers?outcome=csat").must(403);
    }

    private static String playbook(int version, String title) {
        return "{\"id\":\"two\",\"version\":" + version + ",\"title\":\"" + title + "\",\"outcome\":\"csat\",\"queue\":null,\"calls\":0,"
                + "\"tried\":0,\"plays\":[]}";
    }

    @Test
    void twoWhoEditTheSameDraftOfAPlaybookOverwriteNobody() {
        JsonNode first = cora.post("/api/v1/playbooks?seen=none", playbook(1, "First")).must(201).json();
        assertThat(cora.post("/api/v1/playbooks?seen=none", playbook(1, "Second")).must(409).code())
                .isEqualTo("library.changed-meanwhile");
        String seen = "/api/v1/playbooks?seen=" + first.get("sha256").asText();
        cora.post(seen, playbook(1, "Third")).must(201);
        assertThat(cora.post(seen, playbook(1, "Fourth")).must(409).code()).isEqualTo("library.changed-meanwhile");
        assertThat(cora.get("/api/v1/playbooks/two/versions/1").must(200).json().get("title").asText()).isEqualTo("Third");
        ada.get("/api/v1/playbooks/two/versions/1").must(404);
        ada.post("/api/v1/playbook-making", "{\"outcome\":\"csat\"}").must(403);
    }
}
