package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.earmark.testing.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The pure modules of the page, each test of {@code src/test/resources/ui} in the browser that also shows the page. */
class PageModulesIT {

    private static final Path TESTS = Path.of("src/test/resources/ui");

    @TempDir
    static Path folder;

    private static @Nullable Chromium chromium;
    private static Served served;
    private static Page page;

    @BeforeAll
    static void openABlankPage() {
        chromium = Chromium.open();
        served = new Served(folder);
        page = chromium.browser().newPage();
        String shell = served.person("rita", dev.earmark.access.Role.REVIEWER, null).get("/calls").must(200).text();
        String map = shell.replaceAll("(?s).*(<script type=\"importmap\">.*?</script>).*", "$1");
        String ui = shell.replaceAll("(?s).*data-ui=\"([^\"]+)\".*", "$1");
        page.route("**/tests/*", route -> fulfil(route, ui, map));
        page.navigate(served.base() + "/tests/blank.html");
    }

    private static void fulfil(Route route, String ui, String map) {
        String name = route.request().url().replaceAll(".*/tests/", "");
        try {
            String body = name.equals("blank.html") ? "<!doctype html><html data-ui=\"" + ui + "\"><meta charset=utf-8>" + map
                    : Files.readString(TESTS.resolve(name)).replace("UI/", ui + "/");
            String type = name.endsWith(".html") ? "text/html" : "text/javascript";
            route.fulfill(new Route.FulfillOptions().setBody(body).setContentType(type));
        } catch (IOException unreadable) {
            route.abort();
        }
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
            served.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyTestOfAModuleHolds() throws IOException {
        try (Stream<Path> files = Files.list(TESTS)) {
            List<String> names = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".test.js")).sorted()
                    .toList();
            assertThat(names).isNotEmpty();
            return names.stream().flatMap(PageModulesIT::testsOf).toList().stream();
        }
    }

    @SuppressWarnings("unchecked")
    private static Stream<DynamicTest> testsOf(String file) {
        List<Map<String, Object>> outcomes = (List<Map<String, Object>>) page.evaluate("""
                async file => {
                  const { default: tests } = await import('/tests/' + file);
                  const outcomes = [];
                  for (const [name, test] of Object.entries(tests)) {
                    try { await test(); outcomes.push({ name, wrong: '' }); } catch (failed) { outcomes.push({ name, wrong: String(failed.stack ?? failed) }); }
                  }
                  return outcomes;
                }""", file);
        return outcomes.stream().map(outcome -> DynamicTest.dynamicTest(file + ": " + outcome.get("name"),
                () -> assertThat((String) outcome.get("wrong")).isEmpty()));
    }
}
