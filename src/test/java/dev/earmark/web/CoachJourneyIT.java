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
import dev.earmark.testing.Chromium;
import dev.earmark.testing.SampleResults;
import dev.earmark.testing.Workplace;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A coach's week in a browser: from an agent's focus to a one-to-one that is acknowledged, and from the calls to a play that is heard. */
class CoachJourneyIT {

    @TempDir
    static Path folder;

    private static @Nullable Chromium chromium;
    private static Served served;
    private static String shared;

    @BeforeAll
    static void serve() {
        chromium = Chromium.open();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000); // the machine may be busy
        served = new Served(folder);
        SampleHouse house = new SampleHouse(served);
        shared = house.call(SampleResults.billingCall(), "a-17", "Dana Whitfield");
        new CoachedHouse(served).plant(shared);
        for (int i = 0; i < 13; i++) {
            house.typed(SampleResults.billingCall(), "a-17", "Dana Whitfield");
        }
        served.program().put("/api/v1/agents/a-17", "{\"name\":\"Dana Whitfield\",\"team\":\"billing\"}").must(200);
        served.program().post("/api/v1/interactions/" + shared + "/review/finish", "{\"seen\":0,\"share\":true}").must(200);
        served.coach("cora", Set.of("billing"));
        served.account("dana", Role.AGENT, "a-17");
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
            theCoachOpensTheAgentsFocusAndWritesTheOneToOne(cora);
            theAgentSeesItAddsHerOwnAndAcknowledges(dana, cora);
            theCoachHasAPlaybookMadeAndPublishesIt(cora);
            theAgentsMissedCriterionLeadsToThePlay(dana);
        }
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

    private static JsonNode making(Http cora) {
        return cora.get("/api/v1/playbook-making").must(200).json().get("making");
    }
}
