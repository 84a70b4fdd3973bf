package dev.earmark.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.earmark.access.Role;
import dev.earmark.results.Result;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.testing.Chromium;
import dev.earmark.testing.HostileTexts;
import dev.earmark.testing.SampleCalls;
import dev.earmark.testing.SampleResults;
import dev.earmark.transcript.Speaker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One interaction in a browser: what is heard, read and seen of it. */
class CallPageIT {

    @TempDir
    static Path folder;

    private static @Nullable Chromium chromium;
    private static Served served;
    private static SampleHouse house;
    private static String call;
    private Tab tab;
    private Page page;

    @BeforeAll
    static void serve() {
        chromium = Chromium.open();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000); // the machine may be busy
        served = new Served(folder);
        served.account("rita", Role.REVIEWER, null);
        house = new SampleHouse(served);
        call = house.call(SampleResults.billingCall(), "a-17", "Dana Whitfield");
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
        tab = new Tab(java.util.Objects.requireNonNull(chromium), served, 1280, ColorScheme.LIGHT).logIn("rita");
        page = tab.page;
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        tab.close();
    }

    private void open(String address) {
        tab.open(address);
        assertThat(page.locator("#criterion-1")).isVisible();
        tab.until("document.getElementById('end').textContent === '1:06'");
    }

    @Test
    void scoreEvidenceAndMissesAreOnThePage() {
        open("/calls/" + call);

        assertThat(page.locator("h1")).containsText("Dana Whitfield");
        assertThat(page.locator(".call-head")).containsText("Not passed");
        assertThat(page.locator(".auto-fail")).hasText("Auto-fail: Is the fee named? Without it: 53 %.");
        assertThat(page.locator("#criterion-3")).containsText("Is the feeling met first?");
        assertThat(page.locator("#criterion-3")).containsText("Should have been here");
        assertThat(page.locator("#criterion-3")).containsText("right let me look");
        assertThat(page.locator("#turn-0 mark")).hasText("my name is dana1");
        assertThat(page.locator("#turn-7 sup")).hasText(new String[] {"5", "4"});
        assertThat(page.locator("#flags button")).hasCount(10);
        assertThat(page.locator("#lane-names span")).hasText(new String[] {"Agent", "Customer", "Sentiment"});
    }

    @Test
    void anAdministratorGivesAReasonAndReadsTheOriginal() {
        Blob words = served.kept(call, "original-words", "application/json", ("{\"partiesSwapped\":false,\"turns\":["
                + "{\"speaker\":\"customer\",\"startMs\":100,\"endMs\":900,\"text\":\"it is 4111 1111 1111 1111\"}]}")
                        .getBytes(StandardCharsets.UTF_8));
        Blob sound = served.kept(call, "original-audio", "audio/wav", new byte[] {1, 2, 3});
        served.inStore(tx -> {
            List.of(words, sound).forEach(original -> tx.interactions().putBlob(call, original));
            return true;
        });
        open("/calls/" + call);
        assertThat(page.locator("#call-menu")).not().containsText("Hear the original");
        served.account("ada", Role.ADMIN, null);
        try (Tab ada = new Tab(java.util.Objects.requireNonNull(chromium), served, 1280, ColorScheme.LIGHT).logIn("ada")) {
            ada.open("/calls/" + call);
            ada.button("More").click();
            ada.button("Hear the original…").click();
            ada.page.getByLabel("Reason").fill("a disputed payment");
            ada.button("Show").click();
            assertThat(ada.page.locator("dialog")).containsText("4111 1111 1111 1111");
            assertThat(ada.page.locator("dialog audio")).hasCount(1);
            ada.mustBeClear("original");
            ada.picture("original");
        }
    }

    @Test
    void evidencePlaysFromALittleBeforeToALittleAfterAndItsAddressDoesToo() {
        open("/calls/" + call);
        Locator place = page.locator("#criterion-4 button.place");
        double start = Double.parseDouble(place.getAttribute("data-start")) / 1000;
        double end = Double.parseDouble(place.getAttribute("data-end")) / 1000;
        tab.record();
        place.click();

        tab.mustHaveHeard(start, end);
        assertThat(page.url()).endsWith("/calls/" + call + "?t=%.2f&to=%.2f".formatted(start, end));
        Page other = tab.another();
        other.addInitScript(Tab.RECORD);
        other.navigate(page.url());
        Tab.until(other, "window.heard?.length > 3 && window.stopped");
        assertThat(((Number) other.evaluate("heard[0]")).doubleValue()).isBetween(start - 0.3, start + 0.5);
    }

    @Test
    void theSpokenWordIsLitAndTheTranscriptFollowsUntilSomebodyScrolls() {
        open("/calls/" + call);
        page.locator("#criterion-8 button.place").click();

        tab.until("[...(CSS.highlights.get('spoken') ?? [])]"
                + ".some(r => r.startContainer.data.slice(r.startOffset, r.endOffset) === 'anything')");
        assertThat(page.locator("#turn-11")).hasClass(java.util.regex.Pattern.compile(".*\\bnow\\b.*"));
        assertThat(page.locator("#turn-11")).isInViewport();
        page.locator("#turn-11").hover();
        page.locator("#play-pause").press("Enter");
        page.locator("#play-pause").press("Enter");
        page.locator("#turn-11").hover();
        page.mouse().wheel(0, -400);
        assertThat(page.locator("#follow")).not().isChecked();
    }

    @Test
    void keysPlaySeekStepZoomChooseAndShowTheList() {
        open("/calls/" + call);
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator("#now")).hasText("0:05");
        page.keyboard().press("Shift+ArrowRight");
        assertThat(page.locator("#now")).hasText("0:05");
        page.keyboard().press("Shift+ArrowRight");
        assertThat(page.locator("#now")).hasText("0:10");
        page.keyboard().press(" ");
        assertThat(page.locator("#play-pause")).hasAttribute("aria-label", "Pause");
        page.keyboard().press("k");
        assertThat(page.locator("#play-pause")).hasAttribute("aria-label", "Play");
        page.keyboard().press("n");
        assertThat(page.url()).contains("?t=11.");
        page.keyboard().press("n");
        assertThat(page.url()).contains("?t=15.");
        page.keyboard().press("p");
        assertThat(page.url()).contains("?t=11.");
        page.keyboard().press(".");
        assertThat(page.locator("#speed")).hasValue("1.25");
        page.keyboard().press("]");
        page.keyboard().press("]");
        assertThat(page.locator(".criterion.current")).hasId("criterion-2");
        page.keyboard().press("c");
        assertThat(page.locator(".toast")).containsText("The link to this moment is copied.");
        assertThat((String) page.evaluate("navigator.clipboard.readText()")).contains("/calls/" + call + "?t=11.");
        double narrow = tab.number("document.getElementById('timeline-inner').offsetWidth");
        page.keyboard().press("+");
        assertThat(tab.number("document.getElementById('timeline-inner').offsetWidth")).isEqualTo(2 * narrow);
        page.locator(".clock").first().click(); // plays from there, to the end
        assertThat(page.locator("#play-pause")).hasAttribute("aria-label", "Pause");
        page.locator("#transcript-scroll").press("PageDown");
        assertThat(page.locator("#follow")).not().isChecked();
        page.locator("h1").click();
        page.keyboard().press("?");
        assertThat(page.locator("dialog")).containsText("Next evidence");
        page.getByLabel("Single-key shortcuts").uncheck();
        page.keyboard().press("Escape");
        page.keyboard().press("?");
        assertThat(page.locator("dialog")).hasCount(0);
        page.evaluate("localStorage.removeItem('single-keys')");
    }

    /** An hour, 900 turns of ten words. */
    private static Result hour() {
        Result known = SampleResults.billingCallWithoutAutoFail();
        SampleCalls calls = new SampleCalls();
        for (int i = 0; i < 900; i++) {
            calls.says(i % 2 == 0 ? Speaker.AGENT : Speaker.CUSTOMER, 4_000L * i, 4_000L * i + 3_600,
                    "these are the ten words of turn number " + i + " today");
        }
        return new Result(known.facts(), calls.call("hour", 3_600), known.measures(), known.sentiment(), known.scorecard(),
                known.moments());
    }

    @Test
    void anHourOfNineThousandWordsIsSoonThereAndFollowedWithoutEffort() {
        String hour = house.typed(hour(), "a-20", "Ayse Demir");
        tab.open("/calls/" + hour);
        tab.until("document.getElementById('end')?.textContent === '1:00:00'");
        double readyMs = tab.number("performance.now() - performance.getEntriesByType('navigation')[0].startTime");
        double tickMs = tab.number("(() => { const now = document.querySelector('page-call').listening; const begun = performance.now();"
                + " for (let i = 0; i < 1000; i++) { now.player.position = 1800 + i / 60; now.moved(); }"
                + " return (performance.now() - begun) / 1000; })()");
        double kilobytes = tab.number("performance.getEntriesByType('resource').filter(one => one.name.includes('/ui/'))"
                + ".reduce((sum, one) => sum + one.encodedBodySize, 0) / 1000");

        System.out.printf("one hour: ready after %.0f ms, %.3f ms a tick, %.0f kB of scripts and styles%n", readyMs, tickMs, kilobytes);
        assertThat(readyMs).as("on a machine that does other things, too").isLessThan(10_000);
        assertThat(tickMs).isLessThan(2);
        assertThat(kilobytes).isBetween(20.0, 150.0);
        served.program().delete("/api/v1/interactions/" + hour).must(204);
    }

    @Test
    void aChatHasBubblesAndNoPlayer() {
        tab.open("/calls/" + house.typed(SampleResults.chat(), "a-18", "Ravi"));

        assertThat(page.locator(".typed .turn")).hasCount(6);
        assertThat(page.locator(".player")).hasCount(0);
        page.locator("#criterion-1 a.place").click();
        assertThat(page.locator("#turn-1")).isInViewport();
        page.keyboard().press("c");
        assertThat(page.locator(".toast")).containsText("The link to this moment is copied.");
        assertThat((String) page.evaluate("navigator.clipboard.readText()")).endsWith("#turn-1");
        page.reload();
        assertThat(page.locator("#turn-1")).hasClass(java.util.regex.Pattern.compile(".*\\bnow\\b.*"));
    }

    @Test
    void whatOthersWroteIsTextAndNeverMarkup() {
        String hostile = house.call(SampleResults.hostileCall(HostileTexts.all().stream()
                .filter(text -> text.codePoints().noneMatch(point -> point == 0 || point >= 0xD800 && point <= 0xDFFF)).toList()),
                "<img src=x onerror=window.hacked=true>", "\"><script>window.hacked=true</script>");
        tab.open("/calls/" + hostile);
        assertThat(page.locator("#criterion-1")).isVisible();

        assertThat(page.locator("main")).containsText("<script>window.hacked = true</script>");
        assertThat(page.evaluate("window.hacked === undefined")).isEqualTo(true);
        assertThat(page.locator("main :is(img, iframe, script, style, base, object, a[href^=javascript])")).hasCount(0);
        tab.open("/calls");
        assertThat(page.locator("tbody")).containsText("\"><script>window.hacked=true</script>");
        assertThat(page.evaluate("window.hacked === undefined")).isEqualTo(true);
        assertThat(page.locator("main img, main script")).hasCount(0);
        served.program().delete("/api/v1/interactions/" + hostile).must(204);
    }

    @Test
    void aLinkToAMomentLeadsThereAfterTheLogIn() {
        Tab fresh = new Tab(java.util.Objects.requireNonNull(chromium), served, 1280, ColorScheme.LIGHT);
        fresh.page.navigate("/calls/" + call + "?t=43.50&to=45.00");
        fresh.page.getByLabel("Login").fill("rita");
        fresh.page.getByLabel("Password").fill(Served.PASSWORD);
        fresh.page.keyboard().press("Enter");
        fresh.page.waitForURL("**/calls/" + call + "?t=43.50&to=45.00");
        fresh.close();
        for (String elsewhere : new String[] {"//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"}) {
            String asked = java.net.URLEncoder.encode(elsewhere, java.nio.charset.StandardCharsets.UTF_8);
            String form = served.nobody().get("/login/form?then=" + asked).must(200).text();
            assertThat(form).contains("name=\"then\" value=\"/\"");
        }
    }

    @Test
    void whatIsDeletedMeanwhileLeadsBackToTheList() {
        String gone = house.typed(SampleResults.chat(), "a-18", "Ravi");
        tab.open("/calls/" + gone);
        assertThat(page.locator("#criterion-1")).isVisible();
        served.program().delete("/api/v1/interactions/" + gone).must(204);

        assertThat(page.locator("h1")).hasText("Calls");
        assertThat(page.locator(".toast")).containsText("This interaction was deleted.");
    }
}
