package dev.earmark.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.earmark.access.Role;
import dev.earmark.testing.Chromium;
import dev.earmark.testing.SampleResults;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search in a browser: what is typed, found, heard, kept and put on a list. */
class SearchPageIT {

    private static @Nullable Chromium chromium;

    @TempDir
    static Path folder;

    private static Served served;
    private static String dana;
    private static String chat;

    private Tab tab;
    private Page page;

    @BeforeAll
    static void serve() {
        chromium = Chromium.open();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000); // the machine may be busy
        served = new Served(folder);
        served.account("rita", Role.REVIEWER, null);
        SampleHouse house = new SampleHouse(served);
        dana = house.call(SampleResults.billingCall(), "a-17", "Dana Whitfield");
        house.call(SampleResults.billingCallWithoutAutoFail(), "a-19", "Noor Haddad");
        chat = house.typed(SampleResults.chat(), "a-18", "Ravi Menon");
        served.searchable();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
            served.close();
        }
    }

    @BeforeEach
    void logIn() {
        enter("rita");
    }

    private void enter(String login) {
        tab = new Tab(Objects.requireNonNull(chromium), served, 1280, ColorScheme.LIGHT).logIn(login);
        page = tab.page;
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        tab.close();
    }

    private Locator field() {
        return page.getByLabel("What to look for");
    }

    private Locator hits() {
        return page.locator(".hit");
    }

    @Test
    void whatIsTypedIsFoundWhileItIsTypedAndStandsInTheAddress() {
        tab.open("/calls");
        assertThat(page.locator("tbody a.row").first()).isVisible(); // its keys are there
        page.keyboard().press("g");
        page.keyboard().press("s");
        assertThat(field()).isFocused();
        page.keyboard().type("frustrating");

        assertThat(hits().first().locator("mark")).hasText("frustrating");
        assertThat(page.locator(".found-in")).hasCount(2);
        assertThat(page).hasURL(Pattern.compile(".*/search\\?q=frustrating$"));
        page.reload();
        assertThat(hits().first()).isVisible();
        assertThat(field()).hasValue("frustrating");
        page.locator(".found-head a").first().click();
        assertThat(page.locator("ear-scorecard").first()).isVisible();
        page.goBack();
        assertThat(field()).hasValue("frustrating");
        assertThat(hits().first()).isVisible();
    }

    @Test
    void whatWasFoundIsCountedAndEachCountNarrows() {
        tab.open("/search?q=thank+you");
        Locator agents = page.getByLabel("Agent", new Page.GetByLabelOptions().setExact(true));
        assertThat(agents.locator(".chip")).hasCount(3);
        agents.locator(".chip", new Locator.LocatorOptions().setHasText("Noor")).click();

        assertThat(page.locator(".found-in")).hasCount(1);
        assertThat(page.locator(".found-head")).containsText("Noor Haddad");
        assertThat(page).hasURL(Pattern.compile(".*agent=a-19.*"));
        assertThat(agents.locator(".chip[aria-pressed=true]")).containsText("Noor Haddad");
        agents.locator(".chip[aria-pressed=true]").click();
        assertThat(page.locator(".found-in")).hasCount(3);
        tab.button("Filter").click();
        page.getByLabel("Score up to").fill("10");
        tab.button("Apply").click();
        assertThat(page.locator(".found-in")).hasCount(1);
        assertThat(page.locator(".chips").first()).containsText("Score up to 10");
        page.getByLabel("Remove “Score up to 10”").click();
        assertThat(page.locator(".found-in")).hasCount(3);
    }

    @Test
    void theFieldSaysWhatItCanDoAndPutsItIn() {
        tab.open("/search");
        field().click();
        assertThat(page.getByRole(AriaRole.OPTION).first()).containsText("what was asked and not answered");
        page.keyboard().type("frustrating TH");
        assertThat(page.locator(".offers li")).hasText(Pattern.compile("THEN.*and in the next three turns.*"));
        page.keyboard().press("ArrowDown");
        assertThat(field()).hasAttribute("aria-activedescendant", "offer-0");
        page.keyboard().press("Enter");
        assertThat(field()).hasValue("frustrating THEN ");
        page.keyboard().type("agent: NOT sorry");
        assertThat(hits().first()).isVisible();
        tab.forget("422"); // what was half typed
        field().fill("name dan");
        assertThat(page.locator(".offers li")).containsText("Dana Whitfield");
        page.locator(".offers li").click();
        assertThat(page).hasURL(Pattern.compile(".*q=name&agent=a-17$"));
        assertThat(page.locator(".found-in")).hasCount(1);
    }

    @Test
    void aSearchThatIsWrongSaysWhereInOneSentence() {
        tab.open("/search?q=refund+%22money+back");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("a quote is opened and never closed");
        assertThat(page.locator(".typed-text mark")).hasText("\"");
        assertThat(field()).hasAttribute("aria-invalid", "true");
        field().press("End");
        page.keyboard().type("\"");
        assertThat(page.locator(".mistake")).hasCount(0);
        tab.forget("422");
        assertThat(page.locator(".total")).isVisible();
    }

    @Test
    void hitsAreHeardOneAfterTheOtherInOnePlayer() {
        tab.open("/search?q=customer%3A+frustrating&sort=oldest");
        assertThat(hits()).hasCount(2);
        tab.record();
        page.keyboard().press("j");

        assertThat(hits().first()).hasClass(Pattern.compile(".*\\bnow\\b.*"));
        tab.until("heard.length > 2");
        double from = Double.parseDouble(page.locator(".shared-player a").getAttribute("href").replaceAll(".*[?]t=([0-9.]+)&.*", "$1"));
        assertThat(tab.number("heard[0]")).isBetween(from - 0.4, from + 0.5);
        page.keyboard().press(" ");
        tab.until("window.stopped");
        page.keyboard().press("j");
        assertThat(hits().nth(1)).hasClass(Pattern.compile(".*\\bnow\\b.*"));
        assertThat(page.locator(".shared-player")).hasCount(1);
        assertThat(page.locator(".shared-player")).containsText("2 of 2");
        page.keyboard().press("k");
        assertThat(hits().first()).hasClass(Pattern.compile(".*\\bnow\\b.*"));
        page.keyboard().press("x");
        assertThat(hits().first().locator(".beside-hit")).hasCount(4);
        page.keyboard().press("o");
        assertThat(page).hasURL(Pattern.compile(".*/calls/.*[?]t=.*"));
    }

    @Test
    void whatWasWrittenHasItsPlaceAndNoPlayer() {
        tab.open("/search?channel=chat");
        assertThat(page.locator(".found-in")).hasCount(1);
        page.keyboard().press("j");
        assertThat(page.locator(".shared-player .time")).hasText("Written");
        assertThat(page.locator(".shared-player .play")).isDisabled();
        assertThat(hits().locator("button.place")).hasCount(0);
        hits().first().locator("a.place").click();
        assertThat(page).hasURL(Pattern.compile(".*/calls/" + chat + "#turn-\\d+"));
        assertThat(page.locator("ear-transcript .turn").first()).isVisible();
    }

    @Test
    void momentsLikeOneAreFound() {
        tab.open("/search?q=frustrating");
        hits().first().locator("button", new Locator.LocatorOptions().setHasText("More like this")).click();

        assertThat(page).hasURL(Pattern.compile(".*[?]like=.*"));
        assertThat(page.locator(".chips").first()).containsText("Similar to one moment");
        assertThat(hits().first()).isVisible();
        assertThat(field()).hasValue("");
    }

    @Test
    void twoHitsArePutOnACoachingListHeardThereAndTakenOff() {
        tab.open("/search?q=%22really+frustrating%22");
        assertThat(hits()).hasCount(2);
        page.keyboard().press("j");
        page.keyboard().press("a");
        page.getByLabel("Name of a new list").fill("One-to-one <b>Dana</b>");
        page.locator("dialog .primary").click();
        assertThat(page.locator(".toast")).containsText("One-to-one <b>Dana</b>");
        hits().nth(1).locator("button", new Locator.LocatorOptions().setHasText("Add to a list")).click();
        page.locator("dialog .primary").click();
        assertThat(page.locator("dialog")).hasCount(0);
        tab.open("/search");
        page.locator(".begin a").click();

        assertThat(page.locator("h2", new Page.LocatorOptions().setHasText("One-to-one <b>Dana</b>"))).isVisible();
        assertThat(hits()).hasCount(2);
        page.keyboard().press("j");
        assertThat(page.locator(".shared-player")).containsText("1 of 2");
        hits().first().locator("button", new Locator.LocatorOptions().setHasText("Take off the list")).click();
        assertThat(hits()).hasCount(1);
        tab.button("Remove the list").click();
        page.locator("dialog button", new Page.LocatorOptions().setHasText("Remove the list")).first().click();
        assertThat(page.locator(".begin")).containsText("Press a on a hit");
    }

    @Test
    void aSearchIsKeptAsAViewAndAsAnAlert() {
        tab.open("/search?q=refund&team=billing");
        tab.button("Keep this search").click();
        page.getByLabel("Name").fill("Refunds of billing");
        page.getByLabel("Alert: mark it wherever it is said from now on").check();
        page.locator("dialog .primary").click();
        assertThat(page.locator(".toast")).containsText("it marks what is scored from now on");
        tab.open("/search");
        assertThat(page.locator(".begin")).containsText("Refunds of billing");
        assertThat(page.locator(".begin .tag")).hasText("Alert");
        tab.button("Refunds of billing").click();
        assertThat(page).hasURL(Pattern.compile(".*q=refund.*team=billing.*"));
        assertThat(field()).hasValue("refund");
        field().fill("refunds of");
        assertThat(page.locator(".offers")).containsText("Refunds of billing");
        tab.open("/search");
        page.getByLabel("Forget the search Refunds of billing").click();
        assertThat(page.locator(".begin .tag")).hasCount(0);
    }

    @Test
    void anAgentFindsWhatWasSharedWithHerAndNoListOfOthers() {
        served.person("ines", Role.REVIEWER, null).post("/api/v1/interactions/" + dana + "/review/finish", "{\"seen\":0,\"share\":true}")
                .must(200);
        served.account("dana", Role.AGENT, "a-17");
        served.searchable();
        tab.close();
        enter("dana");
        tab.open("/search?q=frustrating");
        assertThat(page.locator(".found-in")).hasCount(1);
        assertThat(page.locator(".found-head")).containsText("Dana Whitfield");
        assertThat(hits().locator("button", new Locator.LocatorOptions().setHasText("Add to a list"))).hasCount(0);
        tab.button("Keep this search").click();
        assertThat(page.locator("dialog input[type=checkbox]")).hasCount(0);
    }

    @Test
    void aCoachSeesOnHerListsOnlyWhatIsStillWithinReach() {
        Http coach = served.coach("cora", Set.of("billing"));
        String list = coach.post("/api/v1/coaching-lists", "{\"name\":\"Again\"}").must(201).json().get("id").asText();
        String at = "/api/v1/coaching-lists/" + list;
        coach.post(at + "/items", "{\"interaction\":\"" + dana + "\",\"turn\":6}").must(204);
        coach.post(at + "/items", "{\"interaction\":\"" + dana + "\",\"turn\":6}").must(204);
        assertThat(coach.post(at + "/items", "{\"interaction\":\"" + dana + "\",\"turn\":999}").must(422).code())
                .isEqualTo("review.turn-unknown");
        coach.post(at + "/items", "{\"interaction\":\"nobody-has-this\",\"turn\":0}").must(404);
        assertThat(coach.get(at).must(200).json().get("items")).hasSize(1);
        Http other = served.coach("otis", Set.of("sales"));
        other.get(at).must(404);
        other.delete(at).must(404);
        String hers = other.post("/api/v1/coaching-lists", "{\"name\":\"Mine\"}").must(201).json().get("id").asText();
        other.post("/api/v1/coaching-lists/" + hers + "/items", "{\"interaction\":\"" + dana + "\",\"turn\":6}").must(404);
    }
}
