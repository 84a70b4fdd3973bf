package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.earmark.testing.Accessibility;
import dev.earmark.testing.Chromium;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A tab of a browser with somebody logged in. What the page complains about is kept: errors, violations of its policy, requests to
 * elsewhere.
 */
final class Tab implements AutoCloseable {

    private static final String WATCH = "window.complaints = []; addEventListener('securitypolicyviolation', "
            + "event => complaints.push(event.violatedDirective + ' ' + event.blockedURI));";

    /** Notes where the sound is while it plays, and that it has stopped. */
    static final String RECORD = """
            (() => {
            window.heard = []; window.stopped = false;
            const play = HTMLMediaElement.prototype.play;
            HTMLMediaElement.prototype.play = function () {
              const note = () => { if (!this.paused) { heard.push(this.currentTime); requestAnimationFrame(note); } };
              this.addEventListener('pause', () => { heard.push(this.currentTime); window.stopped = true; }, { once: true });
              this.addEventListener('playing', note, { once: true });
              return play.call(this);
            };
            })()""";

    final BrowserContext context;
    final Page page;
    private final String base;
    private final List<String> complaints = new ArrayList<>();

    Tab(Chromium chromium, Served served, int width, ColorScheme scheme) {
        this(chromium, served.base(), width, scheme);
    }

    /** @param server that runs elsewhere */
    Tab(Chromium chromium, URI server, int width, ColorScheme scheme) {
        base = server.toString();
        context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme)
                .setBaseURL(base).setLocale("en-GB").setTimezoneId("UTC").setPermissions(List.of("clipboard-read", "clipboard-write")));
        context.addInitScript(WATCH);
        page = context.newPage();
        watch(page);
    }

    /** Another page of the same person. */
    Page another() {
        Page other = context.newPage();
        watch(other);
        return other;
    }

    private void watch(Page watched) {
        watched.setDefaultTimeout(20_000);
        watched.onPageError(complaints::add);
        watched.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        watched.onRequest(request -> {
            if (!request.url().startsWith(base) && !request.url().startsWith("blob:") && !request.url().startsWith("data:")) {
                complaints.add("asked for " + request.url());
            }
        });
    }

    Tab logIn(String login) {
        page.navigate("/login/form");
        page.getByLabel("Login").fill(login);
        page.getByLabel("Password").fill(Served.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.contains("/login/"));
        return this;
    }

    Tab open(String address) {
        page.navigate(address);
        return this;
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** As {@link #until(String)}, in another page. Asked from outside: the policy lets no page make functions of texts. */
    static void until(Page page, String expression) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!Boolean.TRUE.equals(page.evaluate("(async () => Boolean(await (" + expression + ")))()"))) {
            assertThat(System.nanoTime()).as(expression).isLessThan(end);
            page.waitForTimeout(40);
        }
    }

    /** Drops a file on the page, as somebody would who drags it there. */
    void drop(String name, byte[] content) {
        page.evaluate("""
                ([name, content]) => {
                  const files = new DataTransfer();
                  files.items.add(new File([Uint8Array.from(atob(content), one => one.charCodeAt(0))], name));
                  for (const type of ['dragenter', 'dragover', 'drop']) {
                    document.dispatchEvent(new DragEvent(type, { dataTransfer: files, bubbles: true, cancelable: true }));
                  }
                }""", List.of(name, Base64.getEncoder().encodeToString(content)));
    }

    /** Selects words of a turn, as a mouse would. */
    void select(int turn, String words) {
        page.evaluate("""
                ([turn, words]) => {
                  const said = document.querySelector(`#turn-${turn} .said`);
                  const walker = document.createTreeWalker(said, NodeFilter.SHOW_TEXT);
                  while (walker.nextNode() && !walker.currentNode.data.includes(words)) { /* on */ }
                  const at = walker.currentNode.data.indexOf(words);
                  said.scrollIntoView({ block: 'center' });
                  getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
                }""", List.of(turn, words));
        PlaywrightAssertions.assertThat(page.locator(".selection")).isVisible();
    }

    /** Notes from now on where the sound is while it plays, and that it has stopped. */
    void record() {
        page.evaluate(RECORD);
    }

    /** That just what lies between these seconds was heard since {@link #record}, and a little around it. */
    void mustHaveHeard(double start, double end) {
        until("stopped");
        assertThat(number("Math.min(...heard)")).isBetween(start - 0.3, start + 0.5);
        assertThat(number("heard.at(-1)")).isBetween(end + 0.55, end + 1.5);
    }

    /** Waits until an expression of script is true. */
    void until(String expression) {
        until(page, expression);
    }

    double number(String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }

    /** Makes sure that nothing is cut off at the side, and leaves a picture for people where it is wanted. */
    void picture(String name) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as(name).isEqualTo(true);
        if (!Pictures.wanted()) {
            return;
        }
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "pages", "page-" + name + ".png")));
    }

    /** Holds the page against the rules of accessibility that a program can check. */
    void mustBeClear(String where) {
        mustBeQuiet(where);
        assertThat(Accessibility.violations(page)).as(where).isEmpty();
        page.evaluate("complaints.length = 0"); // axe itself sets inline styles
        complaints.clear();
    }

    /** What was to be expected, such as a refusal that the console repeats. */
    void forget(String part) {
        complaints.removeIf(complaint -> complaint.contains(part));
    }

    void mustBeQuiet(String where) {
        assertThat(complaints).as("complaints " + where).isEmpty();
        if (page.url().startsWith(base)) {
            assertThat((List<?>) page.evaluate("window.complaints ?? []")).as("policy " + where).isEmpty();
        }
    }

    @Override
    public void close() {
        try {
            mustBeQuiet("at the end");
        } finally {
            context.close();
        }
    }
}
