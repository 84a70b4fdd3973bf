package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.access.AuditEntry;
import dev.earmark.access.Permission;
import dev.earmark.access.Role;
import dev.earmark.store.AuditLog.Link;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SearchApiIT {

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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode search(String parameters) {
        return program.get("/api/v1/search?" + parameters).must(200).json();
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.get("groups").forEach(group -> ids.add(group.at("/interaction/id").asText()));
        return ids;
    }

    @Test
    void aHitHasItsWordsItsNeighboursAndTheAddressThatPlaysIt() {
        String id = served.scored("hitter");
        served.searchable();

        JsonNode page = search("q=frustrating&agent=hitter&meaning=false");

        JsonNode group = page.at("/groups/0");
        assertThat(group.at("/interaction/id").asText()).isEqualTo(id);
        assertThat(group.at("/interaction/score/percent").asInt()).isZero();
        assertThat(group.at("/interaction/score/passed").asBoolean()).isFalse();
        JsonNode hit = group.at("/hits/0");
        assertThat(hit.get("speaker").asText()).isEqualTo("customer");
        assertThat(hit.get("text").asText().substring(hit.at("/marks/0/0").asInt(), hit.at("/marks/0/1").asInt())).isEqualTo("frustrating");
        assertThat(hit.get("before")).hasSize(2);
        assertThat(hit.get("after")).hasSize(2);
        assertThat(hit.get("play").asText()).matches("/interactions/" + id + "\\?t=\\d+\\.\\d&to=\\d+\\.\\d");
        assertThat(page.get("rebuilding").isNull()).isTrue();
        assertThat(page.get("paused").isNull()).isTrue();
    }

    @Test
    void filtersHoldTogetherAndSeveralValuesAreAlternatives() {
        String first = served.scored("filter-1");
        String second = served.scored("filter-2");
        served.searchable();

        assertThat(ids(search("q=refund&agent=filter-1"))).containsExactly(first);
        assertThat(ids(search("q=refund&agent=filter-1&team=billing&queue=invoices&channel=voice&state=scored&externalId=crm-filter-1"
                + "&rubric=billing-care%407&passed=false&maxScore=0&missed=fee_disclosure&customer=c-1&from=2020-01-01T00:00:00Z"
                + "&to=2200-01-01T00:00:00%2B01:00&sort=newest"))).containsExactly(first);
        assertThat(ids(search("q=refund&agent=filter-1&minScore=1"))).isEmpty();
        assertThat(ids(search("q=refund&agent=filter-1&to=2020-01-01T00:00:00Z"))).isEmpty();
        JsonNode both = program.post("/api/v1/search", """
                {"q": "refund", "agent": ["filter-1", "filter-2"], "verdicts": {"fee_disclosure": ["not_met"]},
                 "bounds": [{"figure": "length-seconds", "atLeast": 60, "atMost": 70}], "facets": ["agent", "verdict.fee_disclosure", "agent"]}""")
                .must(200).json();
        assertThat(ids(both)).containsExactlyInAnyOrder(first, second);
        assertThat(both.at("/facets")).hasSize(2);
        assertThat(both.at("/facets/0/values")).hasSize(2);
        assertThat(both.at("/facets/1/values/0/interactions").asInt()).isEqualTo(2);
    }

    @Test
    void pagesFollowOneAnotherWithoutLossOrRepetition() {
        for (int i = 0; i < 7; i++) {
            served.scored("pages");
        }
        served.searchable();
        Set<String> seen = new HashSet<>();
        int pages = 0;
        for (String after = ""; after != null; pages++) {
            JsonNode page = search("agent=pages&limit=10&sort=oldest" + (after.isEmpty() ? "" : "&after=" + encoded(after)));
            for (JsonNode group : page.get("groups")) {
                group.get("hits").forEach(hit -> assertThat(seen.add(group.at("/interaction/id").asText() + hit.get("turn"))).isTrue());
            }
            after = page.get("next").isNull() ? null : page.get("next").asText();
        }
        assertThat(seen).hasSize(7 * 14);
        assertThat(pages).isEqualTo(10);
    }

    @Test
    void moreLikeAMomentIsFoundOnceItsMeaningIsKnown() {
        String one = served.scored("like");
        String other = served.scored("like");
        served.searchable();
        dev.earmark.testing.Workplace.until(() -> served.search.counts().unmeant() == 0);

        assertThat(ids(search("agent=like&like=" + one + ":5"))).contains(other);
    }

    @Test
    void whoeverSearchesHasReadWhatIsShown() {
        String id = served.scored("read-by-search");
        served.searchable();
        search("q=frustrating&agent=read-by-search");
        search("q=frustrating&agent=read-by-search");

        assertThat(served.store.<List<Link>>read(tx -> tx.reads().after(0, 1000, id, null)).stream().map(Link::entry))
                .extracting(AuditEntry::action, AuditEntry::detail)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("interaction.read", "searchTurns"));
    }

    static Stream<String> hostile() {
        return Stream.of("*", "*fund", "a*", "?", "(", ")", "((((((((((", "\"", "\"unclosed", "'", "and", "or", "not", "and and", "NEAR/5",
                "a NEAR/999999 b", "then", "the", "the a of", "agent:", "agent: customer:", "text:x", "_id:1", "id:[* TO *]", "a AND",
                "x".repeat(1000), "x ".repeat(500), "(a|b|".repeat(200), "not ".repeat(250), "\u202E\u202D refund", "\uD83C\uDF89",
                "a\tb\nc", "%", "\\", "\\\\\\", "{", "{amount", "<", "<2>", "[", "[x", "a~", "a~99", "a^1e99", "/.*/", "-", "--", "+", "&&",
                "||", "!", "first 30s", "opening:", "closing: x then", "\u0000");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileSearchesAreAnsweredOrRefusedWithOneSentence(String typed) {
        Http.Answered answer = program.get("/api/v1/search?q=" + encoded(typed));

        assertThat(answer.status()).as(answer.text()).isIn(200, 400, 422);
        if (answer.status() != 200) {
            assertThat(answer.json().path("code").asText()).matches("(search|web)\\.[a-z-]+");
            assertThat(answer.json().path("detail").asText()).endsWith(".").doesNotContain("Exception");
        }
    }

    @Test
    void whatIsNoSearchIsRefusedWithThePlace() {
        assertThat(program.get("/api/v1/search?q=" + "x".repeat(1001)).must(400).code()).isEqualTo("web.parameter-invalid");
        assertThat(program.get("/api/v1/search?limit=101").must(400).code()).isEqualTo("web.parameter-invalid");
        assertThat(program.get("/api/v1/search?like=x").must(400).code()).isEqualTo("web.parameter-invalid");
        assertThat(program.get("/api/v1/search?teams=x").must(400).text()).contains("did you mean");
        assertThat(program.get("/api/v1/search?facets=agent,nothing").must(422).code()).isEqualTo("search.facet-unknown");
        assertThat(program.get("/api/v1/search?after=nonsense&q=x").must(422).code()).isEqualTo("search.cursor-invalid");
        assertThat(post("{\"q\":\"x\",\"unknown\":1}").must(422).code()).isEqualTo("web.body-invalid");
        assertThat(post("{\"bounds\":[{\"figure\":\"nothing\",\"atLeast\":1}]}").must(422).code()).isEqualTo("search.figure-unknown");
        assertThat(post("{\"q\":\"x\",\"like\":{\"interaction\":\"x\",\"turn\":1}}").must(422).code()).isEqualTo("search.query-invalid");
        assertThat(post("{\"agent\":[]}").must(422).code()).isEqualTo("web.body-invalid");
        assertThat(post("{\"from\":\"yesterday\"}").status()).isEqualTo(422);
        assertThat(post("{\"q\":\"" + "x".repeat(200_000) + "\"}").must(422).code()).isEqualTo("web.body-invalid");
        assertThat(post("[]").status()).isEqualTo(422);
    }

    private static Http.Answered post(String body) {
        return program.post("/api/v1/search", body);
    }

    private static String saving(String name, boolean shared, boolean alert) {
        return "{\"name\":\"" + name + "\",\"search\":{\"q\":\"refund\",\"team\":[\"billing\"]},\"shared\":" + shared + ",\"alert\":"
                + alert + "}";
    }

    @Test
    void aSearchIsKeptChangedAndForgotten() {
        Http coach = served.person("keeper", Role.COACH, null);
        Http.Answered kept = coach.post("/api/v1/searches", saving("Refunds", false, false)).must(201);
        String at = kept.header("location");

        assertThat(kept.json().at("/search/team/0").asText()).isEqualTo("billing");
        assertThat(kept.json().get("own").asBoolean()).isTrue();
        assertThat(coach.get(at).must(200).json()).isEqualTo(kept.json());
        assertThat(coach.get("/api/v1/searches").must(200).json().get("items")).contains(kept.json());
        assertThat(coach.post("/api/v1/searches", saving("Refunds", false, false)).must(409).code()).isEqualTo("store.search-name-taken");
        String tag = coach.get(at).header("etag");
        JsonNode changed = coach.with("If-Match", tag).put(at, saving("Renamed", false, false)).must(200).json();
        assertThat(changed.get("version").asInt()).isEqualTo(2);
        coach.with("If-Match", tag).put(at, saving("Again", false, false)).must(412);
        coach.delete(at).must(204);
        coach.get(at).must(404);
        assertThat(coach.post("/api/v1/searches", "{\"name\":\"x\",\"search\":{\"bounds\":[{\"figure\":\"no\",\"atLeast\":1}]}}").must(422)
                .code()).isEqualTo("search.figure-unknown");
        assertThat(coach.post("/api/v1/searches", "{\"name\":\"x\",\"search\":{\"q\":\"x\",\"limit\":5}}").must(422).code())
                .isEqualTo("web.body-invalid");
    }

    @Test
    void privateSearchesAreOnesOwnAndSharedOnesBelongToThoseWhoSeeAll() {
        Http coach = served.person("sharer", Role.COACH, null);
        Http other = served.person("other-coach", Role.COACH, null);
        Http agent = served.person("agent-searcher", Role.AGENT, "a-1");
        Http admin = served.admin();
        String mine = coach.post("/api/v1/searches", saving("Mine", false, false)).must(201).header("location");
        String ours = coach.post("/api/v1/searches", saving("Ours", true, true)).must(201).header("location");

        other.get(mine).must(404);
        admin.get(mine).must(404);
        other.get(ours).must(200);
        assertThat(other.put(ours, saving("Stolen", true, false)).must(422).code()).isEqualTo("search.not-yours");
        assertThat(other.delete(ours).must(422).code()).isEqualTo("search.not-yours");
        agent.get(ours).must(404);
        assertThat(agent.get("/api/v1/searches").must(200).json().get("items")).isEmpty();
        assertThat(agent.post("/api/v1/searches", saving("Public", true, false)).must(422).code()).isEqualTo("search.not-yours-to-share");
        assertThat(coach.post("/api/v1/searches", saving("Alone", false, true)).must(422).code()).isEqualTo("search.alert-not-shared");
        agent.post("/api/v1/searches", saving("My own calls", false, false)).must(201);
        admin.delete(ours).must(204);
        assertThat(served.key(Role.ADMIN, Set.of(Permission.READ_RUBRICS), null).get("/api/v1/searches").status()).isEqualTo(403);
    }

    @Test
    void aRubricThatNamesASharedSearchGoesByWhatItSaidThen() {
        String at = program.post("/api/v1/searches", named("Says who", "agent: \\\"my name is\\\"")).must(201).header("location");
        program.post("/api/v1/searches", saving("Narrow", true, false)).must(201);

        JsonNode draft = yaml(naming("Says who")).must(201).json();
        program.post("/api/v1/rubrics/naming/versions/1/publish").must(200);
        program.put(at, named("Says who", "agent: hello")).must(200);

        JsonNode published = program.get("/api/v1/rubrics/naming/versions/1").must(200).json();
        assertThat(published.get("yaml").asText()).endsWith("searches:\n  \"Says who\": \"agent: \\\"my name is\\\"\"\n");
        assertThat(published.get("sha256")).isEqualTo(draft.get("sha256"));
        assertThat(yaml(naming("Narrow")).must(422).code()).isEqualTo("search.not-words");
        assertThat(yaml(naming("Nobody's")).must(422).code()).isEqualTo("rubric.invalid");
    }

    private static String named(String name, String typed) {
        return "{\"name\":\"" + name + "\",\"search\":{\"q\":\"" + typed + "\",\"sort\":\"newest\"},\"shared\":true}";
    }

    private static String naming(String search) {
        return """
                rubric: naming
                version: 1
                title: Naming
                sections: [{id: all, title: All, criteria: [{id: who, question: Is it?, weight: 100, check: {search: {saved: "%s"}}}]}]
                """.formatted(search);
    }

    private static Http.Answered yaml(String text) {
        return program.send("POST", "/api/v1/rubrics", java.net.http.HttpRequest.BodyPublishers.ofString(text), "application/yaml");
    }

    @Test
    void anAlertMarksAMomentAndTellsThoseWhoSeeAll() {
        String alert = program.post("/api/v1/searches", """
                {"name": "Third call", "search": {"q": "frustrating", "agent": "alerted"}, "shared": true, "alert": true}""").must(201).json()
                .get("id").asText();
        String id = served.scored("alerted");
        dev.earmark.testing.Workplace.until(() -> !served.store.<List<?>>read(tx -> tx.findings().alerts(id)).isEmpty());

        JsonNode moments = program.get("/api/v1/interactions/" + id + "/moments").must(200).json().get("items");
        assertThat(moments).anySatisfy(moment -> {
            assertThat(moment.get("kind").asText()).isEqualTo("alert");
            assertThat(moment.get("why").asText()).isEqualTo("The search \"Third call\" found it.");
            assertThat(moment.get("quote").asText()).contains("frustrating");
        });
        assertThat(program.get("/api/v1/interactions/" + id + "/result").must(200).json().get("moments")).isEqualTo(moments);
        served.searchable();
        assertThat(ids(search("agent=alerted&moment=alert"))).containsExactly(id);
        assertThat(served.store.<List<dev.earmark.store.Events.Placed>>write(tx -> {
            tx.events().order(10_000);
            return tx.events().after(0, dev.earmark.access.Reach.EVERYTHING, 10_000);
        })).anySatisfy(placed -> {
            assertThat(placed.event().type().label()).isEqualTo("search.alert");
            assertThat(placed.event().detail()).containsEntry("search", alert).containsEntry("hits", "1");
            assertThat(placed.event().agentId()).as("who is told").isNull();
        });
        program.delete("/api/v1/searches/" + alert).must(204);
    }
}
