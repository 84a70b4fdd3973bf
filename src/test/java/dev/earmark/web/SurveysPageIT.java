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
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Ratings and comments of customers in a browser: from a table to the themes of what they wrote and the criteria that go with it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SurveysPageIT {

    private static final List<String> HOSTILE = List.of("<script>window.hacked = 1</script> and the fee again",
            "<img src=x onerror=\"window.hacked = 1\"> and the fee again", "=cmd|'/c calc'!A1 and the fee again");

    @TempDir
    static Path folder;

    private static @Nullable Chromium chromium;
    private static Served served;
    private static final List<String> MISSED = new ArrayList<>();

    @BeforeAll
    static void serve() {
        chromium = Chromium.open();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000); // the machine may be busy
        served = new Served(folder);
        SampleHouse house = new SampleHouse(served);
        new CoachedHouse(served).plant(house.call(SampleResults.billingCall(), "a-17", "Dana Whitfield"));
        for (int i = 0; i < 14; i++) {
            MISSED.add(house.typed(SampleResults.billingCall(), "a-17", "Dana Whitfield"));
        }
        served.program().put("/api/v1/agents/a-17", "{\"name\":\"Dana Whitfield\",\"team\":\"billing\"}").must(200);
        served.account("rita", Role.REVIEWER, null);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
            served.close();
        }
    }

    /** Who missed the fee has cross customers, the others contented ones. */
    private static String table() {
        StringBuilder table = new StringBuilder("id;external id;csat;nps;resolved;comment;of no use\n");
        for (int i = 0; i < MISSED.size(); i++) {
            String text = i < HOSTILE.size() ? HOSTILE.get(i) : "Nobody told me about the late fee number " + i + ".";
            table.append(MISSED.get(i)).append(";;").append(1 + i % 2).append(";3;no;\"").append(text.replace("\"", "\"\""))
                    .append("\";x\n");
        }
        for (int i = 0; i < 30; i++) {
            table.append(";crm-b-").append(i % 6).append('-').append(i).append(";").append(i == 7 ? 2 : 5)
                    .append(";10;;The agent was very friendly and patient").append(i == 0 ? ", my card is 4111 1111 1111 1111" : "")
                    .append(";\n");
        }
        return table + ";crm-nowhere;5;;;;\n;crm-b-0-1;9;;;;\n";
    }

    private static Tab tab(String login) {
        return new Tab(Objects.requireNonNull(chromium), served, 1280, ColorScheme.LIGHT).logIn(login);
    }

    private static JsonNode surveys(Http who) {
        return who.get("/api/v1/surveys").must(200).json();
    }

    @Test
    @Order(1)
    void aTableIsLookedAtRowByRowBeforeAnythingOfItIsKept() {
        try (Tab rita = tab("rita")) {
            Page page = rita.page;
            rita.open("/calls");
            assertThat(page.locator("tbody a.row").first()).isVisible(); // its keys are there
            page.keyboard().press("g");
            page.keyboard().press("v");
            assertThat(page.getByText("There are no comments in this time.")).isVisible();
            rita.drop("ratings.csv", table().getBytes(StandardCharsets.UTF_8));
            Locator trial = page.locator(".survey-trial");
            assertThat(trial).containsText("ratings.csv: 46 rows, 44 about one interaction");
            assertThat(trial.locator("tr", new Locator.LocatorOptions().setHasText("crm-nowhere"))).containsText("matches no interaction");
            assertThat(trial).containsText("\"9\" is no csat: it is a whole number from 1 to 5.");
            assertThat(trial).containsText("my card is [card number]");
            assertThat(trial).not().containsText("4111");
            assertThat(page.locator(".tray li")).hasCount(0);
            assertThat(surveys(served.login("rita")).at("/reported/csat").asInt()).isZero();
            rita.picture("surveys-trial");
            trial.locator(".primary").click();
            assertThat(page.locator(".reported")).containsText("44 ratings (CSAT)");
            assertThat(page.locator("ear-toast")).containsText("2 rows not used");
        }
    }

    @Test
    @Order(2)
    void commentsAreGroupedIntoThemesAndWhatTheySayIsText() {
        try (Tab rita = tab("rita")) {
            Page page = rita.page;
            rita.open("/surveys");
            Locator fee = page.locator(".theme", new Page.LocatorOptions().setHasText("late"));
            assertThat(fee).containsText("14 comments · 0 of 14 satisfied");
            assertThat(page.locator(".theme", new Page.LocatorOptions().setHasText("friendly")))
                    .containsText(Pattern.compile("2[89] of (29|30) satisfied"));
            assertThat(page.locator(".survey-comments")).hasCount(0);
            rita.button("All comments, the newest first").click();
            for (String text : HOSTILE) {
                assertThat(page.locator(".survey-comments blockquote", new Page.LocatorOptions().setHasText(text))).hasCount(1);
            }
            assertThat(page.evaluate("window.hacked === undefined")).isEqualTo(true);
            assertThat(page.locator("main :is(img, script)")).hasCount(0);
            fee.locator("button").click();
            assertThat(fee.locator("blockquote").first()).containsText("fee");
            rita.picture("surveys");
            fee.locator(".survey-comments a").first().click();
            assertThat(page).hasURL(Pattern.compile(".*/calls/.+"));
        }
    }

    @Test
    @Order(3)
    void aCriterionThatGoesWithSatisfiedCustomersStandsOutWithItsNumbersAndNeverAsACause() {
        try (Tab rita = tab("rita")) {
            Page page = rita.page;
            rita.open("/surveys");
            Locator row = page.locator(".goes-with tr", new Page.LocatorOptions().setHasText("Is the fee named?"));
            assertThat(row).containsText("97 % of 30");
            assertThat(row).containsText("0 % of 14");
            assertThat(row).containsText("+97 points");
            assertThat(row).containsText("goes with satisfied customers");
            assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.REGION, new Page.GetByRoleOptions()
                    .setName("Which criteria go with satisfied customers").setExact(true)).first())
                    .containsText("does not mean that one causes the other");
            assertThat(page.locator(".goes-with tr.few").first()).containsText("too few answers to compare");
            row.scrollIntoViewIfNeeded();
            rita.picture("surveys-criteria");
        }
    }

    @Test
    @Order(4)
    void figuresOfOutcomesHaveTheirFormulaAndTheirNumber() {
        JsonNode board = served.login("rita").get("/api/v1/figures?figures=csat,nps,first-contact,escalations,conversion").must(200).json();

        assertThat(board.at("/lines/0/formula").asText()).contains("from 1 (worst) to 5").contains("4 and 5");
        assertThat(board.at("/lines/0/now/n").asInt()).isEqualTo(44);
        assertThat(board.at("/lines/0/now/value").asDouble()).isEqualTo(65.909);
        assertThat(board.at("/lines/1/unit").asText()).isEqualTo("net");
        assertThat(board.at("/lines/1/now/value").asDouble()).isEqualTo(36.364); // 30 promoters, 14 detractors
        assertThat(board.at("/lines/2/formula").asText()).contains("7 days");
        assertThat(board.at("/lines/2/now/n").asInt()).as("customers who called a week ago and before").isPositive();
        assertThat(board.at("/lines/3/now").isNull()).as("nobody reported it").isTrue();
    }

    @Test
    @Order(5)
    void commentsAreForThoseWhoSeeTheInteractionAndGoWithItsWords() {
        Http rita = served.login("rita");
        Http otis = served.coach("otis", Set.of("sales"));
        Http cora = served.coach("cora", Set.of("billing"));

        assertThat(surveys(otis).at("/reported/comment").asInt()).isZero();
        assertThat(otis.get("/api/v1/surveys/comments").must(200).json().get("items")).isEmpty();
        assertThat(surveys(cora).at("/reported/comment").asInt()).isEqualTo(44);
        served.person("dana", Role.AGENT, "a-17").get("/api/v1/surveys/comments").must(403);
        assertThat(cora.send("POST", "/api/v1/outcomes/import?trial=true", BodyPublishers.ofString(table()), "text/csv").must(403).code())
                .isEqualTo("web.not-allowed");
        assertThat(rita.get("/api/v1/surveys/comments?theme=0123456789abcdef").must(404).code()).isEqualTo("outcome.theme-unknown");

        served.inStore(tx -> tx.retention().deleteWords(MISSED.getFirst(), served.clock.instant(), "Gone.").isEmpty());
        assertThat(surveys(rita).at("/reported/comment").asInt()).isEqualTo(43);
        assertThat(surveys(rita).at("/reported/csat").asInt()).isEqualTo(44);
        JsonNode again = rita.send("POST", "/api/v1/outcomes/import", BodyPublishers.ofString("id,comment\n" + MISSED.getFirst()
                + ",It comes back\n"), "text/csv").must(200).json();
        assertThat(again.at("/items/0/why").asText()).contains("not kept because the words of the interaction were deleted");
        assertThat(again.get("kept").asInt()).isZero();
    }

    @Test
    @Order(6)
    void whatIsNoTableIsRefusedInASentence() {
        Http rita = served.login("rita");

        assertThat(rita.send("POST", "/api/v1/outcomes/import", BodyPublishers.ofString("a,b\n1,2\n"), "text/csv").must(422).code())
                .isEqualTo("outcome.no-table");
        assertThat(rita.send("POST", "/api/v1/outcomes/import", BodyPublishers.ofByteArray(new byte[] {'i', 'd', ',', (byte) 0xE4, '\n'}),
                "text/csv").must(422).json().get("detail").asText()).contains("UTF-8");
    }
}
