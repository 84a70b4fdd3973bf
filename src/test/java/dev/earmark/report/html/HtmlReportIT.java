package dev.earmark.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.report.Clock;
import dev.earmark.report.Guidance;
import dev.earmark.results.Result;
import dev.earmark.testing.Accessibility;
import dev.earmark.testing.Chromium;
import dev.earmark.testing.HostileTexts;
import dev.earmark.testing.Look;
import dev.earmark.testing.SampleResults;
import dev.earmark.text.PlainText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HtmlReportIT {

    private static Chromium chromium;
    private BrowserContext context;
    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void freshContext() {
        context = newContext(1280, ColorScheme.LIGHT);
    }

    @AfterEach
    void noRequestLeftAndThePolicyWasKept() {
        context.close();
        assertThat(requests).as("requests beyond the page itself").isEmpty();
        assertThat(complaints).as("errors and policy violations").isEmpty();
    }

    @Test
    void scoreEvidenceAndMissesAreOnThePage() throws Exception {
        Page page = open("call", SampleResults.billingCall(), SamplePages.billingAudio());
        assertThat(page.title()).isEqualTo("0 % · call-0412 · Earmark");
        assertThat(page.locator("header").innerText())
                .contains("0 %", "Not passed", "Needs work", "6 of 7 scored",
                        "Auto-fail: Says that a fee may be charged. Without it: 53 %.");
        assertThat(page.locator("#criterion-3").innerText())
                .contains("Acknowledges the feeling before the process", "Missed", "Should have been here", "Nearest thing said",
                        "right let me look");
        assertThat(page.locator("#criterion-5").innerText())
                .contains("Cannot tell", Guidance.forCause(dev.earmark.scoring.Verdict.Cause.LOW_CONFIDENCE));
        assertThat(page.locator("#turn-0 mark").innerText()).isEqualTo("my name is dana1");
        assertThat(page.locator("#flags button")).as("flags").satisfies(flags -> assertThat(flags.count()).isEqualTo(10));
        assertThat(page.locator(".moment").first().innerText()).contains("To practise", "Better:");
    }

    @Test
    void overlappingEvidenceIsMarkedByBothNumbers() throws Exception {
        Page page = open("call", SampleResults.billingCall(), SamplePages.billingAudio());
        assertThat(page.locator("#turn-7 .said").innerText().replace("5", "").replace("4", ""))
                .isEqualTo("so the system shows two payments because the direct debit was set up twice");
        assertThat(page.locator("#turn-7 sup").allInnerTexts()).containsExactly("5", "4");
    }

    @Test
    void flagsAreBigEnoughToHitAndNoneHidesAnother() throws Exception {
        Page page = open("call", SampleResults.billingCall(), SamplePages.billingAudio());
        Object worst = page.evaluate("""
                () => {
                  const boxes = [...document.querySelectorAll('.flag, .place, .clock')].map(e => e.getBoundingClientRect()).filter(b => b.width);
                  const flags = [...document.querySelectorAll('.flag')].map(e => e.getBoundingClientRect());
                  const small = boxes.filter(b => b.width < 24 || b.height < 24).length;
                  const hidden = flags.filter((a, i) => flags.some((b, j) => i < j && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).length;
                  return small + hidden;
                }""");
        assertThat(worst).isEqualTo(0);
    }

    @Test
    void evidencePlaysFromALittleBeforeToALittleAfterAndStops() throws Exception {
        Page page = open("call", SampleResults.billingCall(), SamplePages.billingAudio());
        List<Double> heard = heardAfter(page, () -> page.locator("#criterion-4 button.place").click());
        double start = number(page.locator("#criterion-4 button.place").getAttribute("data-start")) / 1000;
        double end = number(page.locator("#criterion-4 button.place").getAttribute("data-end")) / 1000;
        assertThat(heard.getFirst()).isBetween(start - 0.26, start + 1);
        assertThat(heard.getLast()).isBetween(end + 0.55, end + 1.5);
        assertThat(page.evaluate("location.hash")).isEqualTo("#t=%.2f&to=%.2f".formatted(start, end));
    }

    @Test
    void theSpokenWordIsLitWhileItPlays() throws Exception {
        Page page = open("call", SampleResults.billingCall(), SamplePages.billingAudio());
        page.locator("#criterion-1 button.place").click();
        until(page,
                "[...(CSS.highlights.get('spoken') ?? [])].some(r => r.startContainer.data.slice(r.startOffset, r.endOffset) === 'dana')");
        assertThat(page.locator("#turn-0").getAttribute("class")).contains("now");
    }

    @Test
    void aClickOnAWordPlaysFromThere() throws Exception {
        Page page = open("call", SampleResults.billingCall(), SamplePages.billingAudio());
        page.evaluate("""
                () => {
                  const text = document.querySelector('#turn-3 .said').lastChild;
                  const range = document.createRange();
                  range.setStart(text, text.data.indexOf('nineteen'));
                  range.setEnd(text, text.data.indexOf('nineteen') + 8);
                  window.spot = range.getBoundingClientRect().toJSON();
                  document.querySelector('#turn-3').scrollIntoView({block: 'center'});
                  window.spot = range.getBoundingClientRect().toJSON();
                }""");
        page.mouse().click(number(page.evaluate("spot.x + spot.width / 2")), number(page.evaluate("spot.y + spot.height / 2")));
        assertThat(position(page)).isBetween(19.0, 19.7);
        page.keyboard().press("k");
    }

    @Test
    void keysPlaySeekStepZoomAndShowTheList() throws Exception {
        Page page = open("call", SampleResults.billingCall(), SamplePages.billingAudio());
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowLeft");
        assertThat(position(page)).isEqualTo(5.0);
        page.keyboard().press(" ");
        until(page, "document.getElementById('play-pause').getAttribute('aria-label') === 'Pause'");
        page.keyboard().press("k");
        until(page, "document.getElementById('play-pause').getAttribute('aria-label') === 'Play'");
        page.keyboard().press("n");
        assertThat((String) page.evaluate("location.hash")).startsWith("#t=11.");
        page.keyboard().press("n");
        assertThat((String) page.evaluate("location.hash")).startsWith("#t=15.");
        page.keyboard().press("p");
        assertThat((String) page.evaluate("location.hash")).startsWith("#t=11.");
        page.keyboard().press("k");
        double narrow = number(page.evaluate("document.getElementById('timeline-inner').offsetWidth"));
        page.keyboard().press("+");
        assertThat(number(page.evaluate("document.getElementById('timeline-inner').offsetWidth"))).isEqualTo(2 * narrow);
        page.keyboard().press("f");
        assertThat(page.locator("#follow").isChecked()).isFalse();
        page.keyboard().press("?");
        assertThat(page.locator("#help").isVisible()).isTrue();
        page.locator("#single-keys").uncheck();
        page.keyboard().press("Escape");
        page.keyboard().press("?");
        assertThat(page.locator("#help").isVisible()).isFalse();
    }

    @Test
    void anAddressWithATimeOpensThere() throws Exception {
        Path file = SamplePages.write("call", SampleResults.billingCall(), SamplePages.billingAudio());
        Page page = watched();
        page.navigate(file.toUri() + "#t=43.5");
        until(page, "document.getElementById('now').textContent === '0:43'");
        assertThat(page.locator("#slider").getAttribute("aria-valuetext")).isEqualTo("0:43 of 1:06");
    }

    @Test
    void telephoneSoundOfHalfTheSizePlaysAsLong() throws Exception {
        CallAudioView loud = SamplePages.billingAudio();
        PlayableAudio small = AudioEmbed.wav(List.of(Pcm.of(8000, new short[8000 * 20]), Pcm.of(8000, new short[8000 * 20])), 8000 * 20 * 3)
                .orElseThrow();
        Page page = open("mu-law", SampleResults.billingCall(), new CallAudioView(loud.lanes(), small));
        assertThat(number(page.evaluate("""
                async () => {
                  const audio = new Audio(URL.createObjectURL(new Blob([Uint8Array.from(atob('%s'), c => c.charCodeAt(0))], {type: 'audio/wav'})));
                  await new Promise(done => audio.addEventListener('loadedmetadata', done));
                  return audio.duration;
                }""".formatted(java.util.Base64.getEncoder().encodeToString(small.bytes()))))).isEqualTo(20.0);
    }

    @Test
    void aCallWithoutItsRecordingSaysSoAndKeepsItsTimeline() throws Exception {
        Page page = open("call-plain", SampleResults.billingCallWithoutAutoFail(), null);
        assertThat(page.locator(".recording").innerText()).contains(Guidance.NO_AUDIO);
        assertThat(page.locator("#play-pause").isDisabled()).isTrue();
        page.locator("#criterion-1 button.place").click();
        assertThat(page.locator("#slider").getAttribute("aria-valuetext")).isEqualTo("0:02 of 1:06");
    }

    @Test
    void aChatHasBubblesAndNoPlayer() throws Exception {
        Page page = open("chat", SampleResults.chat(), null);
        assertThat(page.locator("#player, #timeline").count()).isZero();
        assertThat(page.locator(".typed .turn").count()).isEqualTo(6);
        page.locator("#criterion-3 a.place").click();
        assertThat(page.evaluate("document.querySelector(':target').id")).isEqualTo("turn-4");
    }

    @Test
    void thePageIsCompleteWithoutItsScript() throws Exception {
        context.close();
        context = chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        Page page = open("call", SampleResults.billingCall(), SamplePages.billingAudio());
        assertThat(page.locator("#criterion-8").innerText()).contains("Offers further help", "10/10");
        assertThat(page.locator("#turn-13").innerText()).contains("goodbye");
        assertThat(page.locator("#player").isVisible()).isFalse();
    }

    @Test
    void hostileTextIsShownAsText() throws Exception {
        List<String> texts = HostileTexts.all();
        Page page = open("hostile", SampleResults.hostileCall(texts), SamplePages.billingAudio());
        assertThat(page.evaluate("window.hacked ?? null")).isNull();
        assertThat(page
                .locator(
                        "body script[src], iframe, object, embed, form, base, body link, body meta, body style, [onerror], [onload], "
                        + "[autofocus]").count()).isZero();
        assertThat(page
                .evaluate(
                        "[...document.querySelectorAll('.said')].map(said => said.textContent.slice(0, "
                        + "-String([...said.querySelectorAll('sup')].map(sup => sup.textContent).join('')).length))"))
                .isEqualTo(texts.stream().map(PlainText::shown).toList());
        assertThat(page.locator("#slider").getAttribute("aria-valuetext")).as("the script has run")
                .isEqualTo("0:00 of " + Clock.at(1000L * texts.size()));
        page.evaluate("document.querySelectorAll('.flag')[9].click()");
        until(page, "document.querySelector('.turn.now')?.id === 'turn-9'");
    }

    @Test
    void axeFindsNothingWideOrNarrowByDayOrByNight() throws Exception {
        for (Look look : Look.all()) {
            context.close();
            context = newContext(look.width(), look.scheme());
            clean(open("call", SampleResults.billingCall(), SamplePages.billingAudio()), look.toString());
        }
        clean(open("chat", SampleResults.chat(), null), "chat by night, narrow");
        clean(open("silent", SampleResults.silentCall(), null), "silent");
    }

    private void clean(Page page, String as) {
        noRequestLeftSoFar();
        assertThat(Accessibility.violationsOfTheStandard(page)).as(as).isEmpty();
        complaints.clear(); // axe itself sets inline styles
    }

    private void noRequestLeftSoFar() {
        assertThat(requests).isEmpty();
        assertThat(complaints).isEmpty();
    }

    private BrowserContext newContext(int width, ColorScheme scheme) {
        return chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme));
    }

    private Page open(String name, Result result, @Nullable CallAudioView audio) throws Exception {
        Page page = watched();
        page.navigate(SamplePages.write(name, result, audio).toUri().toString());
        return page;
    }

    private Page watched() {
        Page page = context.newPage();
        page.onRequest(request -> {
            if (!request.url().startsWith("file:") && !request.url().startsWith("blob:") && !request.url().startsWith("data:")) {
                requests.add(request.url());
            }
        });
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.exposeFunction("complain", arguments -> complaints.add(String.valueOf(arguments[0])));
        page.addInitScript(
                "document.addEventListener('securitypolicyviolation', "
                        + "event => complain(event.violatedDirective + ' ' + event.blockedURI))");
        return page;
    }

    /** Positions of the sound from the click until it has stopped by itself. */
    private static List<Double> heardAfter(Page page, Runnable click) {
        List<Double> heard = new ArrayList<>();
        click.run();
        until(page, "document.getElementById('play-pause').getAttribute('aria-label') === 'Pause'");
        heard.add(position(page));
        until(page, "document.getElementById('play-pause').getAttribute('aria-label') === 'Play'");
        heard.add(position(page));
        return heard;
    }

    /**
     * Asks again and again until the expression is true; the page's policy forbids Playwright's own way, which evaluates text in the page.
     */
    private static void until(Page page, String expression) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!Boolean.TRUE.equals(page.evaluate(expression))) {
            assertThat(System.nanoTime()).as(expression).isLessThan(end);
            page.waitForTimeout(20);
        }
    }

    private static double position(Page page) {
        return number(page.locator("#slider").getAttribute("aria-valuenow"));
    }

    private static double number(@Nullable Object value) {
        return Double.parseDouble(String.valueOf(value));
    }
}
