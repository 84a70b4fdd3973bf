package dev.earmark.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures of many interactions in a browser, and what each mark leads to. */
class TrendsPageIT {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    private static @Nullable Chromium chromium;

    @TempDir
    static Path folder;

    private static Served served;

    private Tab tab;
    private Page page;

    @BeforeAll
    static void serve() {
        chromium = Chromium.open();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000); // the machine may be busy
        served = new Served(folder);
        served.account("rita", Role.REVIEWER, null);
        SampleHouse house = new SampleHouse(served);
        for (int i = 0; i < 31; i++) {
            house.typed(SampleResults.chat(), "a-18", "Ravi Menon");
        }
        house.typed(SampleResults.billingCall(), "a-17", "Dana Whitfield");
        house.typed(SampleResults.billingCall(), "a-17", "Dana Whitfield");
        house.typed(SampleResults.chat(), "a-19", HOSTILE);
        served.program().put("/api/v1/agents/a-17", "{\"name\":\"Dana Whitfield\",\"team\":\"billing\"}").must(200);
        served.program().put("/api/v1/agents/a-18", "{\"name\":\"Ravi Menon\",\"team\":\"billing\"}").must(200);
        served.program().put("/api/v1/agents/a-19", "{\"name\":" + Served.quoted(HOSTILE) + ",\"team\":\"billing\"}").must(200);
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
        tab = new Tab(Objects.requireNonNull(chromium), served, 1280, ColorScheme.LIGHT).logIn("rita");
        page = tab.page;
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        tab.close();
    }

    private Locator tile(String title) {
        return page.locator(".tile", new Page.LocatorOptions().setHasText(title));
    }

    @Test
    void eachFigureHasItsValueItsIntervalItsNumberAndItsFormula() {
        tab.open("/calls");
        assertThat(page.locator("tbody a.row").first()).isVisible(); // its keys are there
        page.keyboard().press("g");
        page.keyboard().press("t");
        assertThat(tile("QA score").locator(".value")).hasText(Pattern.compile("\\d+(\\.\\d)? %"));
        assertThat(tile("QA score")).containsText("34 interactions");
        assertThat(tile("Critical misses").locator(".value")).hasText("5.9 %");
        tile("Critical misses").locator("summary").click();
        assertThat(tile("Critical misses")).containsText("that miss a criterion which brings its section or the whole score to zero");
        assertThat(tile("Critical misses")).containsText("From: Scorecards");
        tile("QA score").locator("svg.weeks a").last().click();
        assertThat(page).hasURL(Pattern.compile(".*/calls[?].*from=.*to=.*"));
        assertThat(page.locator("tbody tr")).hasCount(34);
    }

    @Test
    void nobodyIsRankedWithFewerThanThirtyInteractionsAndNamesAreText() {
        tab.open("/trends?by=agent");
        Locator rows = page.locator(".board-table tbody tr");
        assertThat(rows).hasCount(4);
        assertThat(rows.first()).containsText("Ravi Menon");
        assertThat(rows.first().locator(".rank")).hasText("1");
        assertThat(rows.nth(1)).containsText("Fewer than 30 interactions");
        assertThat(rows.nth(2).locator(".rank")).hasText("");
        assertThat(page.locator(".board-table")).containsText(HOSTILE);
        assertThat(page.locator(".heat")).containsText(HOSTILE);
        assertThat(page.locator("main img")).hasCount(0);
        rows.first().locator("a").click();
        assertThat(page).hasURL(Pattern.compile(".*/calls[?].*agent=a-18.*"));
        page.goBack();
        assertThat(rows).hasCount(4);
        page.keyboard().press("b");
        assertThat(page).hasURL(Pattern.compile(".*by=queue.*"));
        page.keyboard().press("j");
        assertThat(page).hasURL(Pattern.compile(".*figure=critical-misses.*"));
        assertThat(page.locator(".tile.on")).containsText("Critical misses");
    }

    @Test
    void cellsAndBarsLeadToTheCallsBehindThem() {
        tab.open("/trends");
        Locator fee = page.locator(".heat tr", new Page.LocatorOptions().setHasText("Is the fee named?"));
        assertThat(fee.locator(".cell").first()).isVisible();
        fee.locator(".cell a").first().click();
        assertThat(page).hasURL(Pattern.compile(".*agent=a-17.*missed=fee_disclosure.*"));
        assertThat(page.locator("tbody tr")).hasCount(2);
        page.goBack();
        page.locator("svg.histogram a").first().click();
        assertThat(page).hasURL(Pattern.compile(".*minScore=0&maxScore=9.99.*"));
        assertThat(page.locator("tbody tr")).hasCount(2);
    }

    @Test
    void theTeamChoosesAtMostSevenFigures() {
        tab.open("/trends");
        tab.button("Choose figures").click();
        Locator boxes = page.locator(".catalogue input");
        boxes.first().waitFor(); // the catalogue comes from the service
        for (int i = 0; i < boxes.count(); i++) {
            boxes.nth(i).check();
        }
        page.locator("dialog .primary").click();
        assertThat(page.locator("dialog .wrong")).hasText("Choose at least one figure and at most 7.");
        for (int i = 0; i < boxes.count(); i++) {
            boxes.nth(i).uncheck();
        }
        page.getByLabel("Automated").check();
        page.getByLabel("Agent’s talk share").or(page.getByLabel("Agent's talk share")).check();
        page.locator("dialog .primary").click();
        assertThat(page.locator(".tile")).hasCount(2);
        page.reload();
        assertThat(page.locator(".tile > button")).hasText(new String[] {"Agent's talk share", "Automated"});
        served.login("rita").put("/api/v1/figures/choice", "{\"figures\":[\"qa-score\",\"critical-misses\",\"handle-time\"]}").must(200);
    }

    @Test
    void figuresAreOfTheTeamsOfACoachAndNothingForAnAgent() {
        Http rita = served.login("rita");
        JsonNode all = rita.get("/api/v1/figures?by=agent&figures=qa-score").must(200).json();
        assertThat(all.get("interactions").asInt()).isEqualTo(34);
        Http cora = served.coach("cora", Set.of("billing"));
        assertThat(cora.get("/api/v1/figures").must(200).json().get("interactions").asInt()).isEqualTo(34);
        Http otis = served.coach("otis", Set.of("sales"));
        assertThat(otis.get("/api/v1/figures").must(200).json().get("interactions").asInt()).isZero();
        assertThat(otis.get("/api/v1/figures?team=billing&agent=a-17").must(200).json().get("interactions").asInt()).isZero();
        served.person("dana", Role.AGENT, "a-17").get("/api/v1/figures").must(403);
        assertThat(rita.get("/api/v1/figures?figures=nonsense").must(422).code()).isEqualTo("figures.unknown");
        assertThat(rita.get("/api/v1/figures?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z").must(422).code())
                .isEqualTo("figures.time-invalid");
        otis.put("/api/v1/figures/choice", "{\"figures\":[\"dead-air\"]}").must(200);
        assertThat(otis.get("/api/v1/figures/choice").must(200).json().at("/figures/0").asText()).isEqualTo("dead-air");
        assertThat(cora.get("/api/v1/figures/choice").must(200).json().at("/figures/0").asText()).isNotEqualTo("dead-air");
    }

    @Test
    void whatIsSeenIsATable() {
        String table = served.login("rita").get("/api/v1/figures/export?by=agent&figures=qa-score").must(200).text();

        assertThat(table.lines().findFirst()).contains("figure,of,key,name,value,low,high,interactions,ranked");
        assertThat(table).contains("qa-score,group,a-18,Ravi Menon,").contains(",31,true").contains(HOSTILE);
        assertThat(table.lines().filter(line -> line.startsWith("criterion-met,"))).isNotEmpty();
    }
}
