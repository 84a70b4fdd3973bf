package dev.earmark.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import dev.earmark.access.Role;
import dev.earmark.language.ModelTally;
import dev.earmark.testing.Accessibility;
import dev.earmark.testing.Chromium;
import dev.earmark.testing.Look;
import dev.earmark.testing.SampleResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every page, light and dark, wide and narrow: axe finds nothing, nothing is cut off at the side, nothing is complained about.
 * Each look leaves a picture in {@code target/pages} for people to look at, but in a run of all tests; the long form looks at each width in
 * each of the colours.
 */
class PagesAreClearIT {

    /** What is waited for before a page is looked at. */
    private static final Map<String, String> ADMINISTRATION = Map.ofEntries(Map.entry("people", "tbody tr"), Map.entry("teams", "tbody tr"),
            Map.entry("keys", "tbody tr"), Map.entry("webhooks", ".panel"), Map.entry("rubrics", "tbody tr"), Map.entry("queue", ".empty"),
            Map.entry("jobs", ".figures-row"), Map.entry("health", "tbody tr"), Map.entry("audit", "tbody tr"),
            Map.entry("retention", ".empty"), Map.entry("holds", ".empty"));

    @TempDir
    static Path folder;

    @TempDir
    static Path bare;

    private static @Nullable Chromium chromium;
    private static Served served;
    private static Served empty;
    private static String call;
    private static String chat;
    private static String disputed;
    private static String sheet;

