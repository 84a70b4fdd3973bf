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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of interactions in a browser: narrowing, order, what is taken in, what happens meanwhile. */
class CallsPageIT {

    private static @Nullable Chromium chromium;

    @TempDir
    Path folder;

    private Served served;
    private SampleHouse house;
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
        served.account("rita", Role.REVIEWER, null);
        house = new SampleHouse(served);
        tab = new Tab(Objects.requireNonNull(chromium), served, 1280, ColorScheme.LIGHT).logIn("rita");
        page = tab.page;
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        tab.close();
        served.close();
    }

    @Test
    void anEmptyHouseSaysWhatToDoAndFiltersThatFitNothingOfferTheWayOut() {
        tab.open("/calls");
        assertThat(page.locator(".empty")).containsText("Drop recordings or chats anywhere on this page.");
        assertThat(tab.button("Choose files")).isVisible();
        house.typed(SampleResults.chat(), "a-18", "Ravi");
        tab.open("/calls?agent=nobody&state=scored");
        assertThat(page.locator(".empty")).containsText("No interaction fits these filters.");
        page.locator(".empty button").click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.url()).endsWith("/calls");
    }

    @Test
    void aWrongNumberIsNoBadCallButNoConversationAndIsFoundAsThat() {
        house.call(SampleResults.misdialledCall(), "a-17", "Dana Whitfield");
        house.call(SampleResults.billingCall(), "a-19", "Noor Haddad");
        tab.open("/calls");
        assertThat(page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("Dana Whitfield")))
                .containsText("No conversation: wrong number");
        assertThat(page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("Dana Whitfield"))).not().containsText("%");

        tab.open("/calls?noConversation=misdialled");
        assertThat(page.locator("tbody .what")).hasText(new String[] {"Dana Whitfield"});
    }

    @Test
    void filtersAndOrderStandInTheAddress() {
        house.call(SampleResults.billingCall(), "a-17", "Dana Whitfield");
        house.call(SampleResults.billingCallWithoutAutoFail(), "a-19", "Noor Haddad");
        house.typed(SampleResults.chat(), "a-18", "Ravi");
        tab.open("/calls");
        assertThat(page.locator("tbody .what")).hasText(new String[] {"Ravi", "Noor Haddad", "Dana Whitfield"});

        tab.button("Filter").click();
        page.getByLabel("Channel").selectOption("voice");
        tab.button("Apply").click();
        assertThat(page.locator("tbody .what")).hasText(new String[] {"Noor Haddad", "Dana Whitfield"});
        assertThat(page.locator(".chip")).hasText(new String[] {"Filter", "Calls"});
        page.locator("th.score button").click();
        assertThat(page.locator("th.score")).hasAttribute("aria-sort", "descending");
        page.locator("th.score button").click();
        assertThat(page.locator("tbody .what")).hasText(new String[] {"Dana Whitfield", "Noor Haddad"});
        assertThat(page.url()).endsWith("/calls?channel=voice&sort=score");
        page.reload();
        assertThat(page.locator("tbody .what")).hasText(new String[] {"Dana Whitfield", "Noor Haddad"});
        page.goBack();
        assertThat(page.locator("th.score")).hasAttribute("aria-sort", "descending");
        page.getByLabel("Remove “Calls”").click();
        assertThat(page.locator("tbody tr")).hasCount(3);
    }

    @Test
    void aLongListGrowsAsItIsRead() {
        for (int i = 0; i < 60; i++) {
            house.typed(SampleResults.chat(), "a-" + i, "Agent " + i);
        }
        tab.open("/calls");

        assertThat(page.locator("tbody tr").first()).containsText("Agent 59");
        page.keyboard().press("End");
        assertThat(page.locator("tbody tr")).hasCount(60);
        assertThat(page.locator(".end")).hasText("60 interactions");
        double rows = tab.number("document.querySelector('tbody tr').offsetHeight");
        assertThat(rows).isBetween(35.5, 37.5);
    }

    @Test
    void rowsAreReachedAndOpenedByTheKeyboardAndTheNextOneFollows() {
        String first = house.call(SampleResults.billingCall(), "a-17", "Dana Whitfield");
        String second = house.typed(SampleResults.chat(), "a-18", "Ravi");
        tab.open("/calls");
        assertThat(page.locator("tbody tr")).hasCount(2);
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText("Ravi");
        assertThat(page.url()).endsWith(second);
        page.keyboard().press("j");
        assertThat(page.locator("h1")).containsText("Dana Whitfield");
        assertThat(page.url()).endsWith(first);
        assertThat(page.locator("#end")).hasText("1:06");
        page.keyboard().press("j");
        assertThat(page.locator(".toast")).containsText("This is the last interaction in the list.");
        page.keyboard().press("g");
        page.keyboard().press("c");
        assertThat(page.locator("tbody tr")).hasCount(2);
    }

    @Test
    void whatIsDroppedIsTakenInAndShownInEveryTabWithoutReloading() {
        tab.open("/calls");
        assertThat(page.locator(".empty")).isVisible();
        tab.until("document.querySelector('ear-uploads')");
        Page other = tab.another();
        other.navigate("/calls");
        assertThat(other.locator(".empty")).isVisible();
        Tab.until(other, "navigator.locks.query().then(locks => locks.held.some(lock => lock.name === 'earmark-live'))");

        tab.drop("chat.json", Served.transcript("a-7", "Hello.", "Hi.").getBytes(StandardCharsets.UTF_8));
        tab.drop("<img src=x onerror=alert(1)>.wav", "no sound at all".getBytes(StandardCharsets.UTF_8));

        assertThat(page.locator(".tray li").first()).containsText("chat.json");
        assertThat(page.locator(".tray li").first()).containsText("Transcribed");
        assertThat(page.locator(".tray li").nth(1)).containsText("<img src=x onerror=alert(1)>.wav");
        assertThat(page.locator(".tray li").nth(1).locator(".wrong")).isVisible();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(other.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody .state")).hasText("Transcribed");
        tab.forget("422"); // the file that is no recording
    }

    @Test
    void whatHappensIsShownAtOnce() {
        String id = house.typed(SampleResults.chat(), "a-18", "Ravi");
        tab.open("/calls");
        assertThat(page.locator("tbody tr")).hasCount(1);
        tab.until("navigator.locks.query().then(locks => locks.held.length === 1)");
        page.waitForTimeout(300);
        served.program().delete("/api/v1/interactions/" + id).must(204);

        assertThat(page.locator(".empty")).isVisible();
    }
}
