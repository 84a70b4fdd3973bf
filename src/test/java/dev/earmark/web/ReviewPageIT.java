package dev.earmark.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.earmark.access.Role;
import dev.earmark.testing.Chromium;
import dev.earmark.testing.SampleResults;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reviewers and agents do with a scored call, in a browser. */
class ReviewPageIT {

    private static @Nullable Chromium chromium;

    @TempDir
    Path folder;

    private Served served;
    private SampleHouse house;
    private String call;
    private Http rita;
    private Tab tab;
    private Page page;

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.open();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000); // the machine may be busy
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void serve() {
        served = new Served(folder);
        house = new SampleHouse(served);
        rita = served.person("rita", Role.REVIEWER, null);
        served.account("otto", Role.REVIEWER, null);
        served.account("dana", Role.AGENT, "a-17");
        call = house.call(SampleResults.billingCall(), "a-17", "Dana Whitfield");
        tab = tab("rita");
        page = tab.page;
    }

    private Tab tab(String login) {
        return new Tab(Objects.requireNonNull(chromium), served, 1280, ColorScheme.LIGHT).logIn(login);
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        tab.close();
        served.close();
    }

    private void openCall() {
        tab.open("/calls/" + call);
        tab.until("document.getElementById('end')?.textContent === '1:06'");
    }

    private void criterion(int number) {
        for (int i = 0; i < number; i++) {
            page.keyboard().press("]");
        }
        assertThat(page.locator(".criterion.current")).hasId("criterion-" + number);
    }

    @Test
    void aVerdictIsChangedByOneKeyUndoneAndGivenAReason() {
        openCall();
        criterion(3);
        page.keyboard().press("2");

        assertThat(page.locator("#criterion-3 .verdict").first()).hasText("Partly met");
        assertThat(page.locator("#criterion-3 .machine")).containsText("The machine said");
        assertThat(page.locator("#criterion-3 .machine .verdict")).hasText("Missed");
        assertThat(page.locator(".toast")).containsText("Partly met");
        assertThat(page.locator("#criterion-3 .points")).hasText("7.5/15");
        page.keyboard().press("z");
        assertThat(page.locator("#criterion-3 .verdict").first()).hasText("Missed");
        assertThat(page.locator("#criterion-3 .machine")).hasCount(0);
        page.keyboard().press("1");
        assertThat(page.locator("#criterion-3 .verdict").first()).hasText("Met");
        page.keyboard().press("e");
        page.keyboard().type("She <b>says</b> it in other words.");
        page.keyboard().press("Tab");
        assertThat(page.locator("#criterion-3 .held q")).hasText("She <b>says</b> it in other words.");
        page.reload();
        assertThat(page.locator("#criterion-3 .held")).containsText("Name of rita");
        page.waitForCondition(() -> rita.get("/api/v1/interactions/" + call + "/review").must(200).json()
                .at("/criteria/2/verdict/verdict").asText().equals("met"));
    }

    @Test
    void wordsThatAreSelectedBecomeEvidenceAreCommentedAndCorrected() {
        openCall();
        criterion(3);
        tab.select(6, "right let me");
        tab.button("Evidence for 3").click();
        assertThat(page.locator("#criterion-3 .evidence")).containsText("right let me");
        assertThat(page.locator("#criterion-3 .held")).containsText("Missing evidence");

        tab.select(9, "five days");
        page.locator(".selection").getByText("Comment").click();
        page.locator("dialog textarea").fill("Is that true?");
        tab.button("Save comment").click();
        assertThat(page.locator("#turn-9")).containsText("Is that true?");

        tab.select(6, "right");
        tab.button("Correct").click();
        page.locator("dialog input").fill("I am sorry");
        tab.button("Correct and score again").click();
        assertThat(page.locator(".toast")).containsText("The words are corrected");
        served.work();
        assertThat(page.locator("#turn-6 .said")).containsText("I am sorry let me look at the payments");
        assertThat(page.locator("#criterion-3 .machine .verdict")).hasText("Met");
        assertThat(page.locator("#criterion-3 .held")).containsText("Missing evidence");
    }

    @Test
    void whoFinishesGetsTheNextOfTheList() {
        String other = house.typed(SampleResults.chat(), "a-18", "Ravi");
        tab.open("/calls");
        page.locator("tbody a.row", new Page.LocatorOptions().setHasText("Ravi")).click();
        assertThat(page.locator("h1")).containsText("Ravi");
        page.keyboard().press("Control+Enter");

        assertThat(page.locator("h1")).containsText("Dana Whitfield");
        assertThat(rita.get("/api/v1/interactions/" + other + "/review").must(200).json().get("origin").asText())
                .isEqualTo("human-confirmed");
        tab.button("Finish and share").click();
        assertThat(page.locator("h1")).hasText("Calls");
        assertThat(page.locator("tbody tr", new Page.LocatorOptions().setHasText("Dana")).locator(".state")).containsText("Shared");
    }

    @Test
    void theQueueGivesWhatNeedsAPersonMost() {
        String me = served.me(rita).get("id").asText();
        rita.post("/api/v1/interactions/assign", "{\"ids\":[\"" + call + "\"],\"to\":\"" + me + "\"}").must(200);
        tab.open("/calls");
        assertThat(page.locator("tbody .state")).hasText("Assigned to somebody");
        page.keyboard().press("r");

        assertThat(page.locator("h1")).containsText("Dana Whitfield");
        assertThat(page.url()).endsWith("?from=queue");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("h1")).hasText("Calls");
    }

    @Test
    void anAgentHearsWhatIsSharedDisputesItAndSeesWhatWasDecided() {
        try (Tab dana = tab("dana")) {
            assertThat(dana.page.locator(".empty")).containsText("Nothing is shared with you yet");
            rita.post("/api/v1/interactions/" + call + "/review/finish", "{\"seen\":0,\"share\":true}").must(200);
            assertThat(dana.page.locator("h2").first()).hasText("What went well");
            dana.page.locator(".moment.praise .place").first().click();
            assertThat(dana.page.locator(".moment.praise .place.playing")).hasCount(1);
            dana.page.locator(".own a").click();
            assertThat(dana.page.locator("#scorecard")).containsText("A verdict can be disputed until ");
            dana.page.locator("#criterion-1").getByText("Dispute", new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true))
                    .click();
            dana.page.locator("dialog select").selectOption("not_applicable");
            dana.page.locator("dialog textarea").fill("<i>I was interrupted.</i>");
            dana.page.locator("dialog button.primary").click();
            assertThat(dana.page.locator("#criterion-1 .dispute")).containsText("<i>I was interrupted.</i>");

            decide();
            assertThat(dana.page.locator("#criterion-1 .dispute")).containsText("Upheld");
            assertThat(dana.page.locator("#criterion-1 .dispute")).containsText("You are right.");
            assertThat(dana.page.locator("#criterion-1 .verdict").first()).hasText("Does not apply");
        }
    }

    @Test
    void aCoachCommentsAndMarksMomentsAndTakesThemBackButGivesNoVerdict() {
        served.coach("cora", Set.of("billing"));
        try (Tab cora = tab("cora")) {
            cora.open("/calls/" + call);
            cora.page.locator("#criterion-3 .criterion-title").click();
            assertThat(cora.page.locator("#criterion-3 .row-of-buttons button")).hasText(new String[] {"Comment"});
            cora.select(9, "five days");
            assertThat(cora.page.locator(".selection button")).hasText(new String[] {"Mark a moment", "Comment"});
            cora.page.locator(".selection").getByText("Comment").click();
            cora.page.locator("dialog textarea").fill("Two, since May.");
            cora.button("Save comment").click();
            assertThat(cora.page.locator("#turn-9 .note")).containsText("Two, since May.");
            cora.page.locator("#turn-9 .note button").click();
            assertThat(cora.page.locator("#turn-9 .note")).hasCount(0);

            cora.page.locator("#criterion-4 button.place").click();
            cora.page.keyboard().press("m");
            cora.page.locator("dialog textarea").fill("Clear.");
            cora.page.locator("dialog button.primary").click();
            Locator own = cora.page.locator(".moments .moment", new Page.LocatorOptions().setHasText("Marked by Name of cora"));
            assertThat(own).containsText("Clear.");
            tab.open("/calls/" + call);
            assertThat(page.locator(".moments .moment").first()).containsText("Marked by Name of cora");
            assertThat(page.locator(".moments .moment").first().locator(".moment-head button:not(.place)")).hasCount(0);
            own.getByLabel("Remove the moment").click();
            assertThat(own).hasCount(0);
        }
    }

    private void decide() {
        try (Tab otto = tab("otto")) {
            otto.open("/disputes");
            otto.button("Decide").click();
            otto.page.locator("dialog textarea").fill("You are right.");
            otto.page.locator("dialog button.primary").click();
            assertThat(otto.page.locator(".empty")).containsText("No dispute is open.");
        }
    }

    @Test
    void severalAreGivenToAReviewerAtOnceAndAViewIsKept() {
        house.typed(SampleResults.chat(), "a-18", "Ravi");
        tab.open("/calls");
        page.getByLabel("Choose all that are shown").check();
        tab.button("Assign to a reviewer").click();
        page.locator("dialog select").selectOption("Name of otto");
        page.locator("dialog button.primary").click();
        assertThat(page.locator(".toast")).containsText("2 interactions are assigned.");

        tab.open("/calls?channel=voice");
        tab.button("Save this view").click();
        page.getByLabel("Name").fill("Voice only");
        page.locator("dialog button.primary").click();
        tab.button("All").click();
        assertThat(page.locator("tbody tr")).hasCount(2);
        tab.button("Voice only").click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.url()).endsWith("/calls?channel=voice");
    }
}