    @BeforeAll
    static void serve() throws IOException {
        chromium = Chromium.open();
        Files.createDirectories(Path.of("target", "pages"));
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000); // the machine may be busy
        empty = new Served(bare);
        empty.account("root", Role.ADMIN, null);
        served = new Served(folder);
        served.account("root", Role.ADMIN, null);
        SampleHouse house = new SampleHouse(served);
        for (String agent : new String[] {"Noor Haddad", "Ravi Menon", "Lena Fischer", "Tomasz Nowak", "Aoife Byrne", "Kwame Mensah"}) {
            house.typed(SampleResults.chat(), "a-" + agent.length(), agent);
            house.call(SampleResults.billingCallWithoutAutoFail(), "a-2" + agent.length(), agent);
        }
        chat = house.typed(SampleResults.chat(), "a-18", "Ravi Menon");
        call = house.call(SampleResults.billingCall(), "a-17", "Dana Whitfield");
        served.program().put("/api/v1/agents/a-17", "{\"name\":\"Dana Whitfield\",\"team\":\"billing\"}").must(200);
        served.program().post("/api/v1/webhooks", "{\"url\":\"https://192.0.2.1/hook\"}").must(201);
        served.store.<Boolean>write(tx -> {
            tx.modelCosts().add(call, LocalDate.of(2026, 5, 4), new ModelTally(2_400, 31, 0, 6_013_482, 1_203_200, 201_334, 4.2), 17);
            return true;
        });
        disputed = reviewed(house);
        sheet = coached();
    }

    /** A one-to-one with Dana that is shared, and a playbook with a clip of hers. @return the id of the one-to-one */
    private static String coached() {
        Http root = served.login("root");
        String id = root.post("/api/v1/agents/a-17/one-to-ones", "{\"on\":\"2026-03-02\"}").must(201).json().get("id").asText();
        String at = "/api/v1/one-to-ones/" + id;
        root.post(at + "/entries", "{\"kind\":\"priority\",\"text\":\"Feeling first, then the payments.\",\"situation\":\"The customer had"
                + " called twice before.\",\"behaviour\":\"“right let me look at the payments”\",\"impact\":\"She asked again.\","
                + "\"question\":\"What did you hear?\",\"moment\":{\"interactionId\":\"" + disputed + "\",\"turn\":6}}").must(201);
        root.post(at + "/entries", "{\"kind\":\"goal\",\"text\":\"The fee is named in four of five calls.\",\"due\":\"2026-04-01\","
                + "\"about\":{\"rubric\":\"billing-care\",\"id\":\"fee_disclosure\"}}").must(201);
        root.post(at + "/share").must(200);
        served.login("dana").post("/api/v1/me/one-to-ones/" + id + "/entries", "{\"kind\":\"challenge\",\"text\":\"Two systems at"
                + " once.\"}").must(201);
        root.post("/api/v1/playbooks", """
                {"id":"resolved","version":1,"title":"What goes with it that it was done","outcome":"resolved","queue":"invoices",
                 "calls":912,"tried":870,"plays":[{"id":"p1","situation":"closing","avoid":false,"say":"is there anything else",
                 "note":"Ask it as if you meant it.","difference":0.19,"low":0.09,"high":0.29,"outcomeWith":0.74,"outcomeWithout":0.55,
                 "with":312,"without":600,"confirmed":0.16,"agents":9,"top":0.61,"others":0.22,"clips":[{"interaction":"%s","turn":11,
                 "startMs":58700,"endMs":62400,"text":"is there anything else i can do for you today","masked":0},{"interaction":"%s",
                 "turn":2,"startMs":null,"endMs":null,"text":"could you give me the order ▒▒","masked":1}],"criteria":[{"rubric":
                 "billing-care","criterion":"fee_disclosure"}]},{"id":"p2","situation":"complaint","avoid":true,"say":"that is our policy",
                 "note":"","difference":-0.12,"low":-0.2,"high":-0.04,"outcomeWith":0.5,"outcomeWithout":0.62,"with":110,"without":802,
                 "confirmed":-0.1,"agents":4,"top":0.02,"others":0.2,"clips":[],"criteria":[]}]}""".formatted(disputed, chat)).must(201);
        root.post("/api/v1/playbooks/resolved/versions/1/publish").must(200);
        return id;
    }

    /**
     * A call of Dana's that is overruled, commented, shared and disputed, and another one that is only shared.
     *
     * @return the id of the first
     */
    private static String reviewed(SampleHouse house) {
        Http rita = served.person("rita", Role.REVIEWER, null);
        String id = house.call(SampleResults.billingCall(), "a-17", "Dana Whitfield");
        String at = "/api/v1/interactions/" + id;
        rita.put(at + "/review/criteria/feeling_first",
                "{\"seen\":0,\"verdict\":\"partly\",\"reason\":\"She hears it, late.\",\"mark\":\"wrong_verdict\"}").must(200);
        rita.post(at + "/comments", "{\"text\":\"Listen to the pause.\",\"turn\":6,\"audience\":\"agent\"}").must(201);
        rita.post(at + "/moments", "{\"turn\":11,\"tone\":\"praise\",\"note\":\"Open and friendly.\",\"audience\":\"agent\"}").must(201);
        rita.post(at + "/review/finish", "{\"seen\":1,\"share\":true}").must(200);
        Http dana = served.person("dana", Role.AGENT, "a-17");
        dana.post(at + "/disputes",
                "{\"criterion\":\"fee_disclosure\",\"verdict\":\"not_applicable\",\"reason\":\"There is no fee.\"}").must(201);
        String shared = house.call(SampleResults.billingCallWithoutAutoFail(), "a-17", "Dana Whitfield");
        rita.post("/api/v1/interactions/" + shared + "/review/finish", "{\"seen\":0,\"share\":true}").must(200);
        return id;
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
            served.close();
            empty.close();
        }
    }

    @Test
    void everyPageOfTheApplicationIsClear() {
        try (Tab tab = new Tab(Objects.requireNonNull(chromium), served, 1280, ColorScheme.LIGHT).logIn("root")) {
            shown(tab, "/calls", "tbody tr >> nth=8", "calls");
            tab.button("Filter").click();
            clear(tab, "dialog", "calls-filter");
            shown(tab, "/calls/" + call, "#criterion-8", "call");
            tab.page.keyboard().press("?");
            clear(tab, "dialog", "keys");
            shown(tab, "/calls/" + chat, "#criterion-3", "chat");
            shown(tab, "/calls/" + disputed, "#criterion-8", "call-reviewed");
            tab.page.locator("#criterion-7").click();
            clear(tab, ".judging", "call-judging");
            shown(tab, "/disputes", ".cards .panel", "disputes");
            shown(tab, "/start", ".steps .done", "start");
            shown(tab, "/account", "#parts section >> nth=3", "account");
            ADMINISTRATION.forEach((part, sign) -> shown(tab, "/admin/" + part, ".part " + sign, "admin-" + part));
        }
    }

    @Test
    void thePagesOfTheCoachAreClear() {
        Http root = served.login("root");
        String list = root.post("/api/v1/coaching-lists", "{\"name\":\"One-to-one with Dana\"}").must(201).json().get("id").asText();
        root.post("/api/v1/coaching-lists/" + list + "/items", "{\"interaction\":\"" + call + "\",\"turn\":5}").must(204);
        root.post("/api/v1/searches", "{\"name\":\"Called before\",\"search\":{\"q\":\"third time\"},\"shared\":true,\"alert\":true}")
                .must(201);
        served.searchable();
        try (Tab tab = new Tab(Objects.requireNonNull(chromium), served, 1280, ColorScheme.LIGHT).logIn("root")) {
            shown(tab, "/search", ".begin a", "search-start");
            tab.page.getByLabel("What to look for").click();
            clear(tab, ".offers li", "search-help");
            shown(tab, "/search?q=agent%3A+thank+you", ".chip.count", "search");
            tab.page.keyboard().press("j");
            tab.page.keyboard().press("x");
            clear(tab, ".beside-hit", "search-heard");
            shown(tab, "/search?list=" + list, ".hit", "coaching-list");
            shown(tab, "/trends?by=agent", ".heat tbody tr", "trends");
            tab.page.locator(".heat").scrollIntoViewIfNeeded();
            clear(tab, ".heat .cell", "trends-criteria");
            tab.button("Choose figures").click();
            clear(tab, ".catalogue", "trends-choice");
            surveyed(root);
            shown(tab, "/surveys", ".theme", "surveys");
            tab.drop("ratings.csv", ("id,csat,comment\n" + call + ",5,\"Fast, and friendly.\"\nnowhere,1,\n").getBytes(
                    StandardCharsets.UTF_8));
            clear(tab, ".trial-rows tbody tr", "surveys-trial");
            shown(tab, "/customer?id=c-1", ".contact >> nth=5", "customer");
            shown(tab, "/coach", ".coached-agent", "coach");
            shown(tab, "/coach/a-17", ".coached", "coach-agent");
            shown(tab, "/coach/a-17/" + sheet, ".sheet-entry", "one-to-one");
            shown(tab, "/playbook", ".helped a", "playbook");
            tab.page.keyboard().press("e");
            clear(tab, ".book-form", "playbook-edit");
            tab.open("/search?q=refund+%22money+back");
            assertThat(tab.page.locator(".mistake")).isVisible();
            tab.forget("422"); // the search that is wrong
            clear(tab, ".mistake", "search-wrong");
        }
    }

    /** Every interaction has a rating and a comment. */
    private static void surveyed(Http root) {
        List<JsonNode> all = new ArrayList<>();
        root.get("/api/v1/interactions?limit=50").must(200).json().get("items").forEach(all::add);
        for (int i = 0; i < all.size(); i++) {
            root.post("/api/v1/interactions/" + all.get(i).get("id").asText() + "/outcome", "{\"csat\":" + (1 + i % 5)
                    + ",\"nps\":" + i % 11 + ",\"comment\":\"" + (i % 2 == 0 ? "Nobody told me about the fee."
                            : "The agent was friendly and patient.") + "\"}")
                    .must(200);
        }
    }

    /** The proof of the proof. */
    @Test
    void aPageThatIsNotClearIsCaught() {
        try (Tab tab = new Tab(Objects.requireNonNull(chromium), empty, 1280, ColorScheme.LIGHT)) {
            tab.open("/login/form");
            tab.page.evaluate("document.querySelector('#login').closest('form').style.color = '#bbb';"
                    + "document.querySelectorAll('label').forEach(label => label.remove())");

            org.assertj.core.api.Assertions.assertThat(Accessibility.violations(tab.page)).anyMatch(one -> one.startsWith("label "));
            tab.forget("style");
            tab.page.evaluate("complaints.length = 0");
        }
    }

    @Test
    void emptyPagesAndTheFormsToLogInAreClear() {
        try (Tab tab = new Tab(Objects.requireNonNull(chromium), empty, 1280, ColorScheme.LIGHT)) {
            shown(tab, "/login/form", "#login", "login");
            tab.logIn("root");
            shown(tab, "/calls", ".empty", "calls-empty");
            shown(tab, "/trends", ".empty", "trends-empty");
            shown(tab, "/playbook", ".empty", "playbook-empty");
            shown(tab, "/surveys", ".empty", "surveys-empty");
            shown(tab, "/admin/webhooks", ".empty", "admin-webhooks-empty");
        }
    }

    @Test
    void theAgentsPagesAreClear() {
        try (Tab tab = new Tab(Objects.requireNonNull(chromium), served, 1280, ColorScheme.LIGHT).logIn("dana")) {
            shown(tab, "/me", "ear-line-chart svg", "me");
            assertThat(tab.page.locator(".sheet-entry").first()).isVisible();
            shown(tab, "/calls/" + disputed, "#criterion-7 .dispute", "call-own");
        }
    }

    private static void shown(Tab tab, String address, String sign, String name) {
        tab.page.setViewportSize(1280, 900);
        tab.open(address);
        clear(tab, sign, name);
    }

    /** In each look, without loading the page again. */
    private static void clear(Tab tab, String sign, String name) {
        assertThat(tab.page.locator(sign).first()).isVisible();
        tab.page.waitForLoadState(LoadState.NETWORKIDLE);
        for (Look look : Look.all()) {
            tab.page.setViewportSize(look.width(), 900);
            tab.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme()).setReducedMotion(ReducedMotion.REDUCE));
            tab.picture(name + "-" + look);
            tab.mustBeClear(name + "-" + look);
        }
        tab.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
}
