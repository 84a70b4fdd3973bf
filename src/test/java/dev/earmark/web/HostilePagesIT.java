package dev.earmark.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.earmark.access.Role;
import dev.earmark.message.HtmlText;
import dev.earmark.testing.Chromium;
import dev.earmark.testing.HostileTexts;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each hostile text in each place where somebody else's words are shown: what was said, names, files, rubrics, reasons, comments, moments,
 * disputes and views. All of it is text.
 */
class HostilePagesIT {

    /** Without lone surrogates and null characters, which no JSON carries to here. */
    private static final List<String> TEXTS = HostileTexts.all().stream()
            .filter(text -> text.codePoints().noneMatch(point -> point == 0 || point >= 0xD800 && point <= 0xDFFF)).toList();
    /** Those that rubrics, names and comments may hold: others are refused where they come in. */
    private static final List<String> PRINTED = TEXTS.stream().filter(text -> text.codePoints().allMatch(HostilePagesIT::printed)).toList();

    @TempDir
    static Path folder;

    private static @Nullable Chromium chromium;
    private static Served served;
    private static Http rita;

    @BeforeAll
    static void serve() {
        chromium = Chromium.open();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000); // the machine may be busy
        served = new Served(folder);
        served.account("otto", Role.ADMIN, null);
        rita = served.person("rita", Role.REVIEWER, null);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
            served.close();
        }
    }

    private static boolean printed(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR && type != Character.UNASSIGNED;
    }

    /** Every question, title and sentence of it is hostile. */
    private static String rubric() {
        String criteria = IntStream.range(0, PRINTED.size()).mapToObj(i -> "      - {id: c" + i + ", question: "
                + Served.quoted(PRINTED.get(i)) + ", weight: 4, check: {phrase: \"word of number " + i + "\"}}\n")
                .collect(Collectors.joining());
        return "rubric: hostile\nversion: 1\ntitle: " + Served.quoted(PRINTED.getFirst()) + "\nchannels: [email]\nsections:\n"
                + "  - id: all\n    title: " + Served.quoted(PRINTED.get(7)) + "\n    criteria:\n" + criteria;
    }

    /** An e-mail in which each text is a turn, and the names are hostile, too. @param by who has no name here @return its id */
    private static String taken(String name, String by) {
        String turns = TEXTS.stream().map(text -> "{\"speaker\":\"customer\",\"text\":" + Served.quoted(text) + "}")
                .collect(Collectors.joining(","));
        String quoted = Served.quoted(name);
        return served.program().post("/api/v1/interactions", "{\"channel\":\"email\",\"externalId\":" + quoted + ",\"team\":" + quoted
                + ",\"queue\":" + quoted + ",\"agent\":{\"id\":\"" + by + "\",\"name\":" + quoted + "},\"customer\":{\"id\":" + quoted
                + ",\"name\":" + quoted + "},\"turns\":[" + turns + "]}").must(201).json().get("id").asText();
    }

    private static String scored() {
        Http program = served.program();
        program.send("POST", "/api/v1/rubrics", BodyPublishers.ofString(rubric()), "application/yaml").must(201);
        program.post("/api/v1/rubrics/hostile/versions/1/publish").must(200);
        var rules = program.get("/api/v1/rubric-rules").must(200);
        program.with("If-Match", rules.header("etag")).put("/api/v1/rubric-rules",
                "{\"rules\":[{\"channel\":\"email\",\"team\":null,\"queue\":null,\"rubric\":\"hostile\"}]}").must(200);
        String id = taken(PRINTED.getFirst(), "a-0");
        served.work();
        return id;
    }

    /** What people say of it is hostile as well. */
    private static void remarked(String id) {
        String at = "/api/v1/interactions/" + id;
        for (int i = 0; i < PRINTED.size(); i++) {
            String text = Served.quoted(PRINTED.get(i));
            rita.put(at + "/review/criteria/c" + i, "{\"seen\":0,\"verdict\":\"met\",\"reason\":" + text + "}").must(200);
            rita.post(at + "/comments", "{\"text\":" + text + ",\"turn\":" + i + "}").must(201);
            rita.post(at + "/comments", "{\"text\":" + text + ",\"criterion\":\"c" + i + "\",\"audience\":\"agent\"}").must(201);
            rita.post(at + "/moments", "{\"turn\":" + i + ",\"tone\":\"coaching\",\"note\":" + text + "}").must(201);
        }
        String name = Served.quoted(PRINTED.get(4));
        rita.post("/api/v1/views", "{\"name\":" + name + ",\"query\":\"channel=email\",\"shared\":true}").must(201);
    }

    /** A one-to-one and a playbook in which everything that people write is hostile. @return the address of the one-to-one */
    private static String coached(String id) {
        Http otto = served.login("otto");
        otto.put("/api/v1/agents/a-0", "{\"name\":" + Served.quoted(PRINTED.getFirst()) + ",\"team\":" + Served.quoted(PRINTED.get(1))
                + "}").must(200);
        String sheet = otto.post("/api/v1/agents/a-0/one-to-ones", "{\"on\":\"2026-03-02\"}").must(201).json().get("id").asText();
        PRINTED.stream().map(Served::quoted).forEach(text -> otto.post("/api/v1/one-to-ones/" + sheet + "/entries", "{\"kind\":\"win\","
                + "\"text\":" + text + ",\"situation\":" + text + ",\"behaviour\":" + text + ",\"impact\":" + text + ",\"question\":" + text
                + "}").must(201));
        String plays = IntStream.range(0, PRINTED.size()).mapToObj(i -> play(i, id)).collect(Collectors.joining(","));
        otto.post("/api/v1/playbooks", "{\"id\":\"hostile\",\"version\":1,\"title\":" + Served.quoted(PRINTED.getFirst())
                + ",\"outcome\":\"csat\",\"queue\":" + Served.quoted(PRINTED.get(2)) + ",\"calls\":9,\"tried\":9,\"plays\":[" + plays
                + "]}").must(201);
        return "/coach/a-0/" + sheet;
    }

    private static String play(int i, String id) {
        String text = Served.quoted(PRINTED.get(i));
        return "{\"id\":\"p" + i + "\",\"situation\":\"talk\",\"avoid\":false,\"say\":" + text + ",\"note\":" + text
                + ",\"difference\":0.1,\"low\":0.1,\"high\":0.2,\"outcomeWith\":0.5,\"outcomeWithout\":0.4,\"with\":9,"
                + "\"without\":9,\"confirmed\":0.1,"
                + "\"agents\":2,\"top\":0.5,\"others\":0.1,\"clips\":[{\"interaction\":\"" + id + "\",\"turn\":" + i + ",\"startMs\":null,"
                + "\"endMs\":null,\"text\":" + text + ",\"masked\":0}],\"criteria\":[{\"rubric\":\"hostile\",\"criterion\":\"c" + i
                + "\"}]}";
    }

    /** Those of the texts that no element of the page shows as they are. */
    private static Object missing(Tab tab, String selector, List<String> texts) {
        return tab.page.evaluate("""
                ([selector, texts]) => {
                  const shown = [...document.querySelectorAll(selector)].map(one => one.textContent);
                  return texts.filter(text => !shown.some(one => one.includes(text)));
                }""", List.of(selector, texts));
    }

    private static void mustBeTextAlone(Tab tab) {
        assertThat(tab.page.evaluate("window.hacked === undefined")).isEqualTo(true);
        assertThat(tab.page.locator("body :is(img, iframe, style, base, object, embed, link, meta, a[href^=javascript]),"
                + " body :is(main, ear-dialog, ear-uploads, ear-toast) script, body [onload], body [onerror]")).hasCount(0);
    }

    @Test
    void eachTextIsShownAsItIsInEachPlace() {
        assertThat(TEXTS).hasSizeGreaterThanOrEqualTo(30);
        assertThat(PRINTED).hasSizeGreaterThanOrEqualTo(24);
        String id = scored();
        remarked(id);
        try (Tab tab = new Tab(Objects.requireNonNull(chromium), served, 1280, ColorScheme.LIGHT).logIn("otto")) {
            tab.open("/calls/" + id);
            assertThat(tab.page.locator(".turn")).hasCount(TEXTS.size());
            assertThat(tab.page.locator(".turn .note")).hasCount(PRINTED.size());
            assertThat(tab.page.locator("h1")).containsText(PRINTED.getFirst());
            assertThat(missing(tab, ".turn .said", PRINTED.stream().map(HtmlText::plain).toList())).isEqualTo(List.of());
            for (String place : List.of(".turn .note", ".criterion .title", ".criterion .held q", ".criterion .note",
                    ".moment .reason")) {
                assertThat(missing(tab, place, PRINTED)).as(place).isEqualTo(List.of());
            }
            mustBeTextAlone(tab);
            tab.open("/calls?rubric=hostile");
            assertThat(tab.page.locator("tbody tr").first()).containsText(PRINTED.getFirst());
            assertThat(tab.page.locator(".views")).containsText(PRINTED.get(4));
            mustBeTextAlone(tab);
            tab.open(coached(id));
            assertThat(tab.page.locator(".sheet-entry")).hasCount(PRINTED.size());
            for (String place : List.of(".entry-text", ".sbi dd", ".open-question")) {
                assertThat(missing(tab, place, PRINTED)).as(place).isEqualTo(List.of());
            }
            assertThat(tab.page.locator("h1")).containsText(PRINTED.getFirst());
            mustBeTextAlone(tab);
            tab.open("/playbook?id=hostile");
            assertThat(tab.page.locator(".helped").last()).hasText(PRINTED.getLast());
            for (String place : List.of(".play h3 q", ".coach-note", ".clip q", ".helped")) {
                assertThat(missing(tab, place, PRINTED)).as(place).isEqualTo(List.of());
            }
            mustBeTextAlone(tab);
            tab.open("/admin/rubrics");
            assertThat(tab.page.locator("tbody", new com.microsoft.playwright.Page.LocatorOptions().setHasText("hostile")).last())
                    .containsText(PRINTED.getFirst());
            mustBeTextAlone(tab);
        }
    }

    @Test
    void namesOfPeopleAndFilesAreShownAsTheyAre() {
        IntStream.range(0, PRINTED.size()).forEach(i -> taken(PRINTED.get(i), "a-" + (i + 1)));
        try (Tab tab = new Tab(Objects.requireNonNull(chromium), served, 1280, ColorScheme.LIGHT).logIn("otto")) {
            tab.open("/calls?channel=email");
            assertThat(tab.page.locator("tbody tr").nth(PRINTED.size() - 1)).isVisible();
            assertThat(missing(tab, "tbody .what", PRINTED)).isEqualTo(List.of());
            assertThat(missing(tab, "tbody .queue", PRINTED)).isEqualTo(List.of());
            tab.button("Filter").click();
            assertThat(tab.page.locator("dialog")).isVisible();
            assertThat(missing(tab, "dialog option", PRINTED)).isEqualTo(List.of());
            mustBeTextAlone(tab);
            tab.page.keyboard().press("Escape");
            tab.until("document.querySelector('ear-uploads')");
            PRINTED.forEach(text -> tab.drop(text + ".wav", ("no sound " + text).getBytes(StandardCharsets.UTF_8)));
            assertThat(tab.page.locator(".tray li[data-state=refused]")).hasCount(PRINTED.size());
            // a name of a file holds no slash
            assertThat(missing(tab, ".tray .name", PRINTED.stream().filter(text -> !text.contains("/")).toList())).isEqualTo(List.of());
            mustBeTextAlone(tab);
            tab.forget("422");
        }
    }
}
