package dev.earmark.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.earmark.testing.Chromium;
import dev.earmark.testing.ExampleProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The example as {@code earmark demo --page} shows it: what it has, that it says what it is, and the pictures of the guide. */
@TestMethodOrder(OrderAnnotation.class)
class ExamplePageIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PICTURE = Pattern.compile("]\\((?:src/docs/)?pictures/([^)]+)\\)");
    private static final int WIDE = 1200;
    private static final int NARROW = 420;

    @TempDir
    static Path folder;

    private static final Pictures pictures = new Pictures();

    private static @Nullable Chromium chromium;
    private static @Nullable ExampleProcess program;
    private static @Nullable Tab visitor;

    @BeforeAll
    static void load() throws IOException {
        chromium = Chromium.open();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        program = new ExampleProcess(Files.createDirectories(folder.resolve("home")), folder.resolve("house"));
        visitor = enter("Open it", WIDE);
        long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        while (api("/example").get("loading").asBoolean()) {
            assertThat(System.nanoTime()).as("all of it is loaded").isLessThan(end);
            page().waitForTimeout(300);
        }
    }

    @AfterAll
    static void end() {
        if (visitor != null) {
            visitor.close();
        }
        if (program != null) {
            program.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Tab enter(String as, int width) {
        URI link = URI.create(Objects.requireNonNull(program).link(as));
        Tab tab = new Tab(Objects.requireNonNull(chromium), link.resolve("/"), width, ColorScheme.LIGHT);
        tab.page.navigate(link.toString());
        return tab;
    }

    private static Page page() {
        return Objects.requireNonNull(visitor).page;
    }

    private static JsonNode api(String path) {
        return api(page(), path);
    }

    private static JsonNode api(Page page, String path) {
        try {
            return JSON.readTree(page.context().request().get("/api/v1" + path).text());
        } catch (IOException broken) {
            throw new AssertionError(path, broken);
        }
    }

    private static List<JsonNode> all(String path) {
        List<JsonNode> all = new ArrayList<>();
        String after = null;
        do {
            JsonNode found = api(path + (path.contains("?") ? "&" : "?") + "limit=100" + (after == null ? "" : "&after=" + after));
            found.get("items").forEach(all::add);
            after = found.path("next").asText(null);
        } while (after != null && !after.equals("null"));
        return all;
    }

    @Test
    @Order(1)
    void itOpensLoggedInOnAHouseInWhichPeopleHaveWorkedForEightWeeks() {
        List<JsonNode> all = all("/interactions");

        assertThat(api("/me").get("role").asText()).isEqualTo("admin");
        assertThat(all).filteredOn(one -> one.get("channel").asText().equals("voice")).hasSizeGreaterThanOrEqualTo(10)
                .allSatisfy(one -> assertThat(api("/interactions/" + one.get("id").asText()).get("sounds")).isNotEmpty());
        assertThat(all).filteredOn(one -> !one.get("channel").asText().equals("voice")).hasSizeGreaterThanOrEqualTo(150);
        assertThat(all).extracting(one -> one.get("agent").get("id").asText()).doesNotContainNull();
        assertThat(distinct(all, "/agent/id")).hasSize(12);
        assertThat(distinct(all, "/team")).hasSize(3);
        assertThat(all).extracting(one -> Duration.between(Instant.parse(one.get("startedAt").asText()), Instant.now()).toDays())
                .anyMatch(days -> days > 49).anyMatch(days -> days < 5).allMatch(days -> days < 58);
        assertThat(all).filteredOn(one -> !one.get("state").asText().equals("scored")).isEmpty();
    }

    private static Set<String> distinct(List<JsonNode> all, String field) {
        return all.stream().map(one -> one.at(field).asText()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    @Order(2)
    void peopleHaveOverruledSharedAcknowledgedAndDisputed() {
        List<JsonNode> all = all("/interactions");

        assertThat(distinct(all, "/review/publication")).contains("draft", "shared", "acknowledged", "disputed", "upheld", "declined");
        assertThat(distinct(all, "/review/origin")).containsExactlyInAnyOrder("ai-suggested", "human-confirmed");
        assertThat(all("/disputes?state=open")).isNotEmpty();
        assertThat(all("/disputes?state=upheld")).isNotEmpty();
        assertThat(all("/disputes?state=declined")).isNotEmpty();
        List<String> confirmed = all.stream().filter(one -> one.at("/review/origin").asText().equals("human-confirmed"))
                .map(one -> one.get("id").asText()).toList();
        assertThat(confirmed.stream().map(id -> api("/interactions/" + id + "/review")).filter(ExamplePageIT::overruled).limit(10))
                .hasSize(10);
        assertThat(confirmed.stream().flatMap(id -> StreamOf.items(api("/interactions/" + id + "/comments"))).limit(10)).hasSize(10);
        assertThat(api("/views").get("items")).isNotEmpty();
        assertThat(api("/searches").get("items")).isNotEmpty();
    }

    private static boolean overruled(JsonNode review) {
        return StreamOf.texts(review, "revisions").findAny().isPresent();
    }

    /** Parts of answers. */
    private static final class StreamOf {
        static Stream<JsonNode> items(JsonNode answer) {
            return texts(answer, "items");
        }

        static Stream<JsonNode> texts(JsonNode answer, String field) {
            List<JsonNode> found = new ArrayList<>();
            answer.findValues(field).forEach(list -> list.forEach(found::add));
            return found.stream();
        }
    }

    @Test
    @Order(3)
    void theHabitThatWasPlantedIsFoundAndPublishedAndCoachingShowsBeforeAndAfter() {
        JsonNode book = api("/playbooks").get("items").get(0);
        assertThat(book.get("state").asText()).isEqualTo("published");
        assertThat(book.get("title").asText()).startsWith("Example: ");
        JsonNode first = api("/playbooks/" + book.get("id").asText() + "/versions/" + book.get("version").asText()).at("/playbook/plays/0");
        assertThat(first.get("say").asText()).contains("stay").contains("with you until");
        assertThat(first.get("difference").asDouble()).as("planted: 0.42").isBetween(0.2, 0.65);
        assertThat(api("/plays?rubric=retail-support-chat").get("items")).isNotEmpty();

        assertThat(api("/agents/example-11/one-to-ones").at("/items/0/state").asText()).isEqualTo("acknowledged");
        assertThat(api("/agents/example-12/one-to-ones").at("/items/0/state").asText()).isEqualTo("shared");
        List<JsonNode> coached = new ArrayList<>();
        api("/agents/example-02/priorities").get("coachings").forEach(coached::add);
        assertThat(coached).filteredOn(one -> one.get("subject").asText().equals("empathy")).first()
                .satisfies(one -> assertThat(one.at("/trend/after/high").asDouble()).isLessThan(one.at("/trend/before/low").asDouble()));
    }

    @Test
    @Order(3)
    void customersHaveAnsweredAndWritten() {
        JsonNode surveys = api("/surveys");
        assertThat(surveys.at("/reported/csat").asInt()).isGreaterThan(100);
        assertThat(surveys.at("/reported/comment").asInt()).isGreaterThan(50);
        List<JsonNode> criteria = new ArrayList<>();
        surveys.get("criteria").forEach(criteria::add);
        assertThat(criteria).as("polite agents have satisfied customers").anySatisfy(one -> {
            assertThat(one.get("criterion").asText()).isEqualTo("polite_language");
            assertThat(one.at("/difference/beyondChance").asBoolean()).isTrue();
        });
        assertThat(api("/surveys/themes").get("items").size()).isGreaterThanOrEqualTo(4);
        JsonNode figures = api("/figures?figures=csat,nps,first-contact,escalations,conversion");
        figures.get("lines").forEach(line -> assertThat(line.at("/now/n").asInt()).as(line.get("id").asText()).isPositive());
    }

    @Test
    @Order(3)
    void everythingSaysThatItBelongsToTheExample() {
        String table = page().context().request().get("/api/v1/interactions/export").text();

        assertThat(all("/interactions")).allSatisfy(one -> assertThat(one.get("synthetic").asBoolean()).isTrue());
        assertThat(table.lines().skip(1)).hasSizeGreaterThan(150).allMatch(line -> line.endsWith(",true"));
        page().navigate("/calls");
        assertThat(page().locator(".example-note")).containsText("The example is loaded.");
        assertThat(page().locator("tbody tr").first().locator(".invented")).isVisible();
        page().locator("tbody a.row").first().click();
        assertThat(page().locator("h1 .invented")).isVisible();
        new GuidePictures(page(), pictures).administrator();
    }

    @Test
    @Order(4)
    void aLinkWorksOnce() {
        Page again = Objects.requireNonNull(visitor).another();
        again.context().clearCookies();
        again.navigate(Objects.requireNonNull(program).link("Open it"));

        assertThat(again.locator("h1")).hasText("This link no longer works");
        Objects.requireNonNull(visitor).forget("401");
        again.close();
        visitor.close();
        visitor = enter("as a reviewer", WIDE);
        assertThat(api("/me").get("role").asText()).isEqualTo("reviewer");
    }

    @Test
    @Order(5)
    void theGuideShowsEachPictureThatIsMade() throws IOException {
        new GuidePictures(page(), pictures).reviewer();
        try (Tab coach = enter("as a coach", WIDE)) {
            new GuidePictures(coach.page, pictures).coach();
        }
        try (Tab agent = enter("as an agent", NARROW)) {
            new GuidePictures(agent.page, pictures).agent();
        }
        String guide = Files.readString(Path.of("src/docs/guide.md"));
        Set<String> named = PICTURE.matcher(guide).results().map((MatchResult match) -> match.group(1)).collect(Collectors.toSet());

        assertThat(named).isEqualTo(pictures.names());
        try (Stream<Path> kept = Files.list(Pictures.KEPT)) {
            assertThat(kept.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(named);
        }
        assertThat(PICTURE.matcher(Files.readString(Path.of("README.md"))).results().map(match -> match.group(1))).isNotEmpty()
                .allMatch(named::contains);
    }

    @Test
    @Order(6)
    void itEndsWhenItIsAskedToAndIsThereAgainTheNextTime() {
        assertThat(Objects.requireNonNull(program).stop()).isEqualTo(143);
        Objects.requireNonNull(visitor).context.close();
        visitor = null;
        program.close();
        program = new ExampleProcess(folder.resolve("home"), folder.resolve("house"));
        visitor = enter("Open it", WIDE);

        assertThat(all("/interactions")).hasSizeGreaterThan(160);
        page().navigate("/calls");
        page().locator(".example-note").getByRole(AriaRole.BUTTON).click();
        Locator dialog = page().locator("dialog");
        dialog.getByText("Remove the example").last().click();
        assertThat(page().locator(".empty")).containsText("No interaction yet");
        assertThat(all("/interactions")).isEmpty();
        assertThat(all("/agents")).isEmpty();
        assertThat(api("/rubric-rules").get("rules")).isEmpty();
        assertThat(api("/playbooks").get("items")).isEmpty();
        page().locator("ear-example button").click();
        assertThat(page().locator("tbody tr").first()).isVisible();
        assertThat(api("/accounts").get("items")).filteredOn(one -> one.get("role").asText().equals("agent")).hasSize(12)
                .allMatch(one -> one.get("disabled").asBoolean());
        assertThat(api("/rubric-rules").get("rules")).hasSize(1);
    }
}
