package dev.earmark.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.earmark.access.Role;
import dev.earmark.results.Result;
import dev.earmark.testing.Chromium;
import dev.earmark.testing.SampleResults;
import dev.earmark.testing.Workplace;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A coach's month in a browser: from a search to an agent's focus, to a one-to-one that is acknowledged, to a play that the next agent
 * is led to, to before and after.
 */
class CoachJourneyIT {

    private static final String UNANSWERED = "customer: supervisor THEN agent: NOT sorry within 3 turns";

    @TempDir
    static Path folder;

    private static @Nullable Chromium chromium;
    private static Served served;
    private static SampleHouse house;
    private static String shared;

    @BeforeAll
    static void serve() {
        chromium = Chromium.open();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000); // the machine may be busy
        served = new Served(folder);
        house = new SampleHouse(served);
        for (int i = 1; i < 4; i++) {
            house.call(asksForASupervisor("nobody is here at the moment"), "b-" + i, "Agent " + i);
        }
        house.call(asksForASupervisor("I am so sorry about this"), "b-4", "Agent 4");
        served.later.set(Duration.ofDays(-9)); // what is missed was missed before anybody spoke about it
        shared = house.call(SampleResults.billingCall(), "a-17", "Dana Whitfield");
        for (int i = 0; i < 13; i++) {
            house.typed(SampleResults.billingCall(), "a-17", "Dana Whitfield");
        }
        served.later.set(Duration.ZERO);
        new CoachedHouse(served).plant(shared);
        served.program().put("/api/v1/agents/a-17", "{\"name\":\"Dana Whitfield\",\"team\":\"billing\"}").must(200);
        served.program().post("/api/v1/interactions/" + shared + "/review/finish", "{\"seen\":0,\"share\":true}").must(200);
        served.coach("cora", Set.of("billing"));
        served.account("dana", Role.AGENT, "a-17");
        served.searchable();
        Http program = served.program(); // the first search of its kind may take longer than a search may, on a busy machine
        Workplace.until(() -> program.get("/api/v1/search?q=" + URLEncoder.encode(UNANSWERED, StandardCharsets.UTF_8)).status() == 200);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
            served.close();
        }
    }

    private static Tab tab(String login) {
        return new Tab(Objects.requireNonNull(chromium), served, 1280, ColorScheme.LIGHT).logIn(login);
    }

    private static Locator part(Page page, String name) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void aCoachSpeaksWithAnAgentAboutWhatRepeatsAndLeadsHerToWhatTheBestDo() {
        try (Tab cora = tab("cora"); Tab dana = tab("dana")) {
            theCoachFindsWhatWasNotAnsweredHearsItAndKeepsTwo(cora);
            theCoachOpensTheAgentsFocusAndWritesTheOneToOne(cora);
            theAgentSeesItAddsHerOwnAndAcknowledges(dana, cora);
            theCoachHasAPlaybookMadeAndPublishesIt(cora);
            theAgentsMissedCriterionLeadsToThePlay(dana);
        }
        theNextWhoMissesItIsLedToThePlay();
        fourWeeksLaterBeforeAndAfterStandSideBySide();
    }

    private static void theCoachFindsWhatWasNotAnsweredHearsItAndKeepsTwo(Tab cora) {
        Page page = cora.page;
        Locator hits = page.locator(".hit");
        cora.open("/search");
        page.getByLabel("What to look for").fill(UNANSWERED);
        assertThat(hits).hasCount(3); // a fourth was answered
        page.getByLabel("What to look for").blur();
        cora.record();
        page.keyboard().press("j");
        cora.until("heard.length > 2");
        for (int i = 1; i < 3; i++) {
            page.keyboard().press("j");
            assertThat(hits.nth(i)).hasClass(Pattern.compile(".*\\bnow\\b.*"));
            assertThat(page.locator(".shared-player")).containsText((i + 1) + " of 3");
        }
        page.keyboard().press("k");
        assertThat(hits.nth(1)).hasClass(Pattern.compile(".*\\bnow\\b.*"));
        page.keyboard().press("a");
        page.getByLabel("Name of a new list").fill("Asked for a supervisor");
        page.locator("dialog .primary").click();
        assertThat(page.locator("dialog")).hasCount(0);
        page.keyboard().press("k");
        assertThat(hits.first()).hasClass(Pattern.compile(".*\\bnow\\b.*"));
        page.keyboard().press("a");
        page.locator("dialog .primary").click();
        assertThat(page.locator("dialog")).hasCount(0);
        cora.picture("coach-search");
        cora.open("/search");
        page.locator(".begin a", new Page.LocatorOptions().setHasText("Asked for a supervisor")).click();
        assertThat(hits).hasCount(2);
    }

    /** Another agent, in whose call the same criterion is missed the week after. */
    private static void theNextWhoMissesItIsLedToThePlay() {
        String id = house.call(SampleResults.billingCall(), "a-18", "Ravi Menon");
        served.program().put("/api/v1/agents/a-18", "{\"name\":\"Ravi Menon\",\"team\":\"billing\"}").must(200);
        served.program().post("/api/v1/interactions/" + id + "/review/finish", "{\"seen\":0,\"share\":true}").must(200);
        served.account("ravi", Role.AGENT, "a-18");
        try (Tab ravi = tab("ravi")) {
            ravi.open("/calls/" + id);
            ravi.page.locator(".criterion", new Page.LocatorOptions().setHasText("Is the fee named?")).getByText("What the best do here")
                    .click();
            assertThat(ravi.page.locator(".play.shown")).containsText("Ask it as if you meant it.");
        }
    }

    private static void fourWeeksLaterBeforeAndAfterStandSideBySide() {
        served.later.set(Duration.ofDays(28));
        try {
            for (int i = 0; i < 12; i++) {
                house.typed(metOnly(SampleResults.billingCall()), "a-17", "Dana Whitfield");
            }
            try (Tab cora = tab("cora")) {
                cora.open("/coach/a-17");
                Locator fee = cora.page.locator(".coached", new Page.LocatorOptions().setHasText("Is the fee named?")).first();
                assertThat(fee.locator("tbody tr").nth(0)).containsText("14 of 14");
                assertThat(fee.locator("tbody tr").nth(1)).containsText("0 of 12");
                assertThat(fee).containsText("fewer");
                assertThat(fee).not().containsText("because");
                fee.scrollIntoViewIfNeeded();
                cora.picture("coach-before-and-after");
            }
        } finally {
            served.later.set(Duration.ZERO);
        }
    }

    private static Result metOnly(Result result) {
        return new Result(result.facts(), result.transcript(), result.measures(), result.sentiment(),
                CoachedHouse.met(result.scorecard()), List.of(), null, null);
    }

    /** A customer asks for a supervisor. @param answer what the agent says to it */
    private static Result asksForASupervisor(String answer) {
        Result met = metOnly(SampleResults.billingCall());
        Transcript said = met.transcript();
        List<Turn> turns = said.turns().stream().map(turn -> turn.index() == 3
                ? new Turn(3, turn.speaker(), turn.time(), "I want to speak to your supervisor now", List.of())
                : turn.index() == 4 ? new Turn(4, turn.speaker(), turn.time(), answer, List.of()) : turn).toList();
        return new Result(met.facts(), new Transcript(said.id(), said.channel(), said.source(), said.engine(), turns), met.measures(),
                met.sentiment(), met.scorecard(), List.of(), null, null);
    }

    private static void theCoachOpensTheAgentsFocusAndWritesTheOneToOne(Tab cora) {
        Page page = cora.page;
        cora.open("/calls");
        assertThat(page.locator("tbody a.row").first()).isVisible(); // its keys are there
        page.keyboard().press("g");
        page.keyboard().press("o");
        Locator dana = page.locator(".coached-agent", new Page.LocatorOptions().setHasText("Dana Whitfield"));
        assertThat(dana.locator(".focus")).containsText("missed in 14 of 14");
        assertThat(page.locator(".coached-agent", new Page.LocatorOptions().setHasText("Noor Haddad")).locator(".focus"))
                .hasText(Pattern.compile(".*Nothing repeats.*"));
        cora.picture("coach");
        dana.locator("a.row").click();
        assertThat(part(page, "One focus")).containsText("colleagues would miss 0 % of them");
        cora.picture("coach-agent");
        cora.button("Begin a one-to-one n").click();
        page.locator("dialog .primary").click();
        assertThat(page).hasURL(Pattern.compile(".*/coach/a-17/.+"));
        assertThat(part(page, "Priorities")).containsText("Missed in 14 of the last 14; colleagues would miss 0 % of them.");
        assertThat(part(page, "Priorities").locator("dd").first()).containsText("The customer had said:");
        assertThat(part(page, "Wins")).containsText("Met in 14 of the last 14.");
        part(page, "Goals").getByText("Add").click();
        page.getByLabel("What is to be reached").fill("Names the fee in four of five calls.");
        page.getByLabel("About").selectOption("billing-care fee_disclosure");
        page.getByLabel("Until").fill("2030-01-15");
        page.locator("dialog .primary").click();
        assertThat(part(page, "Goals")).containsText("Names the fee in four of five calls.");
        assertThat(part(page, "Goals")).containsText("until 15 Jan 2030");
        part(page, "Challenges").getByText("From a moment").click();
        page.locator(".to-choose .moment", new Page.LocatorOptions().setHasText("third call")).first().getByText("Write about it").click();
        assertThat(page.getByLabel("Behaviour")).hasValue("“right let me look at the payments”");
        page.getByLabel("Open question").fill("What did you hear?");
        page.locator("dialog .primary").click();
        assertThat(part(page, "Challenges").locator(".open-question").last()).hasText("What did you hear?");
        cora.picture("one-to-one");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".top")).isHidden();
        assertThat(part(page, "Goals").getByText("Edit")).isHidden();
        cora.picture("one-to-one-on-paper");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        cora.button("Share with Dana Whitfield").click();
        assertThat(page.locator(".page-head .tag")).containsText("shared");
    }

    private static void theAgentSeesItAddsHerOwnAndAcknowledges(Tab dana, Tab cora) {
        Page page = dana.page;
        dana.open("/me");
        assertThat(part(page, "Goals")).containsText("Names the fee in four of five calls.");
        assertThat(part(page, "Goals").getByText("Edit")).hasCount(0);
        part(page, "Challenges").getByText("Add your own").click();
        page.getByLabel("In your words").fill("Two systems at once.");
        page.locator("dialog .primary").click();
        assertThat(part(page, "Challenges")).containsText("Two systems at once.");
        dana.button("Acknowledge").click();
        assertThat(page.locator(".own-one-to-one .tag").first()).containsText("acknowledged");
        assertThat(part(page, "Challenges").getByText("Add your own")).hasCount(0);
        // the coach's page, which was open all the time
        assertThat(cora.page.locator(".page-head .tag")).containsText("acknowledged");
        assertThat(part(cora.page, "Challenges")).containsText("Two systems at once.");
    }

    private static void theCoachHasAPlaybookMadeAndPublishesIt(Tab cora) {
        Page page = cora.page;
        page.keyboard().press("g");
        page.keyboard().press("p");
        page.locator(".empty .primary").click();
        page.getByLabel("What goes well").selectOption("resolved");
        page.locator("dialog .primary").click();
        assertThat(page.locator(".book-head .tag")).hasText("draft");
        Locator play = page.locator(".play", new Page.LocatorOptions().setHasText("anything else")).first();
        assertThat(play).containsText("comparable calls with it");
        assertThat(play).not().containsText("cause");
        page.keyboard().press("e");
        play.locator("textarea").nth(1).fill("Ask it as if you meant it.");
        play.getByLabel("Add a criterion").selectOption("billing-care fee_disclosure");
        page.locator(".book-form .primary").click();
        assertThat(page.locator(".play").first()).containsText("Ask it as if you meant it.");
        cora.button("Publish").click();
        assertThat(page.locator(".book-head .tag")).hasText("published");
        cora.picture("playbook-published");
        page.keyboard().press("g");
        page.keyboard().press("o");
        assertThat(page.locator(".huddle .clip")).hasCount(1);
    }

    private static void theAgentsMissedCriterionLeadsToThePlay(Tab dana) {
        Page page = dana.page;
        dana.open("/calls/" + shared);
        Locator missed = page.locator(".criterion", new Page.LocatorOptions().setHasText("Is the fee named?"));
        missed.getByText("What the best do here").click();
        assertThat(page.locator(".play.shown")).containsText("Ask it as if you meant it.");
        assertThat(dana.button("Edit as a new version e")).hasCount(0);
        dana.record();
        page.locator(".play.shown .clip .place").first().click();
        dana.until("stopped");
        assertThat(dana.number("Math.min(...heard)")).isLessThan(0.5);
        assertThat(dana.number("heard.at(-1)")).as("the passage and nothing around it").isBetween(3.5, 3.9);
    }

    @Test
    void whatIsNotThereToFindIsSaid() {
        Http cora = served.login("cora");
        cora.post("/api/v1/playbook-making", "{\"outcome\":\"nps\",\"queue\":\"invoices\"}").must(202);
        Workplace.until(() -> !making(cora).get("state").asText().equals("reading"));

        assertThat(making(cora).get("state").asText()).isEqualTo("lacking");
        assertThat(making(cora).get("said").asText()).startsWith("Not enough calls");
    }

    @Test
    void whatACoachNotesForHerselfNobodyElseReads() {
        Http cora = served.login("cora");
        String at = "/api/v1/agents/b-0/notes";
        String note = cora.post(at, "{\"text\":\"<img src=x onerror=alert(1)> Ask about the new shift.\"}").must(201).json().get("id")
                .asText();
        Http colleague = served.coach("carla", Set.of("billing"));
        Http stranger = served.coach("stella", Set.of("sales"));

        assertThat(cora.get(at).must(200).json().at("/items/0/text").asText()).contains("new shift");
        assertThat(colleague.get(at).must(200).json().get("items")).isEmpty();
        assertThat(served.admin().get(at).must(200).json().get("items")).isEmpty();
        stranger.get(at).must(404);
        assertThat(colleague.send("DELETE", at + "/" + note, BodyPublishers.noBody(), null).must(404).code())
                .isEqualTo("onetoone.note-unknown");
        assertThat(served.admin().get("/api/v1/audit").must(200).text()).contains("note.write").doesNotContain("new shift");
        try (Tab tab = tab("cora")) {
            tab.open("/coach/b-0");
            assertThat(part(tab.page, "My notes")).containsText("<img src=x onerror=alert(1)> Ask about the new shift.");
            assertThat(tab.page.locator("main img")).hasCount(0);
            part(tab.page, "My notes").getByText("Remove").click();
            assertThat(part(tab.page, "My notes").locator("li")).hasCount(0);
        }
    }

    private static JsonNode making(Http cora) {
        return cora.get("/api/v1/playbook-making").must(200).json().get("making");
    }
}
