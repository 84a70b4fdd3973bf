package dev.earmark.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.earmark.access.Role;
import dev.earmark.scoring.Evidence;
import dev.earmark.store.StepName;
import dev.earmark.summary.Summary;
import dev.earmark.summary.Summary.Ending;
import dev.earmark.summary.Summary.Sentence;
import dev.earmark.testing.Chromium;
import dev.earmark.testing.HostileTexts;
import dev.earmark.testing.SampleResults;
import dev.earmark.transcript.Speaker;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One customer on one screen: what there was, what is still open, and who may see it. */
class CustomerPageIT {

    private static @Nullable Chromium chromium;

    @TempDir
    Path folder;

    private Served served;
    private SampleHouse house;
    private @Nullable Tab tab;

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
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        if (tab != null) {
            tab.close();
        }
        served.close();
    }

    private Page enter(String login) {
        tab = new Tab(Objects.requireNonNull(chromium), served, 1280, ColorScheme.LIGHT).logIn(login);
        return tab.page;
    }

    /** Says how an interaction ended, and what was promised in it. */
    private void ended(String id, String rubric, Ending ending, String... promises) {
        Evidence place = new Evidence(Evidence.Kind.PROOF, 1, Speaker.AGENT, null, "I will check with the driver");
        List<Sentence> followUps = List.of(promises).stream().map(text -> new Sentence(text, place)).toList();
        Sentence reason = new Sentence("The parcel is missing.", place);
        Summary summary = new Summary("model fake, summarise v1", List.of(reason), reason, new Summary.Outcome(ending, reason), followUps,
                List.of());
        served.store.write(tx -> tx.findings().put(id, StepName.SUMMARISE, rubric, 1, summary));
    }

    @Test
    void aCustomersInteractionsAcrossChannelsStandInTheOrderOfTimeWithWhatIsStillOpen() {
        served.account("rita", Role.REVIEWER, null);
        String call = house.call(SampleResults.billingCall(), "a-17", "Dana Whitfield");
        String chat = house.typed(SampleResults.chat(), "a-18", "Ravi Menon");
        ended(call, "billing-care@7", Ending.FOLLOW_UP, "Dana sends the bill again.");
        ended(chat, "retail-chat@2", Ending.FOLLOW_UP, "Ravi calls back <b>tomorrow</b>.");
        Page page = enter("rita");
        Objects.requireNonNull(tab).open("/calls/" + chat);
        page.locator(".call-head .facts a").click();

        assertThat(page.locator("h1")).hasText("Kim Ahlström");
        assertThat(page.locator(".contact a.row")).hasText(new String[] {"Ravi Menon", "Dana Whitfield"});
        assertThat(page.locator(".contact").first()).containsText("The parcel is missing.");
        assertThat(page.locator(".contact").nth(1).locator("svg[role=img]")).hasAttribute("aria-label",
                java.util.regex.Pattern.compile("Start .*, middle .*, end .*"));
        assertThat(page.locator("ul.evidence li")).hasCount(2);
        assertThat(page.locator("ul.evidence")).containsText("Ravi calls back <b>tomorrow</b>.");
        page.locator("ul.evidence a").first().click();
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/calls/" + call + "#turn-1"));
        ended(chat, "retail-chat@2", Ending.RESOLVED);
        Objects.requireNonNull(tab).open("/customer?id=c-1");
        assertThat(page.locator(".customer .panel")).containsText("No summary mentions a promise");
        page.locator("text=Search in what was said").click();
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/search[?]customer=c-1"));
    }

    @Test
    void eachSeesOfACustomerWhatIsWithinReach() {
        String shared = house.call(SampleResults.billingCall(), "a-17", "Dana Whitfield");
        house.call(SampleResults.billingCall(), "a-17", "Dana Whitfield");
        house.typed(SampleResults.chat(), "a-18", "Ravi Menon");
        served.person("rita", Role.REVIEWER, null).post("/api/v1/interactions/" + shared + "/review/finish", "{\"seen\":0,\"share\":true}")
                .must(200);
        String at = "/api/v1/customer?id=c-1";
        JsonNode dana = served.person("dana", Role.AGENT, "a-17").get(at).must(200).json();

        assertThat(dana.get("items")).hasSize(1);
        assertThat(dana.at("/items/0/interaction/id").asText()).isEqualTo(shared);
        served.person("ravi", Role.AGENT, "a-18").get(at).must(404);
        assertThat(served.coach("cora", Set.of("billing")).get(at).must(200).json().get("items")).hasSize(3);
        assertThat(served.coach("otis", Set.of("sales")).get(at).must(404).code()).isEqualTo("results.customer-unknown");
        assertThat(served.login("rita").get("/api/v1/interactions?customer=c-1").must(200).json().get("items")).hasSize(3);
        served.login("rita").get("/api/v1/customer").must(400);
    }

    @Test
    void anIdOfACustomerIsTextWhateverItHolds() {
        served.account("rita", Role.REVIEWER, null);
        List<String> ids = HostileTexts.all().stream().filter(text -> text.codePoints().allMatch(point -> point >= ' ' && point < 127))
                .map(text -> text + "/../?id=c-1&id=2#x%2f").toList();
        ids.forEach(id -> served.program().post("/api/v1/interactions", "{\"channel\":\"chat\",\"customer\":{\"id\":" + Served.quoted(id)
                + "},\"agent\":{\"id\":\"a-1\"},\"turns\":[{\"speaker\":\"agent\",\"text\":\"Hello.\"}]}").must(201));
        Page page = enter("rita");
        for (String id : ids.subList(0, 6)) {
            Objects.requireNonNull(tab).open("/customer?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8));
            assertThat(page.locator("h1")).hasText(id);
            assertThat(page.locator(".contact")).hasCount(1);
        }
        assertThat(page.evaluate("window.hacked === undefined")).isEqualTo(true);
        page.locator(".contact a.row").click();
        assertThat(page.locator(".call-head .facts a")).hasText(ids.get(5));
        page.locator(".call-head .facts a").click();
        assertThat(page.locator("h1")).hasText(ids.get(5));
    }
}
